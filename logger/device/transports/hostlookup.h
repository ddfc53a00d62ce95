// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/transports/detachedwork.h"
#include "logger/device/transports/hostresolver.h"

#include <QObject>

namespace mtnops {

/** Looks one name up on a thread of its own, which nobody ever waits for: a look-up may hang for half a minute and
   delays neither another one nor the end of this object or of the process. Lives on the polling thread. */
class HostLookup : public QObject
{
    Q_OBJECT

public:
    HostLookup(const QString &name, HostResolver resolver, QObject *parent);

    /** Ends with answered(). Does nothing while one is under way: there is never more than one thread. */
    void start();
    bool isUnderWay() const { return m_work.isUnderWay(); }

signals:
    void answered(const mtnops::HostAnswer &answer);

private:
    void answerLater(const HostAnswer &answer);

    const std::string m_name; ///< as DNS writes it; empty when it cannot be a name
    const HostResolver m_resolver;
    DetachedWork m_work{*this};
};

} // namespace mtnops
