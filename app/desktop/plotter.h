// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/plotarguments.h"
#include "models/logsession.h"
#include "ui/charts/chartarea.h"

#include <QEventLoop>

namespace mtnops {

/** Draws the charts of one request: a session and a chart that nobody sees, until all is read. Main thread of a
    QApplication. */
class Plotter : public QObject
{
    Q_OBJECT

public:
    Plotter(const PlotRequest &request, const Clock &clock);

    /** Waits for the readings and writes the file. */
    Result<void> write();

private:
    void chooseColumns();
    void noteAnswer();
    void noteEvents();
    void fail(const Error &error);
    bool hasAll();

    PlotRequest m_request;
    LogSession m_session;
    ChartArea m_chart;
    QEventLoop m_waiting;
    Result<void> m_outcome;
};

} // namespace mtnops
