// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/core/timerange.h"
#include "logger/device/simulation/simulatedmodel.h"
#include "logger/site/site.h"

#include <functional>
#include <memory>
#include <vector>

namespace mtnops {

/** Makes the rows that a simulated device would have logged in the past, through the same requests, models and decoders
    as live. Rows of outages are missing, as in life. Computes without pause: for a worker thread, one at a time. */
class HistoryMaker
{
public:
    /** Takes the next rows, in order of time; false ends the making. */
    using Take = std::function<bool(std::vector<Sample> samples)>;

    /** @p device must have the transport "simulated"; the error names the device and what is wrong. */
    static Result<std::unique_ptr<HistoryMaker>> create(const DeviceConfig &device);

    /** One poll at each multiple of the interval in @p range. Returns the number of rows handed over, in chunks of at
        most @p chunk; Cancelled when @p take has refused. */
    Result<qint64> make(TimeRange range, const Take &take, size_t chunk = 5000);

private:
    HistoryMaker(const DeviceConfig &device, std::unique_ptr<SimulatedModel> model);
    void poll(Timestamp time, std::vector<Sample> &samples) const;

    const DeviceConfig m_device;
    const DeviceTablePtr m_table;
    const std::unique_ptr<SimulatedModel> m_model;
};

} // namespace mtnops
