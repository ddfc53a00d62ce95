// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rowfit.h"

namespace mtnops {

namespace {

const QString leastLabel = QStringLiteral("A…"); // a shorter rest names nothing
constexpr double mostOfWords = 0.6; // of the width

} // namespace

QString valueAndUnit(const RowTexts &texts)
{
    return texts.unit.isEmpty() || texts.value.isEmpty() ? texts.value : texts.value + u' ' + texts.unit;
}

RowTexts fitRow(const RowTexts &texts, bool isFigure, int width, const QFontMetrics &labelMetrics,
                const QFontMetrics &valueMetrics)
{
    RowTexts shown = texts;
    const int least = std::min(labelMetrics.horizontalAdvance(leastLabel), labelMetrics.horizontalAdvance(texts.label));
    const auto room = [&] { return width - rowTextGap - valueMetrics.horizontalAdvance(valueAndUnit(shown)); };
    if (!texts.shortValue.isEmpty() && labelMetrics.elidedText(texts.label, Qt::ElideRight, room()) != texts.label)
        shown.value = texts.shortValue;
    if (!isFigure)
        shown.value = valueMetrics.elidedText(
            texts.value, Qt::ElideRight,
            std::max(int(width * mostOfWords), width - rowTextGap - labelMetrics.horizontalAdvance(texts.label)));
    if (room() < least)
        shown.unit.clear();
    shown.label = room() < least ? QString() : labelMetrics.elidedText(texts.label, Qt::ElideRight, room());
    return shown;
}

} // namespace mtnops
