// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/numbereddevice.h"
#include "tests/soak/stoppabledevice.h"

#include <memory>

namespace mtnops {

/** The fake observatory: a device for each way to let a logger down, one that never does, one that is asked by name and
    one that can be stopped. Main thread. */
class Observatory
{
public:
    static constexpr auto hostName = "soak-observatory.invalid";

    /** @p hasOwnNames: whether the logger can be told what that name means. */
    Observatory(quint32 seed, bool hasOwnNames);

    /** Writes what mtnops-logger logs them by. */
    void writeSiteFile(const QString &path, const QString &databasePath) const;

    QList<Source *> sources() const;
    Source &source(const QString &name) const;

    /** The troubles, each with the device that has it. */
    const std::vector<std::pair<Trouble, NumberedDevice *>> &troubled() const { return m_troubled; }
    StoppableDevice &stoppable() const { return *m_stoppable; }
    NumberedDevice *named() const { return m_named; } ///< null where there are no own names

private:
    NumberedDevice *add(const QString &name, NumberedDevice::Connection connection);

    quint32 m_seed;
    std::vector<std::unique_ptr<NumberedDevice>> m_devices;
    std::vector<std::pair<Trouble, NumberedDevice *>> m_troubled;
    std::unique_ptr<StoppableDevice> m_stoppable;
    NumberedDevice *m_named = nullptr;
};

} // namespace mtnops
