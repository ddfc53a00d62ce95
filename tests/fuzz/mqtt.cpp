// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages of an MQTT broker: topics, payloads, retained or not, and the time between them.
#include "logger/device/mqtt/mqttreadings.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/requests.h"

#include <fuzzer/FuzzedDataProvider.h>

#include <array>

using namespace mtnops;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array decoders = {u"csv", u"json", u"keyvalue", u"words"};

DeviceConfig subscribed(bool takesRetained)
{
    DeviceConfig config{.name = u"dome"_qs, .title = u"Dome"_qs, .transport = u"mqtt"_qs};
    config.maxAge = std::chrono::seconds(60);
    config.takesRetained = takesRetained;
    auto named = [count = 0](ColumnRule rule) mutable {
        rule.column.name = u"x%1"_qs.arg(count++);
        return rule;
    };
    for (const char16_t *decoder : decoders) {
        const RequestRule whole = fuzz::requestsFor(QString::fromUtf16(decoder))[fuzz::manyColumns().size()];
        RequestRule request{
            .send = QString::fromUtf16(decoder).toUtf8(), .decoder = whole.decoder, .format = whole.format};
        for (const ColumnRule &rule : whole.columns)
            request.columns.append(named(rule));
        config.requests.append(request);
    }
    for (ColumnRule rule : fuzz::manyColumns()) {
        rule.source = u"value"_qs;
        config.pushedColumns.append(named(rule));
    }
    return config;
}

/** Without and with retained messages. */
const std::array<DeviceConfig, 2> &configs()
{
    static const std::array list = {subscribed(false), subscribed(true)};
    return list;
}

void requireReadings(const MqttReadings &readings, Duration now)
{
    const QList<Column> &columns = readings.table()->columns;
    const Values values = readings.values(now);
    fuzz::require(values.size() == size_t(columns.size()), "there is a value for each column");
    for (size_t i = 0; i < values.size(); ++i)
        fuzz::requireValue(columns[qsizetype(i)], values[i]);
    for (const QString &problem : readings.problems(now))
        fuzz::require(readings.absences(now).contains(problem), "a problem is an absence");
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int * /*argc*/, char *** /*argv*/)
{
    configs(); // not within the time of the first input
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    FuzzedDataProvider input(data, size);
    const DeviceConfig &config = configs()[input.ConsumeBool() ? 1 : 0];
    MqttReadings readings(config);
    fuzz::requireTable(*readings.table());
    const QStringList topics = readings.topics();
    Duration now{};
    readings.restart(now);
    while (input.remaining_bytes() > 0) {
        now += std::chrono::seconds(input.ConsumeIntegral<uint8_t>());
        const QString topic = topics[input.ConsumeIntegralInRange<int>(0, int(topics.size()) - 1)];
        const bool isRetained = input.ConsumeBool();
        const std::string payload = input.ConsumeRandomLengthString();
        readings.apply(
            {.topic = topic.toUtf8(), .payload = QByteArray::fromStdString(payload), .isRetained = isRetained}, now);
        requireReadings(readings, now);
        fuzz::require(readings.takeRejected() <= readings.table()->columns.size(), "no more is rejected than came");
    }
    fuzz::require(!readings.hasValue(now + config.maxAge + Duration(1)), "nothing counts once it is too old");
    return 0;
}
