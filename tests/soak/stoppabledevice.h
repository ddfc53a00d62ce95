// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/source.h"

#include <QProcess>

namespace mtnops {

/** A numbered device in a process of its own, so that it can be stopped as a whole: its kernel still takes connections.
    Main thread. */
class StoppableDevice : public Source
{
    Q_OBJECT

public:
    explicit StoppableDevice(const QString &name);
    ~StoppableDevice() override;

    quint16 port() const override { return m_port; }
    void signal(int number);

private:
    void takeOffers();

    QProcess m_process;
    quint16 m_port = 0;
};

/** What that process runs: prints its port, then for each number the time at which it is offered. */
int runStoppableDevice();

} // namespace mtnops
