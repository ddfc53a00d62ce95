// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/historymaker.h"

#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/poll.h"
#include "logger/device/simulation/simulatedmodel.h"

namespace mtnops {

namespace {

constexpr std::size_t chunk = 5000; // rows

/** One poll at @p time; false when nothing answered. */
bool answerAll(Poll &poll, const SimulatedModel &model, Timestamp time)
{
    while (const RequestRule *request = poll.current()) {
        const SimulatedReply reply = model.answer(request->send, time);
        const Decoder *decoder = findDecoder(request->decoder);
        if (!decoder || reply.kind != SimulatedReply::Kind::Bytes) {
            poll.failed(DeviceState::NoReply, {});
            continue;
        }
        Result<DecodedReply> decoded = decoder->decode(reply.bytes, request->columns);
        if (decoded)
            poll.succeeded(std::move(*decoded), time);
        else
            poll.failed(DeviceState::Unparsable, decoded.error().detail);
    }
    return poll.hasRow();
}

} // namespace

void makeHistory(const DeviceConfig &config, const TimeRange &range, const HistorySink &sink)
{
    const std::unique_ptr<SimulatedModel> model = makeSimulatedModel(config.model);
    if (config.transport != QLatin1StringView("simulated") || !model)
        return;
    const DeviceTablePtr table = makeTable(config);
    std::vector<Sample> samples;
    Timestamp time = floorTo(range.from, config.interval);
    if (time < range.from)
        time += config.interval;
    for (; time < range.to; time += config.interval) {
        Poll poll(config.requests, table);
        if (answerAll(poll, *model, time))
            samples.push_back(poll.takeSample());
        if (samples.size() >= chunk) {
            if (!sink(std::move(samples)))
                return;
            samples.clear();
        }
    }
    if (!samples.empty())
        sink(std::move(samples));
}

} // namespace mtnops
