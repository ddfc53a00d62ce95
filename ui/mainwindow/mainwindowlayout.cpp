// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindowlayout.h"

#include "models/logsession.h"
#include "ui/charts/chartarea.h"
#include "ui/mainwindow/mainwindowactions.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/mainwindow/windowstatusbar.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/eventpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tablepanel.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timebar.h"

#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace mtnops {

namespace {

const QString geometryKey = QStringLiteral("geometry");
const QString upperKey = QStringLiteral("upper-splitter");
const QString wholeKey = QStringLiteral("whole-splitter");
const QString columnsKey = QStringLiteral("columns");
const QString bottomKey = QStringLiteral("bottom");

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

/** As large as looks good, but whole on a small screen with what a window manager puts around it. */
QSize firstSize(const QScreen &screen)
{
    const QSize frame(8, 40); // known only when the window is shown
    return QSize(1280, 800).boundedTo(screen.availableSize() - frame);
}

} // namespace

MainWindowLayout::MainWindowLayout(QMainWindow &window, LogSession &session, MainWindowActions &actions,
                                   TimeActions &timeActions)
    : QObject(&window), m_window(window), m_actions(actions)
{
    buildMenuLine(timeActions);
    buildPanels(session, timeActions);
    status = new WindowStatusBar(session, &window);
    window.setStatusBar(status);
    connectToggles();
}

void MainWindowLayout::restore(const WindowSettings &settings)
{
    if (!m_window.restoreGeometry(settings.bytes(geometryKey)))
        m_window.resize(firstSize(*m_window.screen()));
    if (!m_upper->restoreState(settings.bytes(upperKey)))
        m_upper->setSizes({ColumnPanel::preferredWidth, m_window.width() - ColumnPanel::preferredWidth});
    if (!m_whole->restoreState(settings.bytes(wholeKey)))
        m_whole->setSizes({m_window.height() * 7 / 10, m_window.height() * 3 / 10});
    m_actions.columnPanel->setChecked(settings.isVisible(columnsKey));
    m_actions.bottomPanel->setChecked(settings.isVisible(bottomKey));
    columns->setVisible(m_actions.columnPanel->isChecked());
    m_tabs->setVisible(m_actions.bottomPanel->isChecked());
}

void MainWindowLayout::save(WindowSettings &settings) const
{
    settings.setBytes(geometryKey, m_window.saveGeometry());
    settings.setBytes(upperKey, m_upper->saveState());
    settings.setBytes(wholeKey, m_whole->saveState());
    settings.setVisible(columnsKey, m_actions.columnPanel->isChecked());
    settings.setVisible(bottomKey, m_actions.bottomPanel->isChecked());
}

void MainWindowLayout::setTheme(const Theme &theme)
{
    badge->setTheme(theme);
    columns->setTheme(theme);
    chart->setTheme(theme);
    table->setTheme(theme);
    events->setTheme(theme);
    status->setTheme(theme);
}

void MainWindowLayout::setTimeText(const TimeText &shown, const TimeText &site)
{
    chart->setTimeZone(shown.zone());
    table->setTimeText(shown);
    status->setSiteTime(site);
}

void MainWindowLayout::setTitle(const QString &title)
{
    m_title->setText(title);
    m_window.setWindowTitle(title.isEmpty() ? QStringLiteral("mtnops-logger") : tr("%1 — mtnops-logger").arg(title));
}

void MainWindowLayout::showTab(const QWidget *panel)
{
    m_actions.bottomPanel->setChecked(true);
    m_tabs->setCurrentIndex(m_tabs->indexOf(const_cast<QWidget *>(panel)));
}

void MainWindowLayout::buildMenuLine(const TimeActions &timeActions)
{
    auto *line = new QWidget(&m_window);
    line->setObjectName(QStringLiteral("menuLine"));
    line->setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel(line);
    m_title->setObjectName(QStringLiteral("siteTitle"));
    m_title->setTextFormat(Qt::PlainText);
    auto *bar = new QMenuBar(line);
    bar->setNativeMenuBar(false); // title and state stand in its line
    m_actions.fillMenus(*bar, timeActions);
    bar->setMinimumWidth(bar->sizeHint().width()); // a long state gives way, not the menus
    badge = new ModeBadge(line);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(12, 0, 12, 0);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(bar, 1);
    layout->addWidget(badge);
    m_window.setMenuWidget(line);
}

void MainWindowLayout::buildPanels(LogSession &session, TimeActions &timeActions)
{
    auto *central = new QWidget(&m_window);
    auto *timeBar = new TimeBar(session.window(), timeActions, session.clock(), central);
    m_whole = makeSplitter(Qt::Vertical, central);
    m_upper = makeSplitter(Qt::Horizontal, m_whole);
    columns = new ColumnPanel(session.tree(), m_upper);
    chart = new ChartArea(session.window(), session.selection(), m_upper);
    columns->setArranger(&chart->arranger());
    chartNote = new OverlayLabel(chart);
    connect(timeBar, &TimeBar::windowTyped, chart, [this] { chart->setFocus(); });
    m_upper->setStretchFactor(1, 1);
    m_tabs = new QTabWidget(m_whole);
    m_tabs->setObjectName(QStringLiteral("bottomPanel"));
    m_tabs->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    table = new TablePanel(session, m_tabs);
    events = new EventPanel(session.events(), m_tabs);
    m_tabs->addTab(table, tr("Table"));
    m_tabs->addTab(events, tr("Events"));
    m_whole->setStretchFactor(0, 1);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(timeBar);
    layout->addWidget(m_whole, 1);
    m_window.setCentralWidget(central);
}

void MainWindowLayout::connectToggles()
{
    connect(m_actions.columnPanel, &QAction::toggled, columns, &QWidget::setVisible);
    connect(m_actions.bottomPanel, &QAction::toggled, m_tabs, &QWidget::setVisible);
}

} // namespace mtnops
