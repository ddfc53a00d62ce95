// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/windowloader.h"

#include <QSet>

namespace mtnops {

/** Keeps the series of the chosen columns in step with the time window. Main thread. */
class SeriesLoader final : public WindowLoader
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the loader. */
    SeriesLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection,
                 QObject *parent = nullptr);

    /** Columns that are not drawn as a line, and are not read here. */
    void setLeftOut(const QSet<ColumnRef> &columns);

    /** One for each chosen column that is drawn as a line, in the order of the selection; empty ones while they load.
       Until the answer for a new view comes, those of the view before. Their ranges cover the window with whole bins.
       `samples` is an estimate while the window follows the clock. */
    const QList<Series> &series() const { return m_series; }

signals:
    void seriesChanged();

protected:
    QList<ColumnRef> columns() const override;
    Duration shownBin() const override;
    LogReader::RequestId read(LogReader &reader, const WindowRequest &request, const QString &purpose) override;
    void tellChanged() override { emit seriesChanged(); }
    void changeSelection() override { choose(m_series); }

private:
    QSet<ColumnRef> m_leftOut;
    QList<Series> m_series;
};

} // namespace mtnops
