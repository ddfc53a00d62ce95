// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesloader.h"

#include "models/plotselection.h"

namespace mtnops {

SeriesLoader::SeriesLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent)
    : WindowLoader(reader, window, selection, QStringLiteral("chart"), parent)
{
    connect(&reader, &LogReader::windowRead, this,
            [this](LogReader::RequestId id, const QList<Series> &series, Duration elapsed) {
                take(id, series, elapsed, m_series);
            });
    choose(m_series);
}

void SeriesLoader::setLeftOut(const QSet<ColumnRef> &columns)
{
    if (columns == m_leftOut)
        return;
    m_leftOut = columns;
    choose(m_series);
}

QList<ColumnRef> SeriesLoader::columns() const
{
    QList<ColumnRef> columns = selection().columns();
    columns.removeIf([this](const ColumnRef &column) { return m_leftOut.contains(column); });
    return columns;
}

Duration SeriesLoader::shownBin() const
{
    return m_series.isEmpty() ? Duration::zero() : m_series.first().bin;
}

LogReader::RequestId SeriesLoader::read(LogReader &reader, const WindowRequest &request, const QString &purpose)
{
    return reader.readWindow(request, purpose);
}

} // namespace mtnops
