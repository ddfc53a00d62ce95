// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/faulttable.h"

#include "tests/soak/monotonic.h"

#include <csignal>
#include <memory>

namespace mtnops {

namespace {

// A reading may be on its way when a fault begins or ends; so long before and after, in ms.
constexpr qint64 onItsWay = 400;
constexpr qint64 answersLate = 1500; ///< a device that goes on answers who has given up meanwhile
constexpr qint64 calm = 5000; ///< before a fault: in it the logger has at times no connection open

Fault troubleOf(const Stage &stage, Trouble trouble, NumberedDevice &device)
{
    const auto began = std::make_shared<qint64>();
    Fault fault{.name = device.name(), .devices = {device.name()}};
    fault.begin = [&device, trouble, began] {
        *began = monotonicMs();
        device.begin(trouble);
    };
    fault.end = [&device, trouble, began, &ledger = stage.ledger] {
        device.end();
        // Of the others no number is on its way: those that are open are not cut off.
        if (trouble == Trouble::Refused)
            ledger.excuse(device.name(), *began - onItsWay, *began, QStringLiteral("cut off by the device"));
        if (trouble == Trouble::Restarts)
            ledger.excuse(device.name(), *began - onItsWay, monotonicMs(), QStringLiteral("cut off by the device"));
    };
    return fault;
}

Fault nameGone(const Stage &stage, NumberedDevice &device)
{
    return {.name = QStringLiteral("name no longer resolves"),
            .devices = {device.name()},
            .begin = [&logger = stage.logger] { logger.setName({}); },
            .end = [&logger = stage.logger] { logger.setName(QString::fromLatin1(Observatory::hostName)); }};
}

Fault deviceStopped(const Stage &stage)
{
    const auto began = std::make_shared<qint64>();
    StoppableDevice &device = stage.observatory.stoppable();
    return {.name = QStringLiteral("SIGSTOP of a device"),
            .devices = {device.name()},
            .begin =
                [&device, began] {
                    *began = monotonicMs();
                    device.signal(SIGSTOP);
                },
            .end =
                [&device, began, &ledger = stage.ledger] {
                    device.signal(SIGCONT);
                    ledger.excuse(device.name(), *began - onItsWay, monotonicMs() + answersLate,
                                  QStringLiteral("answered too late by the device"));
                }};
}

Fault loggerStopped(const Stage &stage)
{
    const auto began = std::make_shared<qint64>();
    return {.name = QStringLiteral("SIGSTOP of the logger"),
            .begin =
                [&logger = stage.logger, began] {
                    *began = monotonicMs();
                    logger.signal(SIGSTOP);
                },
            .end =
                [&logger = stage.logger, &ledger = stage.ledger, began] {
                    logger.signal(SIGCONT);
                    ledger.excuse({}, *began - onItsWay, monotonicMs() + onItsWay,
                                  QStringLiteral("on their way to a stopped logger"));
                }};
}

Fault noDescriptors(const Stage &stage)
{
    return {.name = QStringLiteral("out of file descriptors"),
            .begin =
                [&logger = stage.logger, &monitor = stage.monitor] {
                    logger.limitFiles(monitor.fewestFiles(monotonicMs() - calm, monotonicMs()));
                },
            .end = [&logger = stage.logger] { logger.limitFiles(0); }};
}

Fault databaseLocked(const Stage &stage)
{
    const auto lock = std::make_shared<std::unique_ptr<DatabaseLock>>();
    return {.name = QStringLiteral("database locked by another"),
            .begin = [lock, &log = stage.log] { *lock = std::make_unique<DatabaseLock>(log.path()); },
            .end = [lock] { lock->reset(); }};
}

Fault diskFull(SmallDisk &disk)
{
    return {
        .name = QStringLiteral("disk full"), .begin = [&disk] { disk.fill(); }, .end = [&disk] { disk.makeRoom(); }};
}

} // namespace

QList<Fault> deviceFaults(const Stage &stage)
{
    QList<Fault> faults;
    for (const auto &[trouble, device] : stage.observatory.troubled())
        faults.append(troubleOf(stage, trouble, *device));
    if (NumberedDevice *named = stage.observatory.named())
        faults.append(nameGone(stage, *named));
    faults.append(deviceStopped(stage));
    return faults;
}

QList<Fault> loggerFaults(const Stage &stage)
{
    QList<Fault> faults{loggerStopped(stage), noDescriptors(stage), databaseLocked(stage)};
    if (stage.disk)
        faults.append(diskFull(*stage.disk));
    return faults;
}

QList<Fault> clockFaults(const Stage &stage)
{
    QList<Fault> faults;
    const auto add = [&](const QString &name, const QByteArray &clock) {
        faults.append(Fault{.name = name,
                            .begin = [&logger = stage.logger, clock] { logger.setClock(clock); },
                            .end = [&logger = stage.logger] { logger.setClock("+0"); }});
    };
    add(QStringLiteral("clock an hour ahead, and back"), "+3600");
    add(QStringLiteral("clock an hour behind, and back"), "-3600");
    add(QStringLiteral("clock slewed"), "+0 x1.001");
    return faults;
}

} // namespace mtnops
