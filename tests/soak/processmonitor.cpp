// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/processmonitor.h"

#include "tests/soak/monotonic.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace mtnops {

using namespace std::chrono_literals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ProcessMonitor::ProcessMonitor()
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &ProcessMonitor::measure);
}

void ProcessMonitor::follow(qint64 process)
{
    m_process = process;
    m_measures.clear();
    m_timer.start();
}

void ProcessMonitor::leave()
{
    m_timer.stop();
}

void ProcessMonitor::measure()
{
    const QString folder = QStringLiteral("/proc/%1/").arg(m_process);
    const QList<QByteArray> pages = contentOf(folder + QStringLiteral("statm")).split(' ');
    if (pages.size() < 2)
        return; // it has ended
    const auto count = [&](const QString &name) {
        return int(QDir(folder + name).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size());
    };
    m_measures.push_back({.time = monotonicMs(),
                          .residentBytes = pages[1].toLongLong() * ::sysconf(_SC_PAGESIZE),
                          .openFiles = count(QStringLiteral("fd")),
                          .threads = count(QStringLiteral("task"))});
}

int ProcessMonitor::fewestFiles(qint64 from, qint64 to) const
{
    int fewest = -1;
    for (const Measure &measure : m_measures) {
        if (measure.time >= from && measure.time <= to && (fewest < 0 || measure.openFiles < fewest))
            fewest = measure.openFiles;
    }
    return fewest;
}

std::vector<MemorySample> ProcessMonitor::memoryFloors() const
{
    std::vector<MemorySample> samples;
    samples.reserve(m_measures.size());
    for (const Measure &measure : m_measures)
        samples.push_back({.time = measure.time, .bytes = measure.residentBytes});
    return mtnops::memoryFloors(samples);
}

} // namespace mtnops
