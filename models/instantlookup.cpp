// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/instantlookup.h"

namespace mtnops {

namespace {

const QString lookupPurpose = QStringLiteral("crosshair");

} // namespace

InstantLookup::InstantLookup(LogReader &reader, QObject *parent) : QObject(parent), m_reader(reader)
{
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &InstantLookup::ask);
    connect(&reader, &LogReader::valuesAtRead, this, &InstantLookup::takeValues);
    connect(&reader, &LogReader::failed, this, &InstantLookup::takeError);
}

void InstantLookup::want(const InstantRequest &request)
{
    m_request = request;
    if (m_pending != 0)
        m_reader.cancel(lookupPurpose);
    m_pending = 0;
    if (m_request.columns.isEmpty())
        m_settle.stop();
    else
        m_settle.start(settleMilliseconds);
}

void InstantLookup::ask()
{
    m_pending = m_reader.readValuesAt(m_request, lookupPurpose);
}

void InstantLookup::takeValues(LogReader::RequestId id, const QList<InstantValue> &values)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    emit found(m_request.instant, values);
}

/** What is drawn is told as it was; why the log cannot be read is said by those who draw it. */
void InstantLookup::takeError(LogReader::RequestId id)
{
    if (id == m_pending)
        m_pending = 0;
}

} // namespace mtnops
