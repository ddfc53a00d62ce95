// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/selfreport.h"

#include "logger/engine/storeworker.h"

#include <QDir>
#include <QFile>

#include <numeric>

#include <unistd.h>

#include <algorithm>

namespace mtnops {

namespace {

Column column(const QString &name, ColumnType type, const QString &unit, const QString &label,
              const QString &description)
{
    return Column{.name = name, .type = type, .unit = unit, .label = label, .description = description};
}

DeviceTablePtr makeOwnTable()
{
    return std::make_shared<const DeviceTable>(
        DeviceTable{.name = QString(selfTableName),
                    .title = QStringLiteral("mtnops-logger"),
                    .interval = SelfReport::usualInterval,
                    .columns = {
                        column(QStringLiteral("rows_per_second"), ColumnType::Real, QStringLiteral("rows/s"),
                               QStringLiteral("Rows"), QStringLiteral("rows committed a second")),
                        column(QStringLiteral("queued"), ColumnType::Integer, {}, QStringLiteral("Waiting"),
                               QStringLiteral("most readings that a flush found waiting")),
                        column(QStringLiteral("flush_time"), ColumnType::Real, QStringLiteral("ms"),
                               QStringLiteral("Flush"), QStringLiteral("the longest flush")),
                        column(QStringLiteral("lag"), ColumnType::Real, QStringLiteral("s"), QStringLiteral("Lag"),
                               QStringLiteral("the oldest that a reading was when it was committed")),
                        column(QStringLiteral("database_size"), ColumnType::Real, QStringLiteral("MB"),
                               QStringLiteral("Database"), QStringLiteral("with its write-ahead log")),
                        column(QStringLiteral("memory"), ColumnType::Real, QStringLiteral("MB"),
                               QStringLiteral("Memory"), QStringLiteral("resident")),
                        column(QStringLiteral("open_files"), ColumnType::Integer, {}, QStringLiteral("Open files"),
                               QStringLiteral("sockets and pipes among them")),
                        column(QStringLiteral("poll_failures"), ColumnType::Integer, {}, QStringLiteral("Failures"),
                               QStringLiteral("polls of all devices that wrote no row, since the start")),
                        column(QStringLiteral("lost"), ColumnType::Integer, {}, QStringLiteral("Lost"),
                               QStringLiteral("readings lost or refused, since the start")),
                    }});
}

constexpr double megabyte = 1e6;

/** NULL where the system does not tell. */
Value residentMegabytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    const QList<QByteArray> pages = file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    if (pages.size() < 2)
        return {};
    return double(pages[1].toLongLong() * ::sysconf(_SC_PAGESIZE)) / megabyte;
}

Value openFiles()
{
    const qsizetype count =
        QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
    return count > 0 ? Value(qint64(count)) : Value();
}

double inUnits(Duration time, double microseconds)
{
    return double(time.count()) / microseconds;
}

} // namespace

SelfReport::SelfReport(Duration interval) : m_interval(interval), m_status{.device = QString(selfTableName)}
{
    m_sinceRow.start();
}

void SelfReport::noteFlush(Duration took, qint64 waiting)
{
    m_longestFlush = std::max(m_longestFlush, took);
    m_mostWaiting = std::max(m_mostWaiting, waiting);
}

void SelfReport::noteCommitted(const Batch &batch, Timestamp now)
{
    // What a source remembers may be of yesterday: that is no lag.
    const auto fresh = std::find_if(batch.samples.begin(), batch.samples.end(),
                                    [](const Sample &sample) { return !sample.isRepeated; });
    if (fresh != batch.samples.end())
        m_longestLag = std::max(m_longestLag, now - fresh->time);
}

void SelfReport::note(const DeviceStatus &status)
{
    m_failures.insert(status.device, status.failures);
}

std::optional<Sample> SelfReport::take(const StoreReport &report, Timestamp now)
{
    static const DeviceTablePtr table = makeOwnTable();
    const Duration elapsed(m_sinceRow.nsecsElapsed() / 1000 + 1); // not 0, to divide by
    if (elapsed < m_interval)
        return std::nullopt;
    const qint64 rows = report.rowsWritten - std::exchange(m_rowsBefore, report.rowsWritten);
    const qint64 failures = std::accumulate(m_failures.begin(), m_failures.end(), qint64(0));
    Sample sample{.table = table,
                  .time = now,
                  .values = {double(rows) / inUnits(elapsed, 1e6), m_mostWaiting, inUnits(m_longestFlush, 1e3),
                             inUnits(m_longestLag, 1e6), double(report.databaseBytes) / megabyte, residentMegabytes(),
                             openFiles(), failures, report.lost}};
    m_sinceRow.start();
    m_mostWaiting = 0;
    m_longestFlush = {};
    m_longestLag = {};
    if (m_status.state != DeviceState::Good) {
        m_status.state = DeviceState::Good;
        m_status.since = now;
    }
    ++m_status.polls;
    return sample;
}

} // namespace mtnops
