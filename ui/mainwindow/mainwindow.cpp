// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindow.h"

#include "logger/engine/loggingengine.h"
#include "models/logsession.h"
#include "ui/charts/chartarea.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow/mainwindowlayout.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/shortcutguard.h"
#include "ui/mainwindow/windowstatusbar.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tablepanel.h"
#include "ui/theme/fileicons.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

namespace mtnops {

namespace {

constexpr double imageScale = 2; // as fine as print needs

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
    m_layout = new MainWindowLayout(*this, session, m_actions, m_timeActions);
    m_timeActions.setUtc(m_settings.isUtc());
    new ShortcutGuard(*this, m_actions.all(m_timeActions));
    connectActions();
    connectSession();
    m_layout->restore(m_settings);
    setTheme(m_settings.theme());
    m_layout->setTheme(m_theme.theme());
    showSite();
    showColumns();
    connect(&m_turn, &QTimer::timeout, this, &MainWindow::turn);
    m_turn.start(1000);
    turn();
}

void MainWindow::setLoggingMode(const LoggingMode &mode)
{
    m_layout->badge->setMode(mode);
    turn();
}

void MainWindow::setEngineStatus(const EngineStatus &status)
{
    m_engineProblem = status.problem;
    m_layout->badge->setLost(status.lost);
    m_layout->status->setRate(status.rowsPerSecond);
    turn();
}

void MainWindow::chooseDefaults()
{
    m_choice.chooseDefaults();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_layout->save(m_settings);
    m_settings.setUtc(m_timeActions.isUtc());
    emit aboutToClose();
    event->accept();
}

void MainWindow::connectActions()
{
    connect(m_actions.exportCsv, &QAction::triggered, this, &MainWindow::openExport);
    connect(m_actions.saveImage, &QAction::triggered, this, &MainWindow::saveImage);
    connect(m_actions.copyImage, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setImage(m_layout->chart->toImage(imageScale)); });
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        m_actions.columnPanel->setChecked(true);
        m_layout->columns->startFind();
    });
    connect(m_actions.goToTime, &QAction::triggered, this, [this] {
        m_layout->showTab(m_layout->table);
        m_layout->table->startGoTo();
    });
    connect(m_actions.clearChart, &QAction::triggered, &m_session.selection(), &PlotSelection::clear);
    connect(m_actions.shortcuts, &QAction::triggered, this,
            [this] { openDialog(new ShortcutsDialog(m_actions.all(m_timeActions), this)); });
    connect(m_actions.about, &QAction::triggered, this,
            [this] { openDialog(new AboutDialog(m_session.catalog().site, m_session.databasePath(), this)); });
    connect(&m_actions, &MainWindowActions::themeChosen, this, &MainWindow::setTheme);
    connect(&m_theme, &ThemeController::themeChanged, m_layout, &MainWindowLayout::setTheme);
    connect(&m_timeActions, &TimeActions::zoneChanged, this, &MainWindow::showZone);
    connect(m_timeActions.everything(), &QAction::triggered, &m_session, &LogSession::showEverything);
    connect(m_layout->columns, &ColumnPanel::tableWanted, this, [this](const QString &table) {
        m_session.setTable(table);
        m_layout->showTab(m_layout->table);
    });
}

void MainWindow::connectSession()
{
    SeriesLoader &loader = m_session.loader();
    ChartArea *chart = m_layout->chart;
    connect(&loader, &SeriesLoader::seriesChanged, chart, [&loader, chart] { chart->setSeries(loader.series()); });
    StateLoader &states = m_session.states();
    connect(&states, &StateLoader::statesChanged, chart, [&states, chart] { chart->setStates(states.states()); });
    connect(chart, &ChartArea::plotPixelsChanged, &states, &StateLoader::setPixels);
    connect(&m_session.events(), &EventModel::stateChanged, this, &MainWindow::showEvents);
    connect(chart, &ChartArea::fitRequested, &m_session, &LogSession::showEverything);
    connect(chart, &ChartArea::plotPixelsChanged, &loader, &SeriesLoader::setPixels);
    connect(&m_session, &LogSession::siteChanged, this, &MainWindow::showSite);
    connect(&m_session, &LogSession::catalogChanged, this, &MainWindow::showColumns);
    connect(&m_session, &LogSession::problemChanged, this, &MainWindow::turn);
    connect(&m_session, &LogSession::latestChanged, this, &MainWindow::turn);
    connect(&m_session.selection(), &PlotSelection::changed, this, &MainWindow::showEmptiness);
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
    m_layout->chart->setSite(site);
    showZone();
}

