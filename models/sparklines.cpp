// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sparklines.h"

namespace mtnops {

namespace {

const QString sparklinePurpose = QStringLiteral("sparklines");

constexpr Duration roundInterval = std::chrono::minutes(1); // a pixel

} // namespace

Sparklines::Sparklines(LogReader &reader, QObject *parent) : QObject(parent), m_reader(reader)
{
    connect(&reader, &LogReader::windowRead, this, &Sparklines::takeSeries);
    connect(&reader, &LogReader::statesRead, this, &Sparklines::takeStates);
    connect(&reader, &LogReader::failed, this, &Sparklines::takeError);
}

void Sparklines::setCatalog(const Catalog &catalog)
{
    QList<Question> questions;
    for (const DeviceTable &table : catalog.tables) {
        Question numbers;
        Question states{.columns = {}, .isOfStates = true};
        for (const Column &column : table.columns) {
            if (column.type != ColumnType::Time)
                (hasStates(column) ? states : numbers).columns.append({table.name, column.name});
        }
        for (const Question &question : {numbers, states}) {
            if (!question.columns.isEmpty())
                questions.append(question);
        }
    }
    if (questions == m_questions)
        return;
    m_questions = questions;
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
    if (m_next >= m_questions.size())
        return;
    const Question &question = m_questions[m_next++];
    const WindowRequest request{.columns = question.columns, .range = {m_readAt - length, m_readAt}, .pixels = pixels};
    m_pending = question.isOfStates ? m_reader.readStates(request, sparklinePurpose)
                                    : m_reader.readWindow(request, sparklinePurpose);
}

void Sparklines::takeSeries(LogReader::RequestId id, const QList<Series> &series)
{
    if (id != m_pending)
        return;
    for (const Series &each : series)
        m_series.insert(each.column, each);
    answered();
}

void Sparklines::takeStates(LogReader::RequestId id, const QList<StateRuns> &states)
{
    if (id != m_pending)
        return;
    for (const StateRuns &each : states)
        m_states.insert(each.column, each);
    answered();
}

void Sparklines::answered()
{
    m_pending = 0;
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
