// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statisticsmodel.h"

#include "models/latemargin.h"
#include "models/plotselection.h"
#include "models/statisticstext.h"
#include "models/timewindow.h"
#include "models/tracename.h"
#include "models/valuetext.h"

#include <algorithm>
#include <array>
#include <utility>

namespace mtnops {

namespace {

constexpr int scheduleMilliseconds = 40;
constexpr int restRounds = 20; // what is read again and again takes a twentieth of the time

QString purpose(QLatin1StringView what, const ColumnRef &ref)
{
    return QStringLiteral("%1 %2.%3").arg(what, ref.table, ref.column);
}

} // namespace

StatisticsModel::StatisticsModel(const QString &databasePath, const TimeWindow &window, const PlotSelection &selection,
                                 QObject *parent)
    : QAbstractTableModel(parent)
    , m_reader(databasePath)
    , m_watch(m_reader, QStringLiteral("history"))
    , m_window(window)
    , m_selection(selection)
    , m_schedule(this)
{
    m_schedule.setSingleShot(true);
    connect(&m_schedule, &QTimer::timeout, this, &StatisticsModel::ask);
    connect(&m_reader, &LogReader::statisticsRead, this, &StatisticsModel::takeStatistics);
    connect(&m_reader, &LogReader::valuesAtRead, this, &StatisticsModel::takeValues);
    connect(&m_reader, &LogReader::failed, this, &StatisticsModel::takeError);
    connect(&m_watch, &HistoryWatch::changed, this, &StatisticsModel::readAnew);
    connect(&window, &TimeWindow::rangeChanged, this, &StatisticsModel::followWindow);
    connect(&selection, &PlotSelection::changed, this, &StatisticsModel::showSelection);
    showSelection();
}

TimeRange StatisticsModel::measured() const
{
    return m_cursorSpan.value_or(m_window.range());
}

void StatisticsModel::setCatalog(const Catalog &catalog)
{
    m_catalog = catalog;
    showSelection();
}

void StatisticsModel::setCursorSpan(const std::optional<TimeRange> &span)
{
    if (span == m_cursorSpan)
        return;
    m_cursorSpan = span;
    outdate();
    emit stateChanged();
}

void StatisticsModel::setActive(bool active)
{
    if (active == m_isActive)
        return;
    m_isActive = active;
    if (active)
        m_schedule.start(0);
    else
        cancel();
}

void StatisticsModel::refresh(Timestamp now)
{
    const TimeRange range = measured();
    const bool isOver = m_cursorSpan ? now > range.to + lateMargin : !m_window.isLive() && now > range.to + lateMargin;
    if (!m_isActive || isPending())
        return;
    const bool isLacking = std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) {
        return !entry.isRead && !entry.column.name.isEmpty(); // its read failed
    });
    if ((isOver || now < range.from) && !m_isOutdated && !isLacking) {
        m_watch.look(now, restRounds * std::chrono::milliseconds(m_roundMilliseconds));
        return;
    }
    if (!m_isOutdated && m_sinceAsked.isValid() && m_sinceAsked.elapsed() < restRounds * m_roundMilliseconds)
        return;
    readAnew();
}

/** It is shown as it is until the answer comes. */
void StatisticsModel::readAnew()
{
    m_isOutdated = true;
    ask();
}

std::shared_ptr<SpreadScan> StatisticsModel::makeSpread(const ColumnRef &column)
{
    auto spread = std::make_shared<SpreadScan>(m_reader, column);
    connect(spread.get(), &SpreadScan::changed, this, [this, made = spread.get()] { takeSpread(made); });
    connect(spread.get(), &SpreadScan::failed, this, [this](const Error &error) { setError(error.detail); });
    return spread;
}

void StatisticsModel::showSelection()
{
    beginResetModel();
    QList<Entry> entries;
    for (const PlotSelection::Trace &trace : m_selection.traces()) {
        const auto known = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                        [&](const Entry &entry) { return entry.ref == trace.column; });
        Entry entry =
            known == m_entries.cend() ? Entry{.ref = trace.column, .spread = makeSpread(trace.column)} : *known;
        if (known == m_entries.cend() || entry.column.name.isEmpty()) {
            m_isOutdated = true;
            describe(entry.ref, m_catalog, entry.column, entry.interval, entry.title);
        }
        entries.append(entry);
    }
    m_entries = entries;
    nameDevices();
    endResetModel();
    m_schedule.start(scheduleMilliseconds);
    emit stateChanged();
}