void MainWindow::showZone()
{
    const TimeText shown = m_timeActions.timeText();
    m_session.setTimeFormatter([shown](Timestamp time) { return shown.write(time, Duration::zero()); });
    const QTimeZone site(m_session.catalog().site.timeZone);
    m_layout->setTimeText(shown, TimeText(site.isValid() ? site : QTimeZone::utc()));
}

void MainWindow::showColumns()
{
    QHash<ColumnRef, Column> columns;
    QHash<QString, Duration> intervals;
    for (const DeviceTable &table : m_session.catalog().tables) {
        intervals.insert(table.name, table.interval);
        for (const Column &column : table.columns)
            columns.insert({table.name, column.name}, column);
    }
    m_layout->chart->setColumns(columns);
    m_layout->chart->setIntervals(intervals);
    showEmptiness();
}

void MainWindow::showEvents()
{
    const EventModel &model = m_session.events();
    QList<AxisEvent> events;
    for (qsizetype row = 0; row < model.events().size(); ++row)
        events.append(
            {.time = model.events()[row].time, .kind = model.events()[row].kind, .text = model.summary(int(row))});
    m_layout->chart->setEvents(events);
}

void MainWindow::showEmptiness()
{
    const bool hasTables = !m_session.catalog().tables.isEmpty();
    const QString problem = problemText();
    QString text;
    bool isError = false;
    if (!hasTables && !problem.isEmpty()) {
        text = tr("%1.\nIt is shown as soon as it can be read.").arg(problem);
        isError = true;
    } else if (!hasTables) {
        text = m_session.hasCatalog()
            ? tr("No device has logged yet.\nTheir columns appear here with the first reading.")
            : tr("Opening the database…");
    }
    m_layout->columns->setEmptyText(text, isError);
    const bool hasTraces = !m_session.selection().traces().isEmpty();
    m_layout->chartNote->setMessage(
        hasTraces       ? QString()
            : hasTables ? tr("Tick a column on the left to see it here.\nColumns of one unit share a panel.")
                        : text,
        isError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
    m_actions.clearChart->setEnabled(hasTraces);
    m_actions.exportCsv->setEnabled(hasTables);
    m_actions.saveImage->setEnabled(hasTraces);
    m_actions.copyImage->setEnabled(hasTraces);
}

QString MainWindow::problemText() const
{
    return m_engineProblem.isEmpty() ? m_session.problem() : m_engineProblem;
}

void MainWindow::turn()
{
    m_layout->badge->setSilentDevices(silentDevices(m_session.tree()));
    m_layout->badge->setProblem(problemText());
    m_layout->status->refresh();
    m_layout->chart->setNow(m_session.clock().now());
    m_layout->chart->setConditions(m_session.conditions());
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
    connect(dialog, &ExportDialog::exported, this,
            [this](const QString &path) { m_settings.setFolder(QFileInfo(path).absolutePath()); });
    openDialog(dialog);
}

void MainWindow::saveImage()
{
    const TimeRange range = m_session.window().range();
    QString name = exportFileName(m_session.catalog().site.name, QStringLiteral("chart"), range);
    name.replace(QStringLiteral(".csv"), QStringLiteral(".png"));
    auto *dialog = new QFileDialog(this, tr("Save chart image"), m_settings.folder(), tr("PNG image (*.png)"));
    setThemedIcons(*dialog);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_settings.setFolder(QFileInfo(path).absolutePath());
        const bool isSaved = m_layout->chart->toImage(imageScale).save(path, "PNG");
        statusBar()->showMessage(isSaved ? tr("Saved %1").arg(QDir::toNativeSeparators(path))
                                         : tr("%1 cannot be written").arg(QDir::toNativeSeparators(path)),
                                 10'000);
    });
    openDialog(dialog);
}

} // namespace mtnops
