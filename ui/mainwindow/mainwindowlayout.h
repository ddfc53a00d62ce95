// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timetext.h"
#include "ui/theme/theme.h"

#include <QObject>

class QAction;
class QLabel;
class QMainWindow;
class QStackedWidget;

namespace mtnops {

class ChartArea;
class ColumnPanel;
class DeviceActions;
class DevicePanel;
class DockArea;
class EventPanel;
class FileActions;
class LogSession;
class MainWindowActions;
class ModeBadge;
class OverlayLabel;
class OverviewPage;
class StatisticsPanel;
class TablePanel;
class TimeActions;
class WindowSettings;
class WindowStatusBar;

/** The parts of the main window and where they stand. The parts belong to the window. Main thread. */
class MainWindowLayout : public QObject
{
    Q_OBJECT

public:
    /** Nothing is owned; all outlive the layout. */
    MainWindowLayout(QMainWindow &window, LogSession &session, MainWindowActions &actions, TimeActions &timeActions,
                     const FileActions &fileActions, const DeviceActions &deviceActions);

    void restore(const WindowSettings &settings);
    void save(WindowSettings &settings) const;

    void setTheme(const Theme &theme);
    /** @p shown: what times are shown in; @p site: for the clocks of the status line. */
    void setTimeText(const TimeText &shown, const SiteInfo &site);
    void setTitle(const QString &title);
    /** Puts it above the time bar, and owns it. */
    void addBanner(QWidget *banner);
    /** What every panel says while there is no device; empty when there is one. */
    void setEmptyText(const QString &text, bool isError);
    /** Opens that panel where it is closed, and brings it to the front. */
    void showPanel(const QWidget *panel);
    /** The overview in place of the charts, or the charts again. Where there is no room for all of its tiles, the
       panels around it are closed meanwhile. */
    void showOverview(bool shown);
    /** Every panel back to where it was at first. */
    void reset();

    ModeBadge *badge = nullptr;
    ColumnPanel *columns = nullptr;
    ChartArea *chart = nullptr;
    OverviewPage *overview = nullptr;
    OverlayLabel *chartNote = nullptr; ///< over the chart, while there is nothing to draw
    TablePanel *table = nullptr;
    DevicePanel *devices = nullptr;
    EventPanel *events = nullptr;
    StatisticsPanel *statistics = nullptr;
    WindowStatusBar *status = nullptr;

private:
    void buildMenuLine(const TimeActions &timeActions, const FileActions &fileActions,
                       const DeviceActions &deviceActions);
    void buildPanels(LogSession &session, TimeActions &timeActions);
    QList<QAction *> panelToggles() const;

    QMainWindow &m_window;
    MainWindowActions &m_actions;
    QLabel *m_title = nullptr;
    QStackedWidget *m_middle = nullptr; ///< charts or overview
    DockArea *m_docks = nullptr; ///< the charts, and the panels around them
};

} // namespace mtnops