/** Where two devices have a column of one label. */
void StatisticsModel::nameDevices()
{
    QList<ShownColumn> shown;
    for (const Entry &entry : std::as_const(m_entries))
        shown.append({.ref = entry.ref, .label = labelOf(entry), .title = entry.title});
    const QHash<ColumnRef, QString> devices = devicesToTell(shown);
    for (Entry &entry : m_entries)
        entry.device = devices.value(entry.ref);
}

QString StatisticsModel::labelOf(const Entry &entry)
{
    return entry.column.label.isEmpty() ? entry.ref.column : entry.column.label;
}

void StatisticsModel::followWindow()
{
    const Duration before = std::exchange(m_length, m_window.range().length());
    if (m_cursorSpan)
        return;
    emit stateChanged();
    if (!m_window.isLive() || m_length != before) // a live one that moved on is read by refresh()
        outdate();
}

void StatisticsModel::outdate()
{
    m_isOutdated = true;
    for (Entry &entry : m_entries) {
        entry.isRead = false;
        entry.spread->cancel();
    }
    if (!m_entries.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, SectionCount - 1), {IsOutdatedRole});
    if (!m_schedule.isActive())
        m_schedule.start(scheduleMilliseconds);
}

void StatisticsModel::ask()
{
    const TimeRange range = measured();
    if (!m_isActive || !m_isOutdated || range.isEmpty())
        return;
    m_isOutdated = false;
    m_sinceAsked.start();
    m_watch.start(m_selection.columns(), range);
    for (Entry &entry : m_entries) {
        if (entry.column.name.isEmpty())
            continue; // until the catalog has it
        const Duration longest = entry.interval > Duration::zero() ? entry.interval * 5 / 2 : range.length();
        const auto at = [&](Timestamp instant, QLatin1StringView what) {
            return m_reader.readValuesAt({.columns = {entry.ref}, .instant = instant, .maxAge = longest},
                                         purpose(what, entry.ref));
        };
        entry.pendingFirst = at(range.from, QLatin1StringView("first"));
        entry.pendingLast = at(range.to, QLatin1StringView("last"));
        entry.pendingStatistics =
            m_reader.readStatistics(entry.ref, range, purpose(QLatin1StringView("statistics"), entry.ref));
    }
}

void StatisticsModel::cancel()
{
    m_isOutdated = m_isOutdated || isReading();
    for (Entry &entry : m_entries) {
        if (entry.spread->isUnderWay())
            entry.spread->cancel();
        for (const QLatin1StringView what :
             {QLatin1StringView("first"), QLatin1StringView("last"), QLatin1StringView("statistics")})
            m_reader.cancel(purpose(what, entry.ref));
        entry.pendingStatistics = entry.pendingFirst = entry.pendingLast = 0;
    }
}

void StatisticsModel::takeStatistics(LogReader::RequestId id, const ColumnStatistics &statistics)
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].pendingStatistics != id)
            continue;
        Entry &entry = m_entries[row];
        entry.pendingStatistics = 0;
        entry.statistics = statistics;
        if (!entry.isRead)
            entry.spread->forget();
        if (entry.spread->isRested() && !isCoded(entry.column))
            entry.spread->start(statistics);
        setError({});
        tell(row);
    }
}

void StatisticsModel::takeValues(LogReader::RequestId id, const QList<InstantValue> &values)
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        Entry &entry = m_entries[row];
        if (entry.pendingFirst == id) {
            entry.pendingFirst = 0;
            entry.first = values.first().value;
            tell(row);
        } else if (entry.pendingLast == id) {
            entry.pendingLast = 0;
            entry.last = values.first().value;
            tell(row);
        }
    }
}

void StatisticsModel::takeError(LogReader::RequestId id, const Error &error)
{
    for (Entry &entry : m_entries) {
        for (LogReader::RequestId *pending : {&entry.pendingStatistics, &entry.pendingFirst, &entry.pendingLast}) {
            if (*pending != id)
                continue;
            *pending = 0;
            setError(error.detail);
        }
    }
}

void StatisticsModel::takeSpread(const SpreadScan *spread)
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries[row].spread.get() == spread)
            tell(row);
    }
}

/** A row is shown when all answers are there, so that its numbers are of one span; the standard deviation of a long one
    comes later. */
void StatisticsModel::tell(qsizetype row)
{
    Entry &entry = m_entries[row];
    if (entry.isPending())
        return;
    entry.isRead = !m_isOutdated;
    if (!isPending())
        m_roundMilliseconds = m_sinceAsked.elapsed();
    emit dataChanged(index(int(row), 0), index(int(row), SectionCount - 1));
}

bool StatisticsModel::isPending() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) { return entry.isPending(); });
}

bool StatisticsModel::isReading() const
{
    return isPending() || std::any_of(m_entries.cbegin(), m_entries.cend(), [](const Entry &entry) {
               return entry.spread->isUnderWay();
           });
}

