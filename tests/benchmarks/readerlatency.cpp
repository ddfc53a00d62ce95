// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/readerlatency.h"

#include "tests/benchmarks/figure.h"

#include <QFile>

#include <fcntl.h>

namespace mtnops {

void readWindow(LogReader &reader, const QList<ColumnRef> &columns, const TimeRange &range)
{
    const WindowRequest request{.columns = columns, .range = range, .pixels = benchWidth};
    answer(reader, &LogReader::windowRead, [&] { reader.readWindow(request, QStringLiteral("chart")); });
}

double readerMilliseconds(LogReader &reader, const QList<ColumnRef> &columns, const TimeRange &range, int runs)
{
    return medianMilliseconds(runs, [&] { readWindow(reader, columns, range); });
}

void forgetPages(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(path));
    posix_fadvise(file.handle(), 0, 0, POSIX_FADV_DONTNEED);
}

} // namespace mtnops
