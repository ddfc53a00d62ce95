// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"

#include "logger/store/damage.h"

#include <QSet>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int turnMilliseconds = 1000;
constexpr int settleMilliseconds = 80;
constexpr Duration statusInterval = std::chrono::minutes(1);

} // namespace

LogSession::LogSession(const QString &databasePath, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_reader(databasePath)
    , m_window(clock.now())
    , m_tree(m_selection)
    , m_table(m_reader)
    , m_events(m_reader)
    , m_loader(m_reader, m_window, m_selection)
    , m_states(m_reader, m_window, m_selection)
    , m_statistics(databasePath, m_window, m_selection)
    , m_sparklines(m_reader)
    , m_overview(m_tree, m_sparklines)
{
    connect(&m_reader, &LogReader::catalogRead, this, &LogSession::takeCatalog);
    connect(&m_reader, &LogReader::latestRead, this, &LogSession::takeLatest);
    connect(&m_reader, &LogReader::statusRead, this, &LogSession::takeStatus);
    connect(&m_reader, &LogReader::failed, this, &LogSession::takeError);

    connect(&m_states, &StateLoader::statesChanged, &m_tree, [this] { m_tree.setStates(m_states.states()); });

    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &LogSession::showRange);
    connect(&m_window, &TimeWindow::rangeChanged, this, &LogSession::followRange);
    connect(&m_window, &TimeWindow::liveChanged, this, &LogSession::followRange);

    connect(&m_timer, &QTimer::timeout, this, &LogSession::tick);
    m_timer.start(turnMilliseconds);
    QTimer::singleShot(0, this, &LogSession::tick);
}

LogSession::~LogSession() = default;

const Column *LogSession::findColumn(const ColumnRef &ref) const
{
    for (const DeviceTable &table : m_catalog.tables) {
        if (const qsizetype index = table.indexOf(ref.column); table.name == ref.table && index >= 0)
            return &table.columns[index];
    }
    return nullptr;
}

QString LogSession::titleOf(const QString &table) const
{
    const auto found = std::find_if(m_catalog.tables.cbegin(), m_catalog.tables.cend(),
                                    [&](const DeviceTable &each) { return each.name == table; });
    return found == m_catalog.tables.cend() ? QString() : found->title;
}

void LogSession::setTable(const QString &name)
{
    if (name == m_tableName)
        return;
    m_tableName = name;
    showTable();
    emit tableChanged(m_tableName);
}

void LogSession::showTableTime(Timestamp time)
{
    const TimeRange shown = m_window.range();
    const bool isShown =
        shown.contains(time) || (m_window.isLive() && time >= shown.from && time <= shown.to + clockSlack);
    if (!isShown) {
        const Timestamp from = time - shown.length() / 2;
        m_window.showRange({from, from + shown.length()});
        showRange(); // the table must have it before the time
    }
    m_table.showTime(time);
}

void LogSession::setTimeFormatter(const TimeFormatter &formatter)
{
    m_tree.setTimeFormatter(formatter);
    m_table.setTimeFormatter(formatter);
    m_events.setTimeFormatter(formatter);
}

QHash<QString, DeviceCondition> LogSession::conditions() const
{
    QHash<QString, DeviceCondition> conditions;
    for (const LatestRow &latest : m_latest.rows) {
        const auto table = std::find_if(m_catalog.tables.cbegin(), m_catalog.tables.cend(),
                                        [&](const DeviceTable &each) { return each.name == latest.table; });
        if (table == m_catalog.tables.cend())
            continue;
        DeviceCondition condition;
        condition.error = latest.status.detail;
        if (latest.row)
            condition.newest = latest.row->time;
        condition.ahead = latest.ahead;
        condition.freshness =
            freshness(latest.status.state, condition.newest, table->interval, m_clock.now(), latest.ahead);
        const qsizetype values = latest.row ? qsizetype(latest.row->values.size()) : 0;
        for (qsizetype column = 0; column < values && values == table->columns.size(); ++column) {
            if (isNull(latest.row->values[size_t(column)]))
                condition.withoutValue.insert(table->columns[column].name);
        }
        conditions.insert(latest.table, condition);
    }
    return conditions;
}

bool LogSession::showEverything()
{
    QSet<QString> tables; // those on the chart
    for (const ColumnRef &column : m_selection.columns())
        tables.insert(column.table);
    TimeRange all{Timestamp::max(), Timestamp::min()};
    for (const LatestRow &latest : std::as_const(m_latest.rows)) {
        if (!latest.lastTime() || !latest.oldest || (!tables.isEmpty() && !tables.contains(latest.table)))
            continue;
        all.from = std::min(all.from, *latest.oldest);
        all.to = std::max(all.to, *latest.lastTime() + Duration(1));
    }
    if (all.isEmpty())
        return false;
    m_window.showRange(all);
    return true;
}

void LogSession::tick()
{
    m_window.advance(m_clock.now());
    m_loader.refresh(m_clock.now());
    m_states.refresh(m_clock.now());
    if (m_latestPending == 0)
        m_latestPending = m_reader.readLatest(m_clock.now() + clockSlack);
    if (!m_hasCatalog) {
        readCatalog();
        return;
    }
    readStatus();
    const Timestamp now = m_clock.now();
    m_table.refresh(now);
    m_events.refresh(now);
    m_statistics.refresh(now);
    m_sparklines.refresh(now);
}

