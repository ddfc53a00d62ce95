// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/store/tierrow.h"

#include <optional>

namespace mtnops {

/** Makes the bins of a tier from those of the finer one, in order of time. A value class without SQL; any one thread.
 */
class TierCombiner
{
public:
    TierCombiner(QList<Column> columns, Duration width);

    /** A finer bin, later than every one before. Returns the bin that it ended, if any. */
    std::optional<TierRow> add(const TierRow &finer);

    /** The bin that is open, which is open no more; nothing when none is. */
    std::optional<TierRow> finish();

    /** The same, if it ends at @p time, in µs, or before. */
    std::optional<TierRow> finishBefore(qint64 time);

private:
    void combine(std::size_t column, const TierCell &finer);

    QList<Column> m_columns;
    Duration m_width;
    std::optional<TierRow> m_open;
    std::vector<double> m_first; ///< of reals, until the bin's minimum and maximum are known
    std::vector<double> m_last;
};

/** All bins of a tier that those of the finer one make; the last may still be open. */
std::vector<TierRow> combineBins(const QList<Column> &columns, Duration width, const std::vector<TierRow> &finer);

} // namespace mtnops
