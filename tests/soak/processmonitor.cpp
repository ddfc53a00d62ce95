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

constexpr double msOfADay = 86'400'000;

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

double ProcessMonitor::bytesPerDay() const
{
    const std::size_t first = m_measures.size() / 3;
    const auto count = double(m_measures.size() - first);
    double times = 0;
    double bytes = 0;
    for (std::size_t index = first; index < m_measures.size(); ++index) {
        times += double(m_measures[index].time);
        bytes += double(m_measures[index].residentBytes);
    }
    double product = 0;
    double square = 0;
    for (std::size_t index = first; index < m_measures.size(); ++index) {
        const double time = double(m_measures[index].time) - times / count;
        product += time * (double(m_measures[index].residentBytes) - bytes / count);
        square += time * time;
    }
    return square > 0 ? product / square * msOfADay : 0;
}

} // namespace mtnops
