// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/statejoin.h"

#include <algorithm>

namespace mtnops {

std::optional<StateRuns> joined(const StateRuns &old, const StateRuns &tail, Timestamp from)
{
    const Timestamp seam = tail.range.from;
    if (old.bin != tail.bin || old.range.from > from || old.range.to < seam || seam <= from)
        return std::nullopt;
    StateRuns whole{
        .column = old.column, .range = {from, tail.range.to}, .bin = old.bin, .tier = std::max(old.tier, tail.tier)};
    for (StateRun run : old.runs) {
        if (run.range.to <= from || run.range.from >= seam)
            continue;
        run.range.to = std::min(run.range.to, seam);
        whole.runs.append(run);
    }
    for (StateRun run : tail.runs) {
        if (run.range.to <= seam)
            continue;
        run.range.from = std::max(run.range.from, seam);
        // A gap inside a pixel is not seen: nor is one that begins with it.
        const bool meets = !whole.runs.isEmpty() && whole.runs.last().range.to == seam
            && run.range.from < seam + old.bin && run.isMany == whole.runs.last().isMany
            && run.value == whole.runs.last().value;
        if (meets)
            whole.runs.last().range.to = run.range.to;
        else
            whole.runs.append(run);
    }
    return whole;
}

} // namespace mtnops
