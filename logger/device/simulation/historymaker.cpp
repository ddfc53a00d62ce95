// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/historymaker.h"

#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/poll.h"
#include "logger/device/simulation/simulatedtransport.h"

#include <utility>

namespace mtnops {

Result<std::unique_ptr<HistoryMaker>> HistoryMaker::create(const DeviceConfig &device)
{
    const auto wrong = [&](const QString &what) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("no history for device \"%1\": %2").arg(device.name, what)};
    };
    if (!device.problem.isEmpty())
        return wrong(device.problem);
    if (device.transport != QLatin1StringView("simulated"))
        return wrong(QStringLiteral("its transport is \"%1\", not \"simulated\"").arg(device.transport));
    if (device.interval < std::chrono::milliseconds(1))
        return wrong(QStringLiteral("its interval is shorter than 1 ms"));
    std::unique_ptr<SimulatedModel> model = makeSimulatedModel(device.model);
    if (!model) {
        return wrong(QStringLiteral("there is no model \"%1\"; there are %2")
                         .arg(device.model, simulatedModelNames().join(QLatin1StringView(", "))));
    }
    for (const RequestRule &request : device.requests) {
        if (!findDecoder(request.decoder))
            return wrong(QStringLiteral("there is no decoder \"%1\"").arg(request.decoder));
    }
    return std::unique_ptr<HistoryMaker>(new HistoryMaker(device, std::move(model)));
}

HistoryMaker::HistoryMaker(const DeviceConfig &device, std::unique_ptr<SimulatedModel> model)
    : m_device(device), m_table(makeTable(device)), m_model(std::move(model))
{
}

Result<qint64> HistoryMaker::make(TimeRange range, const Take &take, size_t chunk)
{
    qint64 rows = 0;
    std::vector<Sample> samples;
    samples.reserve(chunk);
    const auto handOver = [&] {
        rows += qint64(samples.size());
        return samples.empty() || take(std::exchange(samples, {}));
    };
    const Error cancelled{ErrorCode::Cancelled,
                          QStringLiteral("making history of \"%1\" was stopped").arg(m_device.name)};
    // The first tick that is not before the range.
    Timestamp tick = floorTo(range.from - Duration(1), m_device.interval) + m_device.interval;
    for (; tick < range.to; tick += m_device.interval) {
        poll(tick, samples);
        if (samples.size() < chunk)
            continue;
        if (!handOver())
            return cancelled;
        samples.reserve(chunk);
    }
    if (!handOver())
        return cancelled;
    return rows;
}

/** As PolledDevice polls, without waiting. */
void HistoryMaker::poll(Timestamp tick, std::vector<Sample> &samples) const
{
    Poll poll(m_device.requests, m_table);
    Timestamp time = tick;
    while (const RequestRule *request = poll.current()) {
        time += SimulatedTransport::delay;
        const SimulatedReply reply = m_model->answer(request->send, time);
        if (reply.outcome == SimulatedOutcome::Refusal) {
            poll.failed(DeviceState::Disconnected, {});
            continue;
        }
        if (reply.outcome == SimulatedOutcome::Silence || reply.bytes.isEmpty()) {
            poll.failed(DeviceState::NoReply, {});
            continue;
        }
        Result<DecodedReply> decoded = findDecoder(request->decoder)->decode(reply.bytes, request->columns);
        if (decoded)
            poll.succeeded(std::move(*decoded), time);
        else
            poll.failed(DeviceState::Unparsable, {});
    }
    if (poll.hasRow())
        samples.push_back(poll.takeSample());
}

} // namespace mtnops
