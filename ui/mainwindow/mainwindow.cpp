// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "logger/engine/loggingengine.h"
#include "models/logsession.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartfeed.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/screenfit.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow/emptiness.h"
#include "ui/mainwindow/foreignactions.h"
#include "ui/mainwindow/foreignbar.h"
#include "ui/mainwindow/mainwindowlayout.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/pictureactions.h"
#include "ui/mainwindow/shortcutguard.h"
#include "ui/mainwindow/windowstatusbar.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/devicepanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/statisticspanel.h"
#include "ui/panels/tablepanel.h"

#include <QCloseEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>

namespace mtnops {

namespace {

void openDialog(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

MainWindow::MainWindow(LogSession &session, QWidget *parent)
    : QMainWindow(parent)
    , m_session(session)
    , m_theme(this)
    , m_actions(this)
    , m_timeActions(session.window(), session.clock(), this)
    , m_choice(session, m_settings, this)
{
    m_files = new FileActions(*this, m_settings);
    m_deviceActions = new DeviceActions(*this, session.clock());
    m_layout = new MainWindowLayout(*this, session, m_actions, m_timeActions, *m_files, *m_deviceActions);
    setAcceptDrops(true);
    m_timeActions.setClock(m_settings.clock());
    new ShortcutGuard(*this, m_actions.all(m_timeActions));
    connectActions();
    connectSession();
    m_layout->restore(m_settings);
    m_times = std::make_unique<WindowTimes>(session, m_settings);
    setTheme(m_settings.theme());
    m_layout->setTheme(m_theme.theme());
    showSite();
    showEmptiness();
    connect(&m_turn, &QTimer::timeout, this, &MainWindow::turn);
    m_turn.start(1000);
    turn();
}

void MainWindow::setLoggingMode(const LoggingMode &mode)
{
    if (m_times && (mode.kind == LoggingMode::Kind::Starting || mode.kind == LoggingMode::Kind::Logging))
        m_times->expectRows();
    m_layout->badge->setMode(mode);
    m_deviceActions->setLoggingMode(mode);
    m_layout->devices->setLogging(mode.kind == LoggingMode::Kind::Logging);
    turn();
}

void MainWindow::setSiteFile(const QString &path, const QString &reason)
{
    m_deviceActions->setSiteFile(path, reason);
    m_layout->devices->setEditable(m_deviceActions->canEdit(), m_deviceActions->reason());
    showEmptiness();
}

void MainWindow::addDevice()
{
    m_deviceActions->add();
}

void MainWindow::showReloadRefused(const QString &reason)
{
    m_deviceActions->tellRefused(reason);
}

void MainWindow::readForeign(const QString &pathOrUrl)
{
    m_times.reset(); // it shows everything that is read
    m_foreign = new ForeignActions(*this, pathOrUrl, m_session, m_settings);
    m_foreign->bar()->setTheme(m_theme.theme());
    connect(&m_theme, &ThemeController::themeChanged, m_foreign->bar(), &ForeignBar::setTheme);
    connect(m_foreign, &ForeignActions::changed, this, &MainWindow::turn);
    connect(m_foreign, &ForeignActions::viewerWanted, this, &MainWindow::viewerWanted);
    m_layout->addBanner(m_foreign->bar());
    turn();
}

void MainWindow::setEngineStatus(const EngineStatus &status)
{
    m_engineProblem = status.problem.isEmpty() ? status.alarm : status.problem;
    m_layout->badge->setLost(status.lost);
    m_session.devices().setOwnStates(status.devices);
    m_layout->status->setRate(status.rowsPerSecond);
    turn();
}

void MainWindow::showExchange(const Exchange &exchange)
{
    m_layout->devices->showExchange(exchange);
}

void MainWindow::chooseDefaults()
{
    m_choice.chooseDefaults();
}

/** Tab does not go to panels behind a tab: Qt keeps these visible, somewhere beside the window. */
bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget *start = focusWidget();
    do {
        if (!QMainWindow::focusNextPrevChild(next))
            return false;
    } while (focusWidget() != start && focusWidget()->visibleRegion().isEmpty());
    return true;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_layout->save(m_settings);
    m_settings.setClock(m_timeActions.clock());
    if (m_times)
        m_times->remember();
    emit aboutToClose();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileActions::filesOf(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QString &path : FileActions::filesOf(*event->mimeData()))
        m_files->open(path);
    event->acceptProposedAction();
}

void MainWindow::connectActions()
{
    connect(m_files, &FileActions::viewerWanted, this, &MainWindow::viewerWanted);
    connect(m_files, &FileActions::siteWanted, this, &MainWindow::siteWanted);
    connect(m_actions.overview, &QAction::toggled, m_layout, &MainWindowLayout::showOverview);
    connect(m_layout->overview, &OverviewPage::columnWanted, this, [this](const ColumnRef &column) {
        m_session.selection().setChosen(column, true);
        m_actions.overview->setChecked(false);
    });
    connect(m_actions.exportCsv, &QAction::triggered, this, &MainWindow::openExport);
    auto *pictures = new PictureActions(*this, m_session, *m_layout->chart, m_settings); // child
    connect(m_actions.saveImage, &QAction::triggered, pictures, &PictureActions::save);
    connect(m_actions.copyImage, &QAction::triggered, pictures, &PictureActions::copy);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        m_layout->showPanel(m_layout->columns);
        m_layout->columns->startFind();
    });
    connect(m_actions.goToTime, &QAction::triggered, this, [this] {
        m_layout->showPanel(m_layout->table);
        m_layout->table->startGoTo();
    });
    connect(m_actions.resetLayout, &QAction::triggered, m_layout, &MainWindowLayout::reset);
    connect(m_actions.clearChart, &QAction::triggered, &m_session.selection(), &PlotSelection::clear);
    connect(m_actions.shortcuts, &QAction::triggered, this,
            [this] { openDialog(new ShortcutsDialog(m_actions.all(m_timeActions), this)); });
    connect(m_actions.about, &QAction::triggered, this,
            [this] { openDialog(new AboutDialog(m_session.catalog().site, m_session.databasePath(), this)); });
    connect(&m_actions, &MainWindowActions::themeChosen, this, &MainWindow::setTheme);
    connect(&m_theme, &ThemeController::themeChanged, m_layout, &MainWindowLayout::setTheme);
    connect(&m_timeActions, &TimeActions::shownTimeChanged, this, &MainWindow::showTimes);
    connect(m_timeActions.everything(), &QAction::triggered, this, &MainWindow::showEverything);
    m_layout->table->setArrangements(
        [this](const QString &table) { return m_settings.tableColumns(m_session.catalog().site.name, table); });
    connect(m_layout->table, &TablePanel::arranged, this, [this](const QString &table, const QStringList &arrangement) {
        m_settings.setTableColumns(m_session.catalog().site.name, table, arrangement);
    });
    connect(m_layout->devices, &DevicePanel::pollWanted, this, &MainWindow::pollWanted);
    connect(m_layout->devices, &DevicePanel::watchWanted, this, &MainWindow::watchWanted);
    m_layout->devices->setEditable(m_deviceActions->canEdit(), m_deviceActions->reason());
    connect(m_layout->devices, &DevicePanel::addWanted, m_deviceActions, &DeviceActions::add);
    connect(m_layout->devices, &DevicePanel::editWanted, m_deviceActions, &DeviceActions::edit);
    connect(m_layout->devices, &DevicePanel::removeWanted, this,
            [this](const QString &device) { m_deviceActions->remove(device, m_session.titleOf(device)); });
    connect(m_deviceActions, &DeviceActions::saved, this, &MainWindow::siteSaved);
    connect(m_layout->columns, &ColumnPanel::tableWanted, this, [this](const QString &table) {
        m_session.setTable(table);
        m_layout->showPanel(m_layout->table);
    });
}

