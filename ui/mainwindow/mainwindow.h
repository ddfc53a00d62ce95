// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/columnchoice.h"
#include "ui/mainwindow/deviceactions.h"
#include "ui/mainwindow/fileactions.h"
#include "ui/mainwindow/loggingmode.h"
#include "ui/mainwindow/mainwindowactions.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/mainwindow/windowtimes.h"
#include "ui/panels/timeactions.h"
#include "ui/theme/themecontroller.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>

namespace mtnops {

class ForeignActions;
struct EngineStatus;
struct Exchange;
class LogSession;
class MainWindowLayout;

/** The window of the desktop application: one database, looked at. It reads through the session and logs nothing
    itself; the application tells it what the engine does. Main thread. */
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /** @p session is not owned and outlives the window. */
    explicit MainWindow(LogSession &session, QWidget *parent = nullptr);

    void setLoggingMode(const LoggingMode &mode);
    /** Its devices can be edited; with an empty @p path they cannot, for @p reason. */
    void setSiteFile(const QString &path, const QString &reason = {});
    /** Asks for a device, as its action does: a new site has none. */
    void addDevice();
    /** The engine of this process did not take the site file that was saved. */
    void showReloadRefused(const QString &reason);
    /** The session's log is a temporary one: reads another program's database into it, and says so. */
    void readForeign(const QString &pathOrUrl);
    void setEngineStatus(const EngineStatus &status);
    /** What a device was sent and answered, after watchWanted(). */
    void showExchange(const mtnops::Exchange &exchange);

    /** Puts up to four columns of different units on the chart; does nothing when something is on it. Done by itself
        for a site that was never looked at. */
    void chooseDefaults();

signals:
    /** The window closes: time to stop the engine. */
    void aboutToClose();
    /** To be asked of the engine, where this process logs; as DevicePanel tells it. */
    void pollWanted(const QString &device);
    void watchWanted(const QString &device);
    /** The site file was changed: time for the engine to read it again. */
    void siteSaved();
    /** Another log, or another program's database, shall be viewed in a window of its own. */
    void viewerWanted(const QString &databasePath);
    /** A new site shall be logged in a window of its own. */
    void siteWanted(const QString &path);

protected:
    bool focusNextPrevChild(bool next) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void connectActions();
    void connectSession();
    void showEverything();
    void measure();
    void setTheme(ThemeKind kind);
    void showSite();
    void showTimes();
    void showEmptiness();
    /** Why nothing can be read or written: the engine's words where this process logs, else the reader's. */
    QString problemText() const;
    void turn();
    void openExport();

    LogSession &m_session;
    WindowSettings m_settings;
    ThemeController m_theme;
    MainWindowActions m_actions;
    TimeActions m_timeActions;
    ColumnChoice m_choice;
    std::unique_ptr<WindowTimes> m_times; ///< null over another program's database
    FileActions *m_files = nullptr; // child
    DeviceActions *m_deviceActions = nullptr; // child
    ForeignActions *m_foreign = nullptr; // child; null over a log of our own
    MainWindowLayout *m_layout = nullptr;
    QTimer m_turn; ///< once a second: clocks, ages and states
    QString m_engineProblem;
};

} // namespace mtnops
