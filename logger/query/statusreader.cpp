// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/statusreader.h"

#include "logger/query/catalogreader.h"
#include "logger/query/readersql.h"
#include "logger/query/readplan.h"
#include "logger/query/recordsize.h"
#include "logger/store/rowsource.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiertable.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <limits>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr int sampledRows = 100;
constexpr Duration sampledTime = 1h; // of bins
constexpr int mostRawRows = 100'000; // between the newest bin and the newest row there is a minute
constexpr Duration aDay = 24h;
constexpr Duration shortestLog = 10min; // to tell a day's growth from

/** Looks at one table. */
class TableLook
{
public:
    TableLook(SqlConnection &connection, const DeviceTable &table) : m_connection(connection), m_table(table) { }

    /** How far its rollups are made. */
    Result<void> begin(bool hasRollups)
    {
        const Result<std::optional<TimeRange>> span = RowSource(m_connection, m_table.name, {}).span();
        if (!span)
            return span.error();
        m_span = *span;
        if (!hasRollups)
            return {};
        Result<RollupState> state = readRollupState(m_connection, m_table.name);
        if (!state)
            return state.error();
        m_state = *std::move(state);
        for (const TimeRange &dirty : std::as_const(m_state.dirty))
            m_dirty += dirty.length();
        m_state.dirty.clear(); // their bins count well enough
        return {};
    }

    const std::optional<TimeRange> &span() const { return m_span; } ///< times of the first and last row
    const std::optional<Timestamp> &completeTo() const { return m_state.completeTo; }

    /** From the last row before @p time to the first one from there on, as far as there are such. */
    Result<TimeRange> silenceAround(Timestamp time)
    {
        TimeRange silence{Timestamp::min(), Timestamp::max()};
        if (!m_span)
            return silence;
        RowSource source(m_connection, m_table.name, {});
        const Result<RawRows> before = source.before(toMicroseconds(time));
        if (!before)
            return before.error();
        const Result<RawRows> after = source.between(toMicroseconds(time), std::numeric_limits<qint64>::max(), 1);
        if (!after)
            return after.error();
        if (!before->empty())
            silence.from = fromMicroseconds(before->front().time);
        if (!after->empty())
            silence.to = fromMicroseconds(after->front().time);
        return silence;
    }

    /** Nothing of a day's growth where @p day is empty. */
    Result<TableStatus> read(const TimeRange &day, int pageSize)
    {
        TableStatus status{.table = m_table.name, .dirty = m_dirty};
        if (!m_span)
            return status;
        const Timestamp keptFrom = std::max(m_span->from, m_state.rawFrom.value_or(m_span->from));
        const Result<RawRows> first = RowSource(m_connection, m_table.name, {})
                                          .between(toMicroseconds(keptFrom), std::numeric_limits<qint64>::max(), 1);
        if (!first)
            return first.error();
        if (!first->empty())
            status.first = fromMicroseconds(first->front().time);
        status.last = m_span->to;
        const Result<double> bytesPerRow = sampleRows(pageSize);
        if (!bytesPerRow)
            return bytesPerRow.error();
        status.bytesPerRow = *bytesPerRow;
        if (!m_state.completeTo)
            return status;
        const Result<qint64> rows = count({keptFrom, m_span->to + Duration(1)});
        if (!rows)
            return rows.error();
        status.rows = *rows;
        if (day.isEmpty())
            return status;
        const Result<qint64> rowsOfDay = count(day);
        if (!rowsOfDay)
            return rowsOfDay.error();
        status.rowsPerDay = double(*rowsOfDay) * double(aDay.count()) / double(day.length().count());
        const Result<double> bytesOfBins = binBytes(*status.rowsPerDay, pageSize);
        if (!bytesOfBins)
            return bytesOfBins.error();
        // Where old rows go, new ones take their pages.
        status.bytesPerDay = *bytesOfBins + (m_state.rawFrom ? 0 : *status.rowsPerDay * *bytesPerRow);
        return status;
    }

private:
    Result<double> sampleRows(int pageSize)
    {
        Result<QSqlQuery> query = m_connection.prepare(backwardScanSql(m_table.name, namesOf(m_table.columns)));
        if (!query)
            return query.error();
        query->bindValue(QStringLiteral(":from"), toMicroseconds(m_span->from));
        query->bindValue(QStringLiteral(":to"), toMicroseconds(m_span->to) + 1);
        query->bindValue(QStringLiteral(":count"), sampledRows);
        if (const Result<void> done = run(m_connection, *query); !done)
            return done.error();
        RecordSize size;
        while (query->next()) {
            QVariantList values;
            for (int column = 0; column < m_table.columns.size(); ++column)
                values += query->value(column + 1);
            size.add(query->value(0).toLongLong(), values);
        }
        return size.bytesPerRow(pageSize);
    }

