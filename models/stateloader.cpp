// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stateloader.h"

#include "models/plotselection.h"

namespace mtnops {

StateLoader::StateLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent)
    : WindowLoader(reader, window, selection, QStringLiteral("states"), parent)
{
    connect(&reader, &LogReader::statesRead, this,
            [this](LogReader::RequestId id, const QList<StateRuns> &states, Duration elapsed) {
                take(id, states, elapsed, m_states);
            });
}

void StateLoader::setColumns(const QSet<ColumnRef> &columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    choose(m_states);
}

QList<ColumnRef> StateLoader::columns() const
{
    QList<ColumnRef> chosen = selection().columns();
    chosen.removeIf([this](const ColumnRef &column) { return !m_columns.contains(column); });
    return chosen;
}

Duration StateLoader::shownBin() const
{
    return m_states.isEmpty() ? Duration::zero() : m_states.first().bin;
}

LogReader::RequestId StateLoader::read(LogReader &reader, const WindowRequest &request, const QString &purpose)
{
    return reader.readStates(request, purpose);
}

} // namespace mtnops