void LogSession::readCatalog()
{
    if (m_catalogPending == 0)
        m_catalogPending = m_reader.readCatalog();
}

void LogSession::readStatus()
{
    const Timestamp now = m_clock.now();
    if (m_statusPending != 0 || std::chrono::abs(now - m_statusTime) < statusInterval)
        return;
    m_statusTime = now;
    m_statusPending = m_reader.readStatus();
}

void LogSession::takeStatus(LogReader::RequestId id, const LogStatus &status)
{
    if (id != m_statusPending)
        return;
    m_statusPending = 0;
    m_status = status;
}

void LogSession::takeCatalog(LogReader::RequestId id, const Catalog &read)
{
    if (id != m_catalogPending)
        return;
    m_catalogPending = 0;
    Catalog catalog = read;
    QHash<QString, QString> titles;
    for (DeviceTable &table : catalog.tables) {
        titles.insert(table.name, table.title);
        for (Column &column : table.columns)
            column.unit = shownUnit(column.unit);
    }
    m_events.setTitles(titles);
    const bool isOtherSite = !m_hasCatalog || m_catalog.site != catalog.site;
    const bool isOther = !m_hasCatalog || m_catalog.tables != catalog.tables;
    const bool isFirst = !std::exchange(m_hasCatalog, true);
    m_catalog = catalog;
    m_tree.setCatalog(m_catalog);
    m_tree.setLatest(m_latest, m_clock.now());
    m_devices.setCatalog(m_catalog);
    m_statistics.setCatalog(m_catalog);
    m_sparklines.setCatalog(m_catalog);
    m_overview.setCatalog(m_catalog);
    m_overview.arrange(m_clock.now());
    m_devices.setLatest(m_latest, m_clock.now());
    if (m_tableName.isEmpty() && !m_catalog.tables.isEmpty())
        setTable(m_catalog.tables.first().name);
    showTable();
    if (isFirst)
        showRange();
    if (isOther) {
        showStates();
        m_loader.reload();
        m_states.reload();
    }
    if (isOtherSite)
        emit siteChanged(m_catalog.site);
    if (isOther)
        emit catalogChanged();
}

void LogSession::takeLatest(LogReader::RequestId id, const Latest &latest)
{
    if (id != m_latestPending)
        return;
    m_latestPending = 0;
    const Timestamp now = m_clock.now();
    m_latest = latest;
    m_tree.setLatest(latest, now);
    m_overview.arrange(now);
    m_devices.setLatest(latest, now);
    m_rowsPerSecond = 0;
    m_isGrowing = false;
    for (const DeviceTable &table : std::as_const(m_catalog.tables)) {
        const QModelIndex device = m_tree.indexOf({table.name, {}});
        if (device.data(DeviceTreeModel::FreshnessRole).value<Freshness>() != Freshness::Good)
            continue;
        m_isGrowing = true;
        if (table.interval > Duration::zero())
            m_rowsPerSecond += 1 / std::chrono::duration<double>(table.interval).count();
    }
    m_table.setCondition(conditions().value(m_tableName), now);
    if (latest.catalogChanged)
        readCatalog();
    if (!m_problem.isEmpty())
        recover();
    emit latestChanged();
}

void LogSession::takeError(LogReader::RequestId id, const Error &error)
{
    if (id == m_catalogPending) {
        m_catalogPending = 0;
    } else if (id == m_latestPending) {
        m_latestPending = 0;
    } else if (id == m_statusPending) {
        m_statusPending = 0;
        m_statusTime = {}; // with the next newest rows
    } else {
        return; // the model that asked tells
    }
    setProblem(error.detail, isDamage(error));
}

void LogSession::recover()
{
    setProblem({}, false);
    m_loader.reload();
    m_states.reload();
    m_table.reload();
    m_events.reload();
}

void LogSession::followRange()
{
    // A live window moves on once a second; while somebody drags, the table waits for the hand to rest.
    if (m_window.isLive())
        showRange();
    else
        m_settle.start(settleMilliseconds);
}

void LogSession::showRange()
{
    m_settle.stop();
    if (!m_hasCatalog)
        return; // nothing to read from yet
    m_table.setRange(m_window.range(), m_window.isLive());
    m_events.setRange(m_window.range(), m_window.isLive());
}

void LogSession::showStates()
{
    QSet<ColumnRef> states;
    for (const DeviceTable &table : std::as_const(m_catalog.tables)) {
        for (const Column &column : table.columns) {
            if (hasStates(column))
                states.insert({table.name, column.name});
        }
    }
    m_loader.setLeftOut(states);
    m_states.setColumns(states);
}

void LogSession::showTable()
{
    const auto found = std::find_if(m_catalog.tables.cbegin(), m_catalog.tables.cend(),
                                    [this](const DeviceTable &table) { return table.name == m_tableName; });
    m_table.setTable(found == m_catalog.tables.cend() ? DeviceTable() : *found);
    m_table.setCondition(conditions().value(m_tableName), m_clock.now());
}

void LogSession::setProblem(const QString &problem, bool isDamaged)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    m_isDamaged = isDamaged;
    emit problemChanged(m_problem);
}

} // namespace mtnops
