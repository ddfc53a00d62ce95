// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>

#include <array>

namespace mtnops {

namespace {

double pointsOf(TextSize size)
{
    switch (size) { // 96 dots an inch, 72 points an inch
    case TextSize::Body:
        return 13 * 0.75;
    case TextSize::Secondary:
        return 12 * 0.75;
    case TextSize::Axis:
        return 11 * 0.75;
    }
    Q_UNREACHABLE();
}

/** Families whose digits have one width without asking for it, narrowest look first. */
constexpr std::array tabularFamilies = {
    QLatin1StringView("Noto Sans"),       QLatin1StringView("Segoe UI"), QLatin1StringView("Roboto"),
    QLatin1StringView("Liberation Sans"), QLatin1StringView("Arial"),    QLatin1StringView("DejaVu Sans"),
};

QString figureFamily()
{
    const QFont base = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (hasTabularDigits(base))
        return base.family();
    for (const QLatin1StringView name : tabularFamilies) {
        const QFont candidate(QString{name});
        if (QFontInfo(candidate).family() == name && hasTabularDigits(candidate))
            return name;
    }
    return QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
}

} // namespace

QFont textFont(TextSize size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPointSizeF(pointsOf(size));
    return font;
}

QFont figureFont(TextSize size)
{
    static const QString family = figureFamily();
    QFont font = textFont(size);
    font.setFamily(family);
    return font;
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), width))
            return false;
    }
    return true;
}

} // namespace mtnops
