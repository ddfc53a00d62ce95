// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/didyoumean.h"

#include <algorithm>
#include <vector>

namespace mtnops {

namespace {

constexpr qsizetype longestWord = 64; // beyond that, nothing known is meant
constexpr qsizetype shortestPart = 3; // letters that a part of a word must have to hint at it

/** Optimal string alignment distance. */
int editDistance(QStringView left, QStringView right)
{
    const auto width = size_t(right.size()) + 1;
    std::vector<int> beforeLast(width);
    std::vector<int> last(width);
    std::vector<int> row(width);
    for (size_t column = 0; column < width; ++column)
        row[column] = int(column);
    for (qsizetype i = 0; i < left.size(); ++i) {
        std::swap(beforeLast, last);
        std::swap(last, row);
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < right.size(); ++j) {
            const auto column = size_t(j) + 1;
            const int replaced = last[column - 1] + (left[i] == right[j] ? 0 : 1);
            row[column] = std::min({replaced, last[column] + 1, row[column - 1] + 1});
            if (i > 0 && j > 0 && left[i] == right[j - 1] && left[i - 1] == right[j])
                row[column] = std::min(row[column], beforeLast[column - 2] + 1);
        }
    }
    return row.back();
}

} // namespace

QString nearest(QStringView word, const QStringList &known)
{
    if (word.isEmpty() || word.size() > longestWord)
        return {};
    const QString folded = word.toString().toCaseFolded();
    const int farthest = std::max(1, int(word.size()) / 3);
    QString best;
    int bestDistance = farthest + 1;
    for (const QString &candidate : known) {
        const int distance = editDistance(folded, candidate.toCaseFolded());
        if (distance < bestDistance) {
            best = candidate;
            bestDistance = distance;
        }
    }
    if (!best.isEmpty() || word.size() < shortestPart)
        return best;
    const auto part = std::find_if(known.begin(), known.end(), [&](const QString &candidate) {
        return candidate.contains(folded, Qt::CaseInsensitive);
    });
    return part == known.end() ? QString() : *part;
}

QString didYouMean(QStringView word, const QStringList &known)
{
    const QString best = nearest(word, known);
    if (!best.isEmpty())
        return QStringLiteral("; did you mean \"%1\"?").arg(best);
    if (known.isEmpty())
        return {};
    QStringList sorted = known;
    sorted.sort();
    return QStringLiteral("; known: %1").arg(sorted.join(QStringLiteral(", ")));
}

} // namespace mtnops
