// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timetext.h"
#include "ui/theme/theme.h"

#include <QObject>

class QLabel;
class QMainWindow;
class QSplitter;
class QTabWidget;

namespace mtnops {

class ChartArea;
class ColumnPanel;
class EventPanel;
class LogSession;
class MainWindowActions;
class ModeBadge;
class OverlayLabel;
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
    MainWindowLayout(QMainWindow &window, LogSession &session, MainWindowActions &actions, TimeActions &timeActions);

    void restore(const WindowSettings &settings);
    void save(WindowSettings &settings) const;

    void setTheme(const Theme &theme);
    /** @p shown: what times are shown in; @p site: the site's own, for the first clock. */
    void setTimeText(const TimeText &shown, const TimeText &site);
    void setTitle(const QString &title);
    void showTab(const QWidget *panel);

    ModeBadge *badge = nullptr;
    ColumnPanel *columns = nullptr;
    ChartArea *chart = nullptr;
    OverlayLabel *chartNote = nullptr; ///< over the chart, while there is nothing to draw
    TablePanel *table = nullptr;
    EventPanel *events = nullptr;
    WindowStatusBar *status = nullptr;

private:
    void buildMenuLine(const TimeActions &timeActions);
    void buildPanels(LogSession &session, TimeActions &timeActions);
    void connectToggles();

    QMainWindow &m_window;
    MainWindowActions &m_actions;
    QLabel *m_title = nullptr;
    QSplitter *m_upper = nullptr; ///< columns | chart
    QSplitter *m_whole = nullptr; ///< upper / tabs
    QTabWidget *m_tabs = nullptr;
};

} // namespace mtnops
