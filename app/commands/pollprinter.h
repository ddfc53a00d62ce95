// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/device.h"

#include <QElapsedTimer>

#include <optional>

namespace mtnops {

/** Polls one device a number of times and prints what goes over the wire and what it means; then ends the event loop
    with the exit code of the last poll. Main thread. */
class PollPrinter : public QObject
{
    Q_OBJECT

public:
    PollPrinter(Device &device, int polls, QObject *parent = nullptr);

    void start();

private:
    void printExchange(const Exchange &exchange);
    void printSample(const Sample &sample);
    void finishPoll(bool succeeded);

    Device &m_device;
    int m_left;
    std::optional<Sample> m_sample; ///< of the poll that is under way
    qint64 m_rejectedBefore = 0; ///< by the polls before this one
    QElapsedTimer m_elapsed;
};

} // namespace mtnops
