// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/rollupreference.h"

#include "logger/store/tiers.h"
#include "tests/store/samplelog.h"

#include <cmath>
#include <map>

namespace mtnops {

namespace {

struct Bin
{
    QList<qsizetype> rows; ///< indices
    qint64 covered = 0;
};

qint64 startOf(qint64 time, qint64 width)
{
    const qint64 rest = time % width;
    return time - (rest < 0 ? rest + width : rest);
}

bool isNear(double one, double other)
{
    return std::abs(one - other) <= 1e-11 * std::max({1.0, std::abs(one), std::abs(other)});
}

/** Holds what one column of one bin must be against what is stored; the texts of what differs. */
class CellCheck
{
public:
    CellCheck(const QList<QVariantList> &raw, int column, const Bin &bin)
    {
        for (const qsizetype row : bin.rows) {
            if (const QVariant &value = raw[row][column]; !value.isNull())
                m_valid += value;
        }
    }

    QStringList differences(const QMap<QString, QVariant> &stored, ColumnType type, std::size_t tier, qint64 changes,
                            double covered, double integral) const
    {
        QStringList wrong;
        const auto expect = [&](const QString &what, bool isRight) {
            if (!isRight)
                wrong += what + u'=' + stored[what].toString();
        };
        if (m_valid.isEmpty()) {
            for (auto value = stored.begin(); value != stored.end(); ++value)
                expect(value.key(), value->isNull());
            return wrong;
        }
        expect(u"count"_qs, stored[u"count"_qs] == m_valid.size());
        if (type != ColumnType::Real) {
            expect(u"last"_qs, stored[u"last"_qs] == m_valid.last());
            expect(u"changes"_qs, stored[u"changes"_qs] == changes);
        }
        if (type == ColumnType::Text || type == ColumnType::Time)
            return wrong;
        double sum = 0;
        double minimum = m_valid.first().toDouble();
        double maximum = minimum;
        for (const QVariant &value : m_valid) {
            sum += value.toDouble();
            minimum = std::min(minimum, value.toDouble());
            maximum = std::max(maximum, value.toDouble());
        }
        expect(u"min"_qs, stored[u"min"_qs].toDouble() == minimum);
        expect(u"max"_qs, stored[u"max"_qs].toDouble() == maximum);
        expect(u"sum"_qs, isNear(stored[u"sum"_qs].toDouble(), sum));
        expect(u"covered"_qs, stored[u"covered"_qs].toDouble() == covered);
        expect(u"integral"_qs, isNear(stored[u"integral"_qs].toDouble(), integral));
        if (type == ColumnType::Real) {
            // Half a step for each tier that it came through.
            const double tolerance = (maximum - minimum) / 127 * 0.5 * double(tier + 1) + 1e-12;
            const auto value = [&](const QString &edge) {
                return minimum + (maximum - minimum) / 127 * stored[edge].toInt();
            };
            expect(u"first"_qs, std::abs(value(u"first"_qs) - m_valid.first().toDouble()) <= tolerance);
            expect(u"last"_qs, std::abs(value(u"last"_qs) - m_valid.last().toDouble()) <= tolerance);
        }
        return wrong;
    }

