// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logsession.h"
#include "ui/mainwindow/mainwindow.h"

#include <functional>

namespace mtnops {

/** The main window over a log, large enough for plots of 2000 pixels, with eight traces. It knows nothing of what a
    person has set, and keeps nothing. Main thread. */
class BenchWindow
{
public:
    BenchWindow(const QString &path, const Clock &clock);

    /** Puts the last eight columns of a table on the chart, as soon as the database is read. */
    void plot(const QString &table);

    LogSession &session() { return m_session; }

    /** Runs the event loop until that is so. */
    static void waitFor(const std::function<bool()> &isDone);
    /** Until the window that is asked for is drawn. */
    void waitForLoad();
    /** Until a chart with a trace in it is painted. */
    void waitForPaint();

private:
    LogSession m_session;
    MainWindow m_window;
};

/** Before the window: settings of a folder that is empty. */
void forgetSettings(const QString &folder);

} // namespace mtnops
