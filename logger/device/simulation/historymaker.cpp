// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/historymaker.h"

#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/poll.h"
#include "logger/device/pollschedule.h"
#include "logger/device/simulation/simulatedtransport.h"

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

constexpr size_t chunk = 5000; // rows

bool isSimulated(const DeviceConfig &device)
{
    const bool isDecodable =
        std::all_of(device.requests.begin(), device.requests.end(),
                    [](const RequestRule &request) { return findDecoder(request.decoder) != nullptr; });
    return device.transport == QLatin1StringView("simulated") && device.problem.isEmpty() && isDecodable
        && device.interval >= PollSchedule::shortestInterval;
}

/** As PolledDevice polls, without waiting. */
void pollModel(Poll &poll, const SimulatedModel &model, Timestamp tick)
{
    Timestamp time = tick;
    while (const RequestRule *request = poll.current()) {
        time += SimulatedTransport::delay;
        const SimulatedReply reply = model.answer(request->send, time);
        if (reply.outcome == SimulatedOutcome::Refusal) {
            poll.failed(DeviceState::Disconnected, {});
            continue;
        }
        if (reply.outcome == SimulatedOutcome::Silence || reply.bytes.isEmpty()) {
            poll.failed(DeviceState::NoReply, {});
            continue;
        }
        Result<DecodedReply> decoded =
            findDecoder(request->decoder)->decode(reply.bytes, request->columns, request->format);
        if (decoded)
            poll.succeeded(std::move(*decoded), time);
        else
            poll.failed(DeviceState::Unparsable, decoded.error().detail);
    }
}

} // namespace

qint64 makeHistory(const DeviceConfig &device, const TimeRange &range, const HistorySink &sink)
{
    const std::unique_ptr<SimulatedModel> model = makeSimulatedModel(device.model);
    if (!model || !isSimulated(device))
        return 0;
    const DeviceTablePtr table = makeTable(device);
    qint64 rows = 0;
    std::vector<Sample> samples;
    // From the first tick that is not before the range.
    Timestamp tick = ceilTo(range.from, device.interval);
    for (; tick < range.to; tick += device.interval) {
        Poll poll(device.requests, table);
        pollModel(poll, *model, tick);
        if (poll.hasRow())
            samples.push_back(poll.takeSample());
        if (samples.size() < chunk)
            continue;
        rows += qint64(samples.size());
        if (!sink(std::exchange(samples, {})))
            return rows;
    }
    rows += qint64(samples.size());
    if (!samples.empty())
        sink(std::move(samples));
    return rows;
}

} // namespace mtnops
