// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sparklines.h"

namespace mtnops {

namespace {

const QString sparklinePurpose = QStringLiteral("sparklines");

constexpr Duration roundInterval = std::chrono::minutes(1); // half a pixel

bool isDrawable(ColumnType type)
{
    return type == ColumnType::Real || type == ColumnType::Integer || type == ColumnType::Boolean;
}

} // namespace

Sparklines::Sparklines(LogReader &reader, QObject *parent) : QObject(parent), m_reader(reader)
{
    connect(&reader, &LogReader::windowRead, this, &Sparklines::takeSeries);
    connect(&reader, &LogReader::failed, this, &Sparklines::takeError);
}

void Sparklines::setCatalog(const Catalog &catalog)
{
    QList<QList<ColumnRef>> devices;
    for (const DeviceTable &table : catalog.tables) {
        QList<ColumnRef> columns;
        for (const Column &column : table.columns) {
            if (isDrawable(column.type))
                columns.append({table.name, column.name});
        }
        if (!columns.isEmpty())
            devices.append(columns);
    }
    if (devices == m_devices)
        return;
    m_devices = devices;
    m_readAt = {};
}

void Sparklines::setActive(bool active)
{
    m_isActive = active;
    if (active)
        return;
    m_reader.cancel(sparklinePurpose);
    m_pending = 0;
    m_readAt = {};
}

void Sparklines::refresh(Timestamp now)
{
    if (!m_isActive || m_pending != 0 || std::chrono::abs(now - m_readAt) < roundInterval)
        return;
    m_readAt = now;
    m_next = 0;
    askNext();
}

void Sparklines::askNext()
{
    if (m_next >= m_devices.size())
        return;
    m_pending = m_reader.readWindow(
        {.columns = m_devices[m_next++], .range = {m_readAt - length, m_readAt}, .pixels = pixels}, sparklinePurpose);
}

void Sparklines::takeSeries(LogReader::RequestId id, const QList<Series> &series)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    for (const Series &each : series)
        m_series.insert(each.column, each);
    emit changed();
    askNext();
}

/** The next round tries again; why the log cannot be read is said by those who show it. */
void Sparklines::takeError(LogReader::RequestId id)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    askNext();
}

} // namespace mtnops