void MainWindow::connectSession()
{
    feedChart(m_session, *m_layout->chart);
    ChartArea *chart = m_layout->chart;
    connect(chart, &ChartArea::fitRequested, this, &MainWindow::showEverything);
    connect(chart, &ChartArea::tableTimeWanted, this, [this](Timestamp time) {
        m_layout->showPanel(m_layout->table);
        m_session.showTableTime(time);
    });
    connect(&m_session.window(), &TimeWindow::liveChanged, chart,
            [chart](bool live) { chart->showNotice(live ? QString() : tr("Not following — press Home for live")); });
    connect(&chart->cursors(), &TimeCursors::changed, &m_session,
            [this, chart] { m_session.statistics().setCursorSpan(chart->cursors().span()); });
    connect(m_actions.measure, &QAction::triggered, this, &MainWindow::measure);
    connect(m_layout->statistics, &StatisticsPanel::measureWanted, this, &MainWindow::measure);
    connect(m_layout->statistics, &StatisticsPanel::endWanted, &chart->cursors(), &TimeCursors::clear);
    connect(&m_session, &LogSession::siteChanged, this, &MainWindow::showSite);
    connect(&m_session, &LogSession::catalogChanged, this, &MainWindow::showEmptiness);
    connect(&m_session, &LogSession::problemChanged, this, &MainWindow::turn);
    connect(&m_session, &LogSession::latestChanged, this, &MainWindow::turn);
    connect(&m_session.selection(), &PlotSelection::changed, this, &MainWindow::showEmptiness);
}

