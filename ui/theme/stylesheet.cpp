// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/stylesheet.h"

#include "ui/theme/themepalette.h"

namespace mtnops {

namespace {

const QLatin1StringView frames(R"(
QMainWindow, QDialog { background: @window; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }
QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QMainWindow::separator { background: @window; width: 4px; height: 4px; }
QMainWindow::separator:vertical { border-left: 1px solid @border; }
QMainWindow::separator:horizontal { border-bottom: 1px solid @border; }
QDockWidget { border: 1px solid @border; color: @text; }
QDockWidget > QWidget { background: @panel; }
#dockTitle QToolButton { border: none; border-radius: 3px; padding: 2px; background: transparent; }
#dockTitle QToolButton:hover { background: @raised; }
#dockTitle QToolButton:focus { border: 1px solid @accent; padding: 1px; }
QStatusBar { background: @panel; border-top: 1px solid @border; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; font-size: 9pt; }
QLabel[role="secondary"] { color: @muted; font-size: 9pt; }
QLabel[role="empty"] { color: @muted; }
QLabel[role="error"] { color: @alarm; }
QLineEdit { padding: 0 4px; }
QLineEdit[invalid="true"] { border: 1px solid @alarm; border-radius: 4px; background: @panel; padding: 0 4px; }
QLineEdit[edited="true"] { border: 1px solid @accent; border-radius: 4px; background: @panel; padding: 0 4px; }
#columnPanel { background: @panel; }
#foreignBar { background: @raised; border-bottom: 1px solid @border; }
#timeBar { background: @window; border-bottom: 1px solid @border; }
)");

const QLatin1StringView menus(R"(
#menuLine { background: @panel; border-bottom: 1px solid @border; }
QMenuBar { background: transparent; color: @muted; }
QMenuBar::item { padding: 7px 9px; background: transparent; color: @muted; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @raised; color: @text; border-radius: 4px; }
QMenu { background: @raised; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 26px; border-radius: 3px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @faint; }
QMenu::indicator { left: 6px; width: 13px; height: 13px; }
QMenu::icon { left: 6px; }
QMenu::icon:checked { background: @selection; border: 1px solid @muted; border-radius: 3px; padding: 2px; }
QMenu::separator { height: 1px; background: @border; margin: 4px 6px; }
#siteTitle { color: @text; font-weight: 600; }
)");

const QLatin1StringView timeBar(R"(
#timeBar QToolButton { background: @panel; color: @text; border: 1px solid @border; border-radius: 4px; padding: 4px 6px;
    min-height: 18px; }
#timeBar QToolButton:hover { background: @raised; }
#timeBar QToolButton:checked { background: @raised; border-color: @muted; }
#timeBar QToolButton:disabled { color: @faint; }
#timeBar QToolButton:focus { border-color: @accent; }
#timeBar QToolButton[segment="first"] { border-top-right-radius: 0; border-bottom-right-radius: 0; }
#timeBar QToolButton[segment="middle"] { border-radius: 0; border-left: none; }
#timeBar QToolButton[segment="last"] { border-top-left-radius: 0; border-bottom-left-radius: 0; border-left: none; }
#timeBar #liveButton { font-weight: 600; color: @accent; border-color: @accent; }
#timeBar #liveButton:checked { background: @accent; color: @window; }
#timeBar #liveButton:focus { border-color: @text; }
#timeBar QToolButton::menu-indicator { image: none; }
#timeBar QLineEdit { min-height: 26px; }
)");

const QLatin1StringView views(R"(
QAbstractItemView { background: @panel; alternate-background-color: @alternate; color: @text; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text; gridline-color: @grid; }
QTreeView, QTableView { border: 1px solid @panel; }
QTreeView:focus, QTableView:focus { border-color: @accent; }
QListWidget, QPlainTextEdit { border: 1px solid @border; border-radius: 4px; padding: 2px; }
QListWidget:focus, QPlainTextEdit:focus { border-color: @accent; }
QHeaderView { background: @panel; border: none; border-bottom: 1px solid @border; }
QHeaderView::section { background: @panel; color: @muted; font-size: 9pt; border: none; padding: 4px 8px 5px 8px; }
QTableView QTableCornerButton::section { background: @panel; border: none; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabBar { background: @panel; }
QTabBar::tab { background: transparent; color: @muted; padding: 7px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QProgressBar { background: @raised; border: 1px solid @border; border-radius: 4px; text-align: center; color: @text;
    min-height: 16px; }
QProgressBar::chunk { background: @selection; border-radius: 3px; }
QAbstractScrollArea::corner { background: @panel; border: none; }
QScrollBar { background: @panel; border: none; }
QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; }
QScrollBar::handle { background: @border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");

} // namespace

QString makeStyleSheet(const Theme &theme)
{
    QString sheet = frames + menus + timeBar + views;
    const auto put = [&](QLatin1StringView token, const QColor &colour) { sheet.replace(token, colour.name()); };
    put(QLatin1StringView("@window"), theme.window);
    put(QLatin1StringView("@panel"), theme.panel);
    put(QLatin1StringView("@raised"), theme.raised);
    put(QLatin1StringView("@border"), theme.border);
    put(QLatin1StringView("@grid"), theme.grid);
    put(QLatin1StringView("@text"), theme.text);
    put(QLatin1StringView("@muted"), theme.muted);
    put(QLatin1StringView("@faint"), disabledColour(theme));
    put(QLatin1StringView("@accent"), theme.accent);
    put(QLatin1StringView("@alarm"), theme.alarm);
    put(QLatin1StringView("@selection"), selectionColour(theme));
    put(QLatin1StringView("@alternate"), alternateColour(theme));
    Q_ASSERT(!sheet.contains(u'@'));
    return sheet;
}

} // namespace mtnops
