// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindowlayout.h"

#include "models/logsession.h"
#include "ui/charts/chartarea.h"
#include "ui/dialogs/screenfit.h"
#include "ui/mainwindow/dockarea.h"
#include "ui/mainwindow/mainwindowactions.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/mainwindow/windowstatusbar.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/devicepanel.h"
#include "ui/panels/eventpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/statisticspanel.h"
#include "ui/panels/tablepanel.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timebar.h"

#include <QAction>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mtnops {

namespace {

const QString geometryKey = QStringLiteral("geometry");
const QString docksKey = QStringLiteral("docks");

constexpr QSize firstSize(1280, 800); // looks good

} // namespace

MainWindowLayout::MainWindowLayout(QMainWindow &window, LogSession &session, MainWindowActions &actions,
                                   TimeActions &timeActions, const FileActions &fileActions,
                                   const DeviceActions &deviceActions)
    : QObject(&window), m_window(window), m_actions(actions)
{
    buildPanels(session, timeActions);
    buildMenuLine(timeActions, fileActions, deviceActions);
    status = new WindowStatusBar(session, &window);
    window.setStatusBar(status);
}

void MainWindowLayout::restore(const WindowSettings &settings)
{
    if (!m_window.restoreGeometry(settings.bytes(geometryKey)))
        m_window.resize(fittedTo(*m_window.screen(), firstSize));
    // A hidden window has not told its parts their sizes, and docks restored into a smaller room would shrink.
    for (const QWidget *part : std::initializer_list<const QWidget *>{&m_window, m_window.centralWidget(), m_docks})
        part->layout()->activate();
    reset();
    m_docks->restore(settings.bytes(docksKey));
}

void MainWindowLayout::save(WindowSettings &settings) const
{
    settings.setBytes(geometryKey, m_window.saveGeometry());
    settings.setBytes(docksKey, m_docks->save());
}

void MainWindowLayout::reset()
{
    m_docks->arrange(ColumnPanel::preferredWidth, m_window.height() * 3 / 10);
}

void MainWindowLayout::setTheme(const Theme &theme)
{
    badge->setTheme(theme);
    columns->setTheme(theme);
    chart->setTheme(theme);
    overview->setTheme(theme);
    table->setTheme(theme);
    devices->setTheme(theme);
    events->setTheme(theme);
    statistics->setTheme(theme);
    status->setTheme(theme);
}

void MainWindowLayout::setTimeText(const TimeText &shown, const SiteInfo &site)
{
    chart->setShownTime(shown.shown());
    table->setTimeText(shown);
    devices->setTimeText(shown);
    statistics->setTimeText(shown);
    status->setSite(site);
}

void MainWindowLayout::setTitle(const QString &title)
{
    m_title->setText(title);
    m_window.setWindowTitle(title.isEmpty() ? QStringLiteral("mtnops-logger") : tr("%1 — mtnops-logger").arg(title));
}

void MainWindowLayout::addBanner(QWidget *banner)
{
    static_cast<QVBoxLayout *>(m_window.centralWidget()->layout())->insertWidget(0, banner);
}

void MainWindowLayout::setEmptyText(const QString &text, bool isError)
{
    columns->setEmptyText(text, isError);
    overview->setEmptyText(text, isError);
    table->setEmptyText(text, isError);
    devices->setEmptyText(text, isError);
    events->setEmptyText(text, isError);
}

void MainWindowLayout::showPanel(const QWidget *panel)
{
    m_docks->showPanel(panel);
}

void MainWindowLayout::showOverview(bool shown)
{
    m_docks->setFolded(shown && overview->needsMoreThan(m_middle->size()));
    m_middle->setCurrentWidget(shown ? static_cast<QWidget *>(overview) : chart);
    m_middle->currentWidget()->setFocus();
}

void MainWindowLayout::buildMenuLine(const TimeActions &timeActions, const FileActions &fileActions,
                                     const DeviceActions &deviceActions)
{
    auto *line = new QWidget(&m_window);
    line->setObjectName(QStringLiteral("menuLine"));
    line->setAttribute(Qt::WA_StyledBackground);
    m_title = new QLabel(line);
    m_title->setObjectName(QStringLiteral("siteTitle"));
    m_title->setTextFormat(Qt::PlainText);
    auto *bar = new QMenuBar(line);
    bar->setNativeMenuBar(false); // title and state stand in its line
    m_actions.fillMenus(*bar, timeActions, fileActions, deviceActions, panelToggles());
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
    m_docks = new DockArea(central);
    m_middle = new QStackedWidget(m_docks);
    chart = new ChartArea(session.window(), session.selection(), m_middle);
    overview = new OverviewPage(session.overview(), m_middle);
    m_middle->addWidget(chart);
    m_middle->addWidget(overview);
    connect(overview, &OverviewPage::shown, &session.sparklines(), &Sparklines::setActive);
    chart->addAction(m_actions.measure); // whose key is for the charts
    chartNote = new OverlayLabel(chart);
    connect(timeBar, &TimeBar::windowTyped, chart, [this] { chart->setFocus(); });
    m_docks->setCentralWidget(m_middle);
    columns = new ColumnPanel(session.tree(), m_docks);
    columns->setArranger(&chart->arranger());
    table = new TablePanel(session, m_docks);
    devices = new DevicePanel(session.devices(), m_docks);
    events = new EventPanel(session.events(), m_docks);
    statistics = new StatisticsPanel(session.statistics(), session.tree(), m_docks);
    m_docks->addPanel(columns, QStringLiteral("columnsDock"), tr("Devices and columns"), Qt::LeftDockWidgetArea);
    m_docks->addPanel(table, QStringLiteral("tableDock"), tr("Table"), Qt::BottomDockWidgetArea);
    m_docks->addPanel(devices, QStringLiteral("devicesDock"), tr("Devices"), Qt::BottomDockWidgetArea);
    m_docks->addPanel(events, QStringLiteral("eventsDock"), tr("Events"), Qt::BottomDockWidgetArea);
    const QDockWidget *statisticsDock =
        m_docks->addPanel(statistics, QStringLiteral("statisticsDock"), tr("Statistics"), Qt::BottomDockWidgetArea);
    connect(statisticsDock, &QDockWidget::visibilityChanged, &session.statistics(), &StatisticsModel::setActive);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(timeBar);
    layout->addWidget(m_docks, 1);
    m_window.setCentralWidget(central);
}

QList<QAction *> MainWindowLayout::panelToggles() const
{
    QList<QAction *> toggles{m_docks->lowerToggle()};
    for (const QWidget *panel : std::initializer_list<const QWidget *>{columns, table, devices, events, statistics})
        toggles.append(m_docks->toggleOf(panel));
    m_docks->lowerToggle()->setShortcut(Qt::Key_F10);
    m_docks->toggleOf(columns)->setShortcut(Qt::Key_F9);
    return toggles;
}

} // namespace mtnops