void StatisticsModel::setError(const QString &error)
{
    if (error == m_error)
        return;
    m_error = error;
    emit stateChanged();
}

int StatisticsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int StatisticsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QVariant StatisticsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case Qt::ToolTipRole:
        return toolTip(entry, index.column());
    case Qt::TextAlignmentRole:
        return int((index.column() > UnitSection ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ColumnRefRole:
        return QVariant::fromValue(entry.ref);
    case IsOutdatedRole:
        return !entry.isRead || (index.column() == DeviationSection && entry.spread->isUnderWay());
    default:
        return {};
    }
}

QString StatisticsModel::text(const Entry &entry, int section) const
{
    const ColumnStatistics &statistics = entry.statistics;
    const int decimals = std::max(figureDecimals(statistics.minimum), figureDecimals(statistics.maximum));
    switch (Section(section)) {
    case ColumnSection:
        return traceName(labelOf(entry), entry.device);
    case UnitSection:
        return entry.column.unit;
    case ChangeSection:
        return isCoded(entry.column) ? unknownText() : changeText(entry.first, entry.last, turnOf(entry.column));
    case CountSection:
        return statistics.range.isEmpty() ? unknownText() : QString::number(statistics.count);
    case MinimumSection:
        return extremeText(entry.column, statistics.minimum, decimals);
    case MaximumSection:
        return extremeText(entry.column, statistics.maximum, decimals);
    case MeanSection:
        return isCoded(entry.column) ? unknownText() : computedText(statistics.timeWeightedMean, decimals);
    case DeviationSection:
        return isCoded(entry.column) ? unknownText() : deviationText(*entry.spread, decimals);
    case CoverageSection:
        return coverageText(entry.column, statistics);
    case SectionCount:
        break;
    }
    return {};
}

QString StatisticsModel::toolTip(const Entry &entry, int section) const
{
    const ColumnStatistics &statistics = entry.statistics;
    switch (Section(section)) {
    case ChangeSection:
        if (isCoded(entry.column))
            return tr("From \"%1\" to \"%2\"; words have no difference")
                .arg(valueText(entry.column, entry.first), valueText(entry.column, entry.last));
        return (turnOf(entry.column) ? tr("Value at the end less value at the begin, the shorter way round: %1 - %2")
                                     : tr("Value at the end less value at the begin: %1 - %2"))
            .arg(figureText(toNumber(entry.last)), figureText(toNumber(entry.first)));
    case MeanSection:
        if (isCoded(entry.column))
            return tr("Words have no mean");
        if (const QString why = circleText(statistics); !why.isEmpty())
            return why;
        if (statistics.isFromRollups)
            return tr("Each reading counts for as long as it stood, but within a minute all count the same: they are "
                      "too "
                      "many or too old to be read one by one; the plain mean is %1")
                .arg(figureText(statistics.mean));
        return tr("Each reading counts for as long as it stood; the plain mean is %1").arg(figureText(statistics.mean));
    case DeviationSection:
        if (isCoded(entry.column))
            return tr("Words have no mean to deviate from");
        if (const QString why = circleText(statistics); !why.isEmpty())
            return why;
        if (entry.spread->isUnderWay())
            return tr("Being read from %L1 readings: %2 %")
                .arg(statistics.count)
                .arg(int(100 * entry.spread->progress()));
        if (entry.spread->lacking() > 0)
            return tr("Not known: the raw rows of %L1 readings are no longer kept, and rollups do not tell it")
                .arg(entry.spread->lacking());
        return tr("Of the readings, around their mean");
    case CoverageSection:
        if (entry.column.type == ColumnType::Text)
            return tr("Not summed up for text; gaps are seen in its strip on the chart");
        return tr("For how much of the span a valid reading stood; the rest are gaps");
    case ColumnSection:
    case UnitSection:
    case CountSection:
    case MinimumSection:
    case MaximumSection:
    case SectionCount:
        break;
    }
    return entry.column.description.isEmpty() ? QString(entry.ref.table + u'.' + entry.ref.column)
                                              : entry.column.description;
}

QVariant StatisticsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= SectionCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section > UnitSection ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    static constexpr std::array<const char *, SectionCount> titles = {
        QT_TR_NOOP("Column"),       QT_TR_NOOP("Unit"),          QT_TR_NOOP("Δ value"),
        QT_TR_NOOP("Readings"),     QT_TR_NOOP("Minimum"),       QT_TR_NOOP("Maximum"),
        QT_TR_NOOP("Mean by time"), QT_TR_NOOP("Std deviation"), QT_TR_NOOP("Coverage")};
    return tr(titles[std::size_t(section)]);
}

} // namespace mtnops
