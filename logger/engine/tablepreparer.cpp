// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/tablepreparer.h"

#include "logger/store/writer.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype together = 32; // tables in a transaction: as many commits take as long as the tables

bool isTheSameForAll(ErrorCode code)
{
    return code == ErrorCode::Busy || code == ErrorCode::Io;
}

QList<DeviceTablePtr> tablesOf(const QList<DeviceConfig> &devices)
{
    QList<DeviceTablePtr> tables;
    for (const DeviceConfig &device : devices) {
        if (device.problem.isEmpty())
            tables.append(makeTable(device));
    }
    return tables;
}

} // namespace

Result<void> TablePreparer::prepare(Writer &writer, QDeadlineTimer until)
{
    while (!m_devices.isEmpty() && !until.hasExpired()) {
        const QList<DeviceConfig> devices = m_devices.first(std::min(together, m_devices.size()));
        const Result<void> prepared = writer.prepareTables(tablesOf(devices));
        if (prepared)
            m_devices.remove(0, devices.size());
        else if (isTheSameForAll(prepared.error().code))
            return prepared;
        else if (const Result<void> done = prepareEach(writer, devices); !done)
            return done;
    }
    return {};
}

/** One of these is refused, and the others are not to suffer. What else is wrong with a table shows, and is told, with
    its first row. */
Result<void> TablePreparer::prepareEach(Writer &writer, const QList<DeviceConfig> &devices)
{
    for (const DeviceConfig &device : devices) {
        const Result<void> prepared = writer.prepareTables(tablesOf({device}));
        if (!prepared && isTheSameForAll(prepared.error().code))
            return prepared;
        m_devices.removeFirst();
        if (!prepared && prepared.error().code == ErrorCode::InvalidInput)
            m_refused(device.name, prepared.error().detail);
    }
    return {};
}

} // namespace mtnops
