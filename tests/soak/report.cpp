// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/report.h"

#include "tests/soak/monotonic.h"

#include <algorithm>
#include <cstdio>

namespace mtnops {

namespace {

constexpr double megabyte = 1e6;
const qint64 began = monotonicMs();

QString seconds(double number)
{
    return QString::number(number, 'f', 1) + QStringLiteral(" s");
}

} // namespace

void Report::say(const QString &line)
{
    std::printf("%7.1f s  %s\n", double(monotonicMs() - began) / 1000, line.toUtf8().constData());
    std::fflush(stdout);
}

void Report::add(const FaultOutcome &outcome)
{
    const QString name = QStringLiteral("fault     %1").arg(outcome.name, -34);
    if (!outcome.skipped.isEmpty()) {
        say(name + QStringLiteral("LEFT OUT: ") + outcome.skipped);
        return;
    }
    say(name
        + QStringLiteral("lasted %1, then silence of %2")
              .arg(seconds(outcome.lasted), outcome.silence ? seconds(*outcome.silence) : QStringLiteral("no end")));
}

void Report::add(const Account &account)
{
    QString line = QStringLiteral("device    %1offered %2, stored %3")
                       .arg(account.device, -16)
                       .arg(account.offered, 6)
                       .arg(account.stored, 6);
    for (auto excuse = account.excused.begin(); excuse != account.excused.end(); ++excuse)
        line += QStringLiteral(", %1 %2").arg(excuse.value()).arg(excuse.key());
    if (account.missing > 0)
        line += QStringLiteral(", %1 MISSING, the first is %2, offered at %3")
                    .arg(account.missing)
                    .arg(account.firstMissing)
                    .arg(seconds(double(account.firstMissingTime - began) / 1000));
    if (!account.isClean())
        line += QStringLiteral(", %1 TWICE, %2 NEVER OFFERED, %3 OUT OF ORDER")
                    .arg(account.twice)
                    .arg(account.strangers)
                    .arg(account.outOfOrder);
    say(line);
}

void Report::add(const ProcessMonitor &monitor)
{
    const std::vector<ProcessMonitor::Measure> &measures = monitor.measures();
    if (measures.empty())
        return;
    const auto [fewest, most] =
        std::minmax_element(measures.begin(), measures.end(),
                            [](const auto &left, const auto &right) { return left.openFiles < right.openFiles; });
    const std::vector<MemorySample> floors = monitor.memoryFloors();
    QStringList least;
    for (const MemorySample &floor : floors)
        least += QString::number(double(floor.bytes) / megabyte, 'f', 2);
    say(QStringLiteral(
            "process   memory %1 MB to %2 MB, its floor %3 MB, slope %4 MB a day over %5; %6 to %7 open files, "
            "%8 threads")
            .arg(double(measures.front().residentBytes) / megabyte, 0, 'f', 1)
            .arg(double(measures.back().residentBytes) / megabyte, 0, 'f', 1)
            .arg(least.join(QStringLiteral(", ")))
            .arg(bytesPerDay(floors) / megabyte, 0, 'f', 1)
            .arg(seconds(double(measures.back().time - measures.front().time) / 1000))
            .arg(fewest->openFiles)
            .arg(most->openFiles)
            .arg(measures.back().threads));
}

void Report::require(const QString &requirement, bool isKept, const QString &found)
{
    m_isKept = m_isKept && isKept;
    say((isKept ? QStringLiteral("kept      ") : QStringLiteral("NOT KEPT  ")) + requirement
        + (found.isEmpty() ? QString() : QStringLiteral(": ") + found));
}

} // namespace mtnops
