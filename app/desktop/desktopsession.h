// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demohistory.h"
#include "app/sitereload.h"
#include "app/unixsignals.h"
#include "logger/core/clock.h"
#include "logger/engine/loggingengine.h"
#include "models/logsession.h"
#include "models/temporarylog.h"
#include "ui/mainwindow/mainwindow.h"

#include <QObject>

#include <optional>

namespace mtnops {

/** The window, what it looks at, and the engine where this process logs. Closing the window and SIGTERM are the same
   end. Main thread. */
class DesktopSession : public QObject
{
    Q_OBJECT

public:
    /** Looks at a database and logs nothing. */
    explicit DesktopSession(const QString &databasePath, QObject *parent = nullptr);
    /** Looks at another program's database, as it is read into @p log. */
    DesktopSession(std::unique_ptr<TemporaryLog> log, const QString &pathOrUrl, QObject *parent = nullptr);
    /** Logs a site unless somebody else does; a simulated one gets a history first. @p sitePath is its file, which can
        be edited; empty for the demo, which has none. */
    DesktopSession(const Site &site, const QString &sitePath, QObject *parent = nullptr);
    ~DesktopSession() override;

    /** Ends the logging, if it has not ended with the window; the error says what was read and could not be written. */
    Result<void> stop();

private:
    void connectEnd();
    void makeHistory(const Site &site);
    void startLogging();

    SystemClock m_clock;
    UnixSignals m_signals;
    std::unique_ptr<TemporaryLog> m_temporary; ///< of another program's database; goes last
    LogSession m_session;
    MainWindow m_window;
    std::unique_ptr<LoggingEngine> m_engine;
    std::unique_ptr<SiteReload> m_reload; ///< of m_engine
    std::unique_ptr<DemoHistory> m_history;
};

} // namespace mtnops
