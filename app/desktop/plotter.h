// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/plotarguments.h"
#include "models/logsession.h"
#include "ui/charts/chartarea.h"

#include <QEventLoop>

#include <chrono>

namespace mtnops {

/** Draws the charts of one request: a session and a chart that nobody sees, until all is read. Main thread of a
    QApplication. */
class Plotter : public QObject
{
    Q_OBJECT

public:
    /** Longer than the reader takes for all that it is asked for, each of which it gives up after 30 s. */
    static constexpr std::chrono::milliseconds longestWait = std::chrono::minutes(3);

    /** @p patience is how long write() waits for the readings. */
    Plotter(const PlotRequest &request, const Clock &clock, std::chrono::milliseconds patience = longestWait);

    /** Waits for the readings and writes the file. InvalidInput where not all panels have room. */
    Result<void> write();

private:
    void chooseColumns();
    Result<void> makeRoom();
    void giveUp();
    void noteAnswer();
    void noteEvents();
    void fail(const Error &error);
    bool hasAll();

    PlotRequest m_request;
    LogSession m_session;
    ChartArea m_chart;
    QEventLoop m_waiting;
    std::chrono::milliseconds m_patience;
    Result<void> m_outcome;
};

} // namespace mtnops
