// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"

#include <QEventLoop>

namespace mtnops {

/** The column that windows are measured with. */
inline const ColumnRef benchColumn{QStringLiteral("boltwood"), QStringLiteral("ambient_temperature")};

/** Of the plot, in pixels. */
constexpr int benchWidth = 2000;

/** Asks and waits for the answer, as a window would: over the reader's thread and back. */
template<typename Ask, typename Signal>
void answer(LogReader &reader, Signal answered, Ask ask)
{
    QEventLoop loop;
    QObject::connect(&reader, answered, &loop, &QEventLoop::quit);
    QObject::connect(&reader, &LogReader::failed, &loop,
                     [](quint64, const Error &error) { qFatal("%s", qPrintable(error.detail)); });
    ask();
    loop.exec();
}

/** Reads a window and waits for it. */
void readWindow(LogReader &reader, const QList<ColumnRef> &columns, const TimeRange &range);

/** The median time of a window's reading; of the first one for @p runs of 0. */
double readerMilliseconds(LogReader &reader, const QList<ColumnRef> &columns, const TimeRange &range, int runs);

/** The pages of a file are no longer in the machine's memory; clean ones, so that no privilege is needed. */
void forgetPages(const QString &path);

} // namespace mtnops
