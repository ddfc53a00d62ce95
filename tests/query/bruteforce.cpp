// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/query/bruteforce.h"

#include <algorithm>
#include <map>

namespace mtnops {

namespace {

QList<TestRow> drawnOf(const QList<TestRow> &bin)
{
    const auto less = [](const TestRow &a, const TestRow &b) { return *a.value < *b.value; };
    const auto greater = [](const TestRow &a, const TestRow &b) { return *a.value > *b.value; };
    std::map<qint64, TestRow> drawn;
    for (const TestRow &row : {bin.first(), *std::min_element(bin.begin(), bin.end(), less),
                               *std::min_element(bin.begin(), bin.end(), greater), bin.last()})
        drawn[row.time] = row;
    QList<TestRow> ordered;
    for (const auto &[time, row] : drawn)
        ordered += row;
    return ordered;
}

/** Whether there is a gap between the neighbouring valid rows at those times. */
bool isBroken(const QList<TestRow> &rows, qint64 earlier, qint64 later, qint64 gap)
{
    qint64 previous = earlier;
    for (const TestRow &row : rows) {
        if (row.time <= earlier || row.time > later)
            continue;
        if ((!row.value && row.time < later) || row.time - previous > gap)
            return true;
        previous = row.time;
    }
    return false;
}

} // namespace

QList<SeriesPoint> bruteForceWindow(const QList<TestRow> &rows, const TimeRange &range, Duration bin, Duration gap)
{
    const qint64 from = toMicroseconds(range.from);
    const qint64 to = toMicroseconds(range.to);
    const qint64 reach = std::max(bin, gap).count();
    std::map<qint64, QList<TestRow>> groups; // by bin; the samples at the edges are groups of their own
    for (const TestRow &row : rows) {
        if (!row.value)
            continue;
        if (row.time >= from && row.time < to)
            groups[toMicroseconds(floorTo(fromMicroseconds(row.time), bin))] += row;
    }
    QList<QList<TestRow>> line;
    for (const auto &[start, members] : groups)
        line += members;
    for (const TestRow &row : rows) {
        if (row.value && row.time >= to && row.time < to + reach) {
            line += {row};
            break;
        }
    }
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        if (row->value && row->time < from && row->time >= from - reach) {
            line.prepend({*row});
            break;
        }
    }
    QList<SeriesPoint> points;
    for (qsizetype index = 0; index < line.size(); ++index) {
        if (index > 0) {
            const qint64 earlier = line[index - 1].last().time;
            const qint64 later = line[index].first().time;
            if (later - earlier > bin.count() && isBroken(rows, earlier, later, gap.count()))
                points += SeriesPoint{.time = fromMicroseconds(earlier + 1)};
        }
        const QList<TestRow> drawn = drawnOf(line[index]);
        for (const TestRow &row : drawn)
            points += SeriesPoint{fromMicroseconds(row.time), *row.value};
    }
    return points;
}

} // namespace mtnops
