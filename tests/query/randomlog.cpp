// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/query/randomlog.h"

#include <QRandomGenerator>

#include <cmath>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

Value maybe(QRandomGenerator &random, bool isOut, Value value)
{
    return isOut || random.bounded(100) < 5 ? Value() : std::move(value);
}

} // namespace

RandomLog::RandomLog()
{
    DeviceTable table = *testTable();
    table.interval = 10s;
    m_table = std::make_shared<const DeviceTable>(std::move(table));
}

void RandomLog::write(Writer &writer, QRandomGenerator &random)
{
    qint64 time = toMicroseconds(night);
    double wind = 20;
    for (int flush = 0; flush < 60; ++flush) {
        std::vector<Sample> samples;
        const bool isNoteOut = random.bounded(3) == 0; // for hours
        for (int row = 0; row < 500; ++row) {
            time += random.bounded(1000) < 997 ? 9'900'000 + random.bounded(200'000)
                                               : random.bounded(qint64(9'000'000'000));
            wind = std::abs(wind + random.generateDouble() - 0.5);
            const qint64 at =
                flush > 0 && random.bounded(500) == 0 ? time - random.bounded(qint64(80'000'000'000)) : time;
            Values values = {maybe(random, false, wind), maybe(random, false, qint64(random.bounded(3))),
                             maybe(random, false, random.bounded(10) == 0),
                             maybe(random, isNoteOut, QString::number(random.bounded(4))),
                             maybe(random, isNoteOut, fromMicroseconds(at - at % 60'000'000))};
            if (m_rows.emplace(at, values).second)
                samples.push_back(Sample{m_table, fromMicroseconds(at), std::move(values)});
        }
        writeAll(writer, std::move(samples));
    }
}

TimeRange RandomLog::randomRange(QRandomGenerator &random) const
{
    const qint64 length = qint64(std::pow(10.0, 6 + 5.6 * random.generateDouble()));
    const qint64 middle = begin() + random.bounded(end() - begin());
    const auto edge = [&](qint64 time) {
        const Timestamp at = fromMicroseconds(time);
        return random.bounded(4) == 0 ? floorTo(at, 1min) : at;
    };
    const TimeRange range{edge(middle - length / 2), edge(middle + length / 2)};
    return range.isEmpty() ? TimeRange{range.from, range.from + 1s} : range;
}

} // namespace mtnops
