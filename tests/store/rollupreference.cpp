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
            const QVariant value = raw[row][column];
            const QVariant before = row > 0 ? raw[row - 1][column] : QVariant();
            if (value.isNull())
                continue;
            m_valid += value;
            m_changes += !before.isNull() && before != value;
        }
    }

    QStringList differences(const QMap<QString, QVariant> &stored, ColumnType type, std::size_t tier, double covered,
                            double integral) const
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
            expect(u"changes"_qs, stored[u"changes"_qs] == m_changes);
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
    qint64 m_changes = 0;
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
            QStringList here =
                CellCheck(raw, index + 1, bin->second).differences(values, column.type, tier, covered, integral);
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
