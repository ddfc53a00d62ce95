// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/devicetrial.h"

namespace mtnops {

/** Prints of a number of polls what goes over the wire and what it means; then ends the event loop with the exit code
    of the last one. Main thread. */
class PollPrinter : public QObject
{
    Q_OBJECT

public:
    /** @p trial must outlive this. */
    PollPrinter(DeviceTrial &trial, int polls, QObject *parent = nullptr);

private:
    void printExchange(const Exchange &exchange);
    void printSample(const Sample &sample);
    void finishPoll(const TrialReport &report);

    DeviceTrial &m_trial;
    int m_left;
};

} // namespace mtnops
