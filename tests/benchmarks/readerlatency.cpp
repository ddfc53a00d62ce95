// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/readerlatency.h"

#include "tests/benchmarks/figure.h"

namespace mtnops {

double readerMilliseconds(LogReader &reader, const QList<ColumnRef> &columns, const TimeRange &range, int runs)
{
    const WindowRequest request{.columns = columns, .range = range, .pixels = benchWidth};
    return medianMilliseconds(runs, [&] {
        answer(reader, &LogReader::windowRead, [&] { reader.readWindow(request, QStringLiteral("chart")); });
    });
}

} // namespace mtnops
