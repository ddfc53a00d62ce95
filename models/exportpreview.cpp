// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exportpreview.h"

namespace mtnops {

namespace {

/** How many intervals touch a range whose end belongs to it. */
qint64 intervalsIn(const TimeRange &range, Duration every)
{
    return (floorTo(range.to, every) - floorTo(range.from, every)) / every + 1;
}

} // namespace

ExportPreview::ExportPreview(QObject *parent) : QObject(parent)
{
    connect(&m_job, &ExportJob::finished, this, &ExportPreview::finish);
}

void ExportPreview::ask(const CsvRequest &request, Duration interval)
{
    m_next = request;
    m_next->mostRows = mostRows;
    m_interval = interval;
    m_isWanted = false;
    if (m_job.isRunning())
        m_job.cancel();
    else
        startNext();
}

void ExportPreview::giveUp()
{
    m_next.reset();
    m_isWanted = false;
    m_job.cancel();
}

void ExportPreview::startNext()
{
    m_request = *std::exchange(m_next, std::nullopt);
    m_text = std::make_shared<QByteArray>();
    m_isWanted = true;
    if (const Result<void> started = m_job.startInto(m_request, m_text); !started)
        emit made(started.error());
}

void ExportPreview::finish(const Result<CsvReport> &report)
{
    if (m_next) {
        startNext();
        return;
    }
    if (!std::exchange(m_isWanted, false))
        return;
    if (report)
        emit made(preview(*report));
    else
        emit made(report.error());
}

CsvPreview ExportPreview::preview(const CsvReport &report) const
{
    using enum CsvPreview::Count;
    CsvPreview preview{.text = QString::fromUtf8(*m_text), .shownRows = report.rows, .rows = report.rows};
    if (report.rows < m_request.mostRows)
        return preview; // that was all
    if (m_request.fill > Duration::zero()) {
        preview.rows = intervalsIn({m_request.range.from, m_request.range.to - Duration(1)}, m_request.every);
    } else if (m_request.every > Duration::zero()) {
        preview.rows = intervalsIn(report.logged, m_request.every);
        preview.count = AtMost;
    } else {
        preview.rows = std::max<qint64>(report.rows, report.logged.length() / std::max(m_interval, Duration(1)) + 1);
        preview.count = About;
    }
    return preview;
}

} // namespace mtnops
