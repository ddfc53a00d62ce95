// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/wildcard.h"

#include <vector>

namespace mtnops {

bool wildcardsOverlap(QStringView left, QStringView right)
{
    // overlap[j]: the rest of `left` from i on and the rest of `right` from j on can mean the same text.
    const auto width = size_t(right.size()) + 1;
    std::vector<char> below(width);
    std::vector<char> row(width);
    for (qsizetype i = left.size(); i >= 0; --i) {
        std::swap(below, row);
        for (qsizetype j = right.size(); j >= 0; --j) {
            const auto column = size_t(j);
            const bool leftEnds = i == left.size();
            const bool rightEnds = j == right.size();
            const bool leftStar = !leftEnds && left[i] == u'*';
            const bool rightStar = !rightEnds && right[j] == u'*';
            if (leftEnds && rightEnds)
                row[column] = 1;
            else if (leftStar || rightStar)
                row[column] = (leftStar && below[column]) || (leftStar && !rightEnds && row[column + 1])
                    || (rightStar && row[column + 1]) || (rightStar && !leftEnds && below[column]);
            else
                row[column] =
                    !leftEnds && !rightEnds && left[i].toCaseFolded() == right[j].toCaseFolded() && below[column + 1];
        }
    }
    return row.front() != 0;
}

} // namespace mtnops