void MainWindow::showEverything()
{
    if (m_session.showEverything())
        m_timeActions.markEverything();
}

void MainWindow::measure()
{
    m_actions.overview->setChecked(false);
    m_layout->showPanel(m_layout->statistics);
    m_layout->chart->setFocus();
    m_layout->chart->cursors().begin();
}

void MainWindow::setTheme(ThemeKind kind)
{
    m_theme.setKind(kind);
    m_actions.showTheme(kind);
    m_settings.setTheme(kind);
}

void MainWindow::showSite()
{
    const SiteInfo &site = m_session.catalog().site;
    m_layout->setTitle(site.title);
    m_timeActions.setSite(site);
    showTimes();
}

void MainWindow::showTimes()
{
    const TimeText shown = m_timeActions.timeText();
    m_session.tree().setShortTimeFormatter(
        [shown](Timestamp time, Timestamp now) { return shown.writeShort(time, now); });
    m_session.setTimeFormatter([shown](Timestamp time) { return shown.writeWhole(time); });
    m_session.devices().setTimeFormatter([shown](Timestamp time) { return shown.write(time, std::chrono::hours(1)); });
    m_layout->setTimeText(shown, m_session.catalog().site);
}

void MainWindow::showEmptiness()
{
    const bool hasTables = !m_session.catalog().tables.isEmpty();
    const Emptiness empty = m_foreign && !hasTables
        ? m_foreign->emptiness()
        : emptinessOf(m_session, m_engineProblem, m_deviceActions->canEdit());
    m_layout->setEmptyText(empty.text, empty.isError);
    const bool hasTraces = !m_session.selection().traces().isEmpty();
    m_layout->chartNote->setMessage(
        hasTraces ? QString()
            : hasTables
            ? tr("Tick a column on the left to see it here, or drag it here.\nColumns of one unit share a panel.")
            : empty.text,
        empty.isError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
    m_actions.clearChart->setEnabled(hasTraces);
    m_actions.exportCsv->setEnabled(hasTables);
    m_actions.saveImage->setEnabled(hasTraces);
    m_actions.copyImage->setEnabled(hasTraces);
    m_actions.measure->setEnabled(hasTraces);
}

QString MainWindow::problemText() const
{
    if (m_foreign && (m_foreign->isReading() || !m_foreign->problem().isEmpty()))
        return m_foreign->problem();
    return m_engineProblem.isEmpty() ? m_session.problem() : m_engineProblem;
}

void MainWindow::turn()
{
    m_layout->badge->setSilentDevices(silentDevices(m_session.tree()));
    m_layout->badge->setAheadDevices(aheadDevices(m_session.tree()));
    m_layout->badge->setProblem(problemText());
    m_layout->status->refresh();
    m_timeActions.turn();
    showEmptiness();
}

void MainWindow::openExport()
{
    auto *dialog = new ExportDialog({.databasePath = m_session.databasePath(),
                                     .catalog = m_session.catalog(),
                                     .table = m_session.tableName(),
                                     .range = m_session.window().range(),
                                     .timeText = m_timeActions.timeText(),
                                     .folder = m_settings.folder()},
                                    m_session.clock(), this);
    if (const QSize before = m_settings.exportSize(); before.isValid())
        dialog->resize(fittedTo(*screen(), before));
    connect(dialog, &QDialog::finished, this, [this, dialog] { m_settings.setExportSize(dialog->size()); });
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { m_settings.setFolder(QFileInfo(path).absolutePath()); });
    openDialog(dialog);
}

} // namespace mtnops
