// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/statecolours.h"

#include "ui/theme/themepalette.h"

#include <QByteArray>

namespace mtnops {

namespace {

constexpr double leastContrast = 4.5;
constexpr double strongest = 0.5; // share of the trace's colour in the area
constexpr double step = 0.05;

/** Which of the colours; texts have no order, so that two of a column may have one colour. */
int numberOf(const Column &column, const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return int(qChecksum(text->toUtf8()));
    const qint64 code = qint64(toNumber(value).value_or(0));
    const auto word = column.words.constFind(code);
    return int(word == column.words.constEnd() ? code : std::distance(column.words.constBegin(), word));
}

} // namespace

StateColours stateColours(const Column &column, const Value &value, const Theme &theme)
{
    const QColor edge = theme.trace(std::abs(numberOf(column, value)));
    QColor area = mix(theme.panel, edge, strongest);
    for (double share = strongest; share > 0 && contrastRatio(theme.text, area) < leastContrast; share -= step)
        area = mix(theme.panel, edge, share);
    return {.area = area, .edge = edge};
}

} // namespace mtnops
