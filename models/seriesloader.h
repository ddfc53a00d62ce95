// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

namespace mtnops {

class PlotSelection;
class TimeWindow;

/** Keeps the series of the chosen columns in step with the time window: asks the reader when the window, the choice or
    the width changes, and while live asks only for the newest part. Main thread. */
class SeriesLoader : public QObject
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the loader. */
    SeriesLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection,
                 QObject *parent = nullptr);

    /** The width of the plot area in device pixels. */
    void setPixels(int pixels);

    /** One for each chosen column, in the order of the selection; empty ones while they load. */
    const QList<Series> &series() const { return m_series; }
    bool isLoading() const { return m_pending != 0; }
    Duration queryTime() const { return m_queryTime; }

    /** Rows may have come or gone anywhere in the window: reads it anew. */
    void reload();

signals:
    void seriesChanged();
    void loadingChanged(bool loading);
    void failed(const mtnops::Error &error);

private:
    LogReader &m_reader;
    const TimeWindow &m_window;
    const PlotSelection &m_selection;
    QList<Series> m_series;
    LogReader::RequestId m_pending = 0;
    Duration m_queryTime{};
    int m_pixels = 1000;
};

} // namespace mtnops
