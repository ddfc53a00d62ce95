// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/windowloader.h"

#include <QSet>

namespace mtnops {

/** Keeps the runs of the chosen columns that hold states in step with the time window. Main thread. */
class StateLoader final : public WindowLoader
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the loader. */
    StateLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent = nullptr);

    /** Which columns hold states; the others are not read here. */
    void setColumns(const QSet<ColumnRef> &columns);

    /** One for each chosen column of states, in the order of the selection; empty ones while they load. */
    const QList<StateRuns> &states() const { return m_states; }

signals:
    void statesChanged();

protected:
    QList<ColumnRef> columns() const override;
    Duration shownBin() const override;
    LogReader::RequestId read(LogReader &reader, const WindowRequest &request, const QString &purpose) override;
    void tellChanged() override { emit statesChanged(); }
    void changeSelection() override { choose(m_states); }

private:
    QSet<ColumnRef> m_columns;
    QList<StateRuns> m_states;
};

} // namespace mtnops
