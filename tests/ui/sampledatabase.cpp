// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sampledatabase.h"

#include "logger/store/writer.h"

#include <cmath>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

template<typename Make>
void addRows(Batch &batch, const DeviceTable &table, Make makeValues)
{
    const auto shared = std::make_shared<const DeviceTable>(table);
    const int rows = int(1h / table.interval);
    for (int row = 0; row < rows; ++row) {
        const Timestamp time = SampleDatabase::newest - table.interval * (rows - 1 - row);
        batch.samples.push_back({.table = shared, .time = time, .values = makeValues(row)});
    }
}

void check(bool isGood, const char *what)
{
    if (!isGood)
        qFatal("sample database: %s", what);
}

} // namespace

SiteInfo SampleDatabase::site()
{
    return {.name = u"kuiper"_qs,
            .title = u"Kuiper 61-inch, Mt. Bigelow"_qs,
            .latitude = 32.4165,
            .longitude = -110.7346,
            .elevation = 2510,
            .timeZone = "America/Phoenix"};
}

DeviceTable SampleDatabase::weather()
{
    return {.name = u"boltwood"_qs,
            .title = u"Boltwood"_qs,
            .interval = 5s,
            .columns = {
                {.name = u"ambient"_qs, .unit = u"°C"_qs, .label = u"Ambient temperature"_qs},
                {.name = u"dew_point"_qs, .unit = u"°C"_qs, .label = u"Dew point"_qs},
                {.name = u"humidity"_qs, .unit = u"%"_qs, .label = u"Relative humidity"_qs},
                {.name = u"wind"_qs, .unit = u"mph"_qs, .label = u"Wind speed"_qs, .limits = {.warnAbove = 20}},
                {.name = u"sky"_qs, .type = ColumnType::Text, .label = u"Sky"_qs},
            }};
}

DeviceTable SampleDatabase::telescope()
{
    return {.name = u"tcs"_qs,
            .title = u"Telescope"_qs,
            .interval = 10s,
            .columns = {
                {.name = u"altitude"_qs, .unit = u"°"_qs, .label = u"Altitude"_qs},
                {.name = u"motion"_qs,
                 .type = ColumnType::Integer,
                 .label = u"Motion"_qs,
                 .words = {{0, u"stopped"_qs}, {1, u"tracking"_qs}}},
            }};
}

SampleDatabase::SampleDatabase()
{
    auto writer = Writer::open(path(), site());
    check(bool(writer), "cannot be made");
    check(bool((*writer)->prepareTable(std::make_shared<const DeviceTable>(weather()))), "weather");
    check(bool((*writer)->prepareTable(std::make_shared<const DeviceTable>(telescope()))), "telescope");
    Batch batch;
    addRows(batch, weather(), [](int row) {
        const double wave = std::sin(row / 40.0);
        const Value dewPoint = row % 100 == 99 ? Value() : Value(-2 + wave);
        return Values{8 + 4 * wave, dewPoint, 66 - 5 * wave, row == weatherRows - 1 ? 23.4 : 12 + 3 * wave,
                      u"clear"_qs};
    });
    addRows(batch, telescope(), [](int row) { return Values{61.2 - row * 0.01, qint64(1)}; });
    batch.events.append(
        {.time = newest - 30min, .kind = EventKind::DeviceUp, .device = u"tcs"_qs, .text = u"answers"_qs});
    for (const char *device : {"boltwood", "tcs"})
        batch.statuses.append(
            {.device = QString::fromLatin1(device), .state = DeviceState::Good, .since = newest - 1h});
    check(bool((*writer)->write(batch)), "write");
}

void SampleDatabase::addOlderRows(int rows) const
{
    addTelescopeRows(newest - 2h, rows);
}

void SampleDatabase::addRow(Timestamp time) const
{
    addTelescopeRows(time, 1);
}

/** 1 ms apart. */
void SampleDatabase::addTelescopeRows(Timestamp first, int rows) const
{
    auto writer = Writer::open(path(), site());
    check(bool(writer), "cannot be opened");
    const auto table = std::make_shared<const DeviceTable>(telescope());
    check(bool((*writer)->prepareTable(table)), "telescope");
    Batch batch;
    for (int row = 0; row < rows; ++row)
        batch.samples.push_back({.table = table, .time = first + row * 1ms, .values = {61.2, qint64(1)}});
    check(bool((*writer)->write(batch)), "write");
}

} // namespace mtnops