    /** Of a day's rollups: as many bins as rows of that density make, each as large as those of the last hour. */
    Result<double> binBytes(double rowsPerDay, int pageSize)
    {
        const QList<Column> columns = rolledUpColumns(m_table.columns);
        const Result<std::vector<TierRow>> bins =
            readTier(m_connection, 0, m_table.name, columns, {*m_state.completeTo - sampledTime, *m_state.completeTo});
        if (!bins)
            return bins.error();
        if (bins->empty())
            return 0.0;
        qint64 rows = 0;
        std::array<RecordSize, 2> sizes; // of the finest tier and of the others, which store more
        for (const TierRow &bin : *bins) {
            rows += bin.rows;
            for (std::size_t tier = 0; tier < sizes.size(); ++tier)
                sizes[tier].add(bin.start, storedBin(tier, bin, columns));
        }
        const double minutes = std::min(rowsPerDay * double(bins->size()) / double(rows), double(aDay / 1min));
        double bytes = 0;
        for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
            const double most = double(aDay / tiers[tier].width);
            bytes += std::min(minutes, most) * sizes[std::min<std::size_t>(tier, 1)].bytesPerRow(pageSize);
        }
        return bytes;
    }

    static QVariantList storedBin(std::size_t tier, const TierRow &bin, const QList<Column> &columns)
    {
        QVariantList values = {bin.rows, bin.covered};
        for (qsizetype index = 0; index < columns.size(); ++index) {
            const ColumnType type = columns[index].type;
            for (const Statistic statistic : statisticsOf(type)) {
                if (!isDerived(statistic, tier))
                    values += storedValue(bin.cells[std::size_t(index)], type, statistic);
            }
        }
        return values;
    }

    Result<qint64> count(const TimeRange &range)
    {
        qint64 rows = 0;
        for (const Stretch &stretch : planRead(range, tiers.size() - 1, m_state)) {
            const Result<qint64> here =
                stretch.tier ? countInBins(*stretch.tier, stretch.range) : countRaw(stretch.range);
            if (!here)
                return here;
            rows += *here;
        }
        return rows;
    }

    Result<qint64> countInBins(std::size_t tier, const TimeRange &range)
    {
        const Result<std::vector<TierRow>> bins = readTier(m_connection, tier, m_table.name, {}, range);
        if (!bins)
            return bins.error();
        qint64 rows = 0;
        for (const TierRow &bin : *bins)
            rows += bin.rows;
        return rows;
    }

    Result<qint64> countRaw(const TimeRange &range)
    {
        const Result<RawRows> rows = RowSource(m_connection, m_table.name, {})
                                         .between(toMicroseconds(range.from), toMicroseconds(range.to), mostRawRows);
        if (!rows)
            return rows.error();
        return qint64(rows->size());
    }

    SqlConnection &m_connection;
    const DeviceTable &m_table;
    std::optional<TimeRange> m_span;
    RollupState m_state;
    Duration m_dirty{};
};

/** The last day that was logged: before the newest rollups of all, so that a device that is silent does not count. Of a
    log that has begun anew after more than a day it is only what came since. */
Result<TimeRange> lastDay(std::vector<TableLook> &looks)
{
    TimeRange day{Timestamp::max(), Timestamp::min()};
    for (const TableLook &look : looks) {
        if (!look.span() || !look.completeTo())
            continue;
        day.from = std::min(day.from, look.span()->from);
        day.to = std::max(day.to, *look.completeTo());
    }
    if (day.isEmpty())
        return TimeRange();
    day.from = std::max(day.from, day.to - aDay);
    TimeRange silence{Timestamp::min(), day.to}; // around its beginning
    for (TableLook &look : looks) {
        const Result<TimeRange> here = look.silenceAround(day.from);
        if (!here)
            return here.error();
        silence = {std::max(silence.from, here->from), std::min(silence.to, here->to)};
    }
    if (silence.from < silence.to - aDay)
        day.from = silence.to;
    return day.length() < shortestLog ? TimeRange() : day;
}

} // namespace

Result<LogStatus> readStatus(SqlConnection &connection, const Catalog &catalog)
{
    const Result<QVariant> pageSize = connection.value(QStringLiteral("PRAGMA page_size"));
    if (!pageSize)
        return pageSize.error();
    Result<QList<DeviceStatus>> devices = readStatuses(connection);
    if (!devices)
        return devices.error();
    std::vector<TableLook> looks;
    for (const DeviceTable &table : catalog.tables) {
        looks.emplace_back(connection, table);
        if (table.columns.isEmpty())
            continue; // there may be no such table: a device that never answered
        if (const Result<void> begun = looks.back().begin(catalog.hasRollups); !begun)
            return begun.error();
    }
    const QFileInfo file(QFileInfo(connection.path()).canonicalFilePath()); // the log may be a link to another disk
    LogStatus status{.walBytes = QFileInfo(file.filePath() + QLatin1StringView("-wal")).size(),
                     .freeBytes = std::max<qint64>(QStorageInfo(file.path()).bytesAvailable(), 0)};
    status.databaseBytes = file.size() + status.walBytes;
    const Result<TimeRange> day = lastDay(looks);
    if (!day)
        return day.error();
    for (TableLook &look : looks) {
        Result<TableStatus> table = look.read(*day, pageSize->toInt());
        if (!table)
            return table.error();
        table->device.device = table->table;
        for (const DeviceStatus &device : std::as_const(*devices)) {
            if (device.device == table->table)
                table->device = device;
        }
        if (table->bytesPerDay)
            status.bytesPerDay = status.bytesPerDay.value_or(0) + *table->bytesPerDay;
        status.tables += *std::move(table);
    }
    return status;
}

} // namespace mtnops
