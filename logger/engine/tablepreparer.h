// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/site/site.h"

#include <QDeadlineTimer>

#include <functional>

namespace mtnops {

class Writer;

/** Lays out the tables of a site's devices before their first rows, some at a time, so that a flush with a thousand new
    devices is no stall. Lives on the store thread. */
class TablePreparer
{
public:
    /** Told of a device whose columns differ from what is stored. */
    using Refused = std::function<void(const QString &device, const QString &reason)>;

    explicit TablePreparer(Refused refused) : m_refused(std::move(refused)) { }

    /** These are to be laid out by a new writer. */
    void expect(const QList<DeviceConfig> &devices) { m_devices = devices; }
    bool isDone() const { return m_devices.isEmpty(); }

    /** Goes on until all is done, or the time is over. The error is one that is the same for all, such as a lock or a
        full disk: the first device that meets it is the last to wait for it. */
    Result<void> prepare(Writer &writer, QDeadlineTimer until);

private:
    Result<void> prepareEach(Writer &writer, const QList<DeviceConfig> &devices);

    Refused m_refused;
    QList<DeviceConfig> m_devices; ///< not laid out yet
};

} // namespace mtnops