    double sum() const
    {
        double sum = 0;
        for (const QVariant &value : m_valid)
            sum += value.toDouble();
        return sum;
    }
    qint64 count() const { return m_valid.size(); }

private:
    QVariantList m_valid;
};

std::map<qint64, Bin> binsOf(const QList<QVariantList> &raw, qint64 width, qint64 gap, qint64 completeTo)
{
    std::map<qint64, Bin> bins;
    for (qsizetype row = 0; row < raw.size(); ++row) {
        const qint64 time = raw[row][0].toLongLong();
        const qint64 start = startOf(time, width);
        if (start + width > completeTo)
            break;
        Bin &bin = bins[start];
        bin.rows += row;
        bin.covered += std::min(raw[row + 1][0].toLongLong() - time, gap); // there is a later row in the open minute
    }
    return bins;
}

/** How often a valid value differs from the one before, where a minute does not see beyond a NULL in front of it. */
qint64 changesOfMinute(const QList<QVariantList> &raw, int column, const Bin &minute)
{
    const qsizetype before = minute.rows.first() - 1;
    bool isFirst = before >= 0 && raw[before][column].isNull();
    QVariant last = before >= 0 ? raw[before][column] : QVariant();
    qint64 changes = 0;
    for (const qsizetype row : minute.rows) {
        const QVariant &value = raw[row][column];
        if (value.isNull())
            continue;
        changes += isFirst || (!last.isNull() && last != value);
        isFirst = false;
        last = value;
    }
    return changes;
}

QVariant lastValid(const QList<QVariantList> &raw, int column, const Bin &bin)
{
    for (auto row = bin.rows.rbegin(); row != bin.rows.rend(); ++row) {
        if (!raw[*row][column].isNull())
            return raw[*row][column];
    }
    return {};
}

/** By start, of each bin of a tier: those of its parts, but for a single one that is none after what the part before
    ended with. */
std::map<qint64, qint64> changesOf(const QList<QVariantList> &raw, int column, std::size_t tier, qint64 gap,
                                   qint64 completeTo)
{
    std::map<qint64, qint64> changes;
    if (tier == 0) {
        for (const auto &[start, minute] : binsOf(raw, tiers[0].width.count(), gap, completeTo))
            changes[start] = changesOfMinute(raw, column, minute);
        return changes;
    }
    const std::map<qint64, Bin> parts = binsOf(raw, tiers[tier - 1].width.count(), gap, completeTo);
    std::map<qint64, QVariant> lasts; // by start of the bin
    for (const auto &[start, partChanges] : changesOf(raw, column, tier - 1, gap, completeTo)) {
        const auto part = parts.find(start);
        if (part == parts.end())
            break; // not complete, nor is any after it
        const qint64 bin = startOf(start, tiers[tier].width.count());
        const QVariant last = lastValid(raw, column, part->second);
        changes[bin] += partChanges == 1 && last == lasts[bin] ? 0 : partChanges;
        if (!last.isNull())
            lasts[bin] = last;
    }
    return changes;
}

} // namespace

QStringList differences(const QString &path, const DeviceTable &table, std::size_t tier)
{
    QStringList names = {u"ts"_qs};
    for (const Column &column : table.columns)
        names += column.name;
    const QList<QVariantList> raw =
        select(path, QStringLiteral("SELECT %1 FROM %2 ORDER BY ts").arg(names.join(u','), table.name));
    const qint64 minute = 60'000'000;
    const qint64 completeTo = startOf(raw.last()[0].toLongLong(), minute);
    const qint64 gap = table.interval.count() * 5 / 2;
    const std::map<qint64, Bin> minutes = binsOf(raw, minute, gap, completeTo);
    const std::map<qint64, Bin> bins = binsOf(raw, tiers[tier].width.count(), gap, completeTo);

    QStringList wrong;
    for (int index = 0; index < table.columns.size(); ++index) {
        const Column &column = table.columns[index];
        QStringList stored = {u"ts"_qs, u"rows"_qs, u"covered"_qs};
        QStringList statistics;
        for (const QString &statistic : {u"min"_qs, u"max"_qs, u"sum"_qs, u"count"_qs, u"first"_qs, u"last"_qs,
                                         u"changes"_qs, u"covered"_qs, u"integral"_qs}) {
            const bool isWord = column.type == ColumnType::Text || column.type == ColumnType::Time;
            const bool isWordStatistic = statistic == u"count" || statistic == u"last" || statistic == u"changes";
            if ((isWord && !isWordStatistic) || (column.type == ColumnType::Real && statistic == u"changes")
                || (column.type != ColumnType::Real && statistic == u"first"))
                continue;
            statistics += statistic;
            stored += column.name + u'_' + statistic;
        }
        const QList<QVariantList> rows =
            select(path,
                   QStringLiteral("SELECT \"%1\" FROM mtnops_%2_%3 ORDER BY ts")
                       .arg(stored.join(u"\",\""_qs), QString(tiers[tier].name), table.name));
        if (rows.size() != qsizetype(bins.size()))
            return {QStringLiteral("%1 bins instead of %2").arg(rows.size()).arg(bins.size())};
        const std::map<qint64, qint64> changes = changesOf(raw, index + 1, tier, gap, completeTo);
        auto bin = bins.begin();
        for (const QVariantList &row : rows) {
            // Time-weighted figures are those of the minutes, added up.
            double covered = 0;
            double integral = 0;
            for (auto part = minutes.lower_bound(bin->first);
                 part != minutes.end() && part->first < bin->first + tiers[tier].width.count(); ++part) {
                const CellCheck check(raw, index + 1, part->second);
                covered += double(part->second.covered * check.count() / part->second.rows.size());
                integral += check.sum() * double(part->second.covered) / double(part->second.rows.size());
            }
            QMap<QString, QVariant> values;
            for (int statistic = 0; statistic < statistics.size(); ++statistic)
                values[statistics[statistic]] = row[statistic + 3];
            QStringList here = CellCheck(raw, index + 1, bin->second)
                                   .differences(values, column.type, tier, changes.at(bin->first), covered, integral);
            if (row[0] != bin->first || row[1] != bin->second.rows.size() || row[2] != bin->second.covered)
                here += QStringLiteral("ts, rows, covered %1 %2 %3")
                            .arg(row[0].toString(), row[1].toString(), row[2].toString());
            for (const QString &text : std::as_const(here))
                wrong += QStringLiteral("%1 %2 %3: %4")
                             .arg(QString(tiers[tier].name))
                             .arg(bin->first)
                             .arg(column.name, text);
            ++bin;
        }
    }
    return wrong;
}

} // namespace mtnops
