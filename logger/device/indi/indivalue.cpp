// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indivalue.h"

#include "logger/device/indi/indinumber.h"

#include <algorithm>
#include <limits>

namespace mtnops {

namespace {

bool isNumeric(const ColumnRule &rule)
{
    return rule.column.type == ColumnType::Real || rule.column.type == ColumnType::Integer;
}

/** INDI's sexagesimal comes from the driver's own formatting, not from the rule's. */
Reading readIndiNumber(ColumnRule rule, const QString &text)
{
    const std::optional<double> number = parseIndiNumber(text);
    if (!number)
        return readText(rule, text); // a sentinel, or unreadable
    rule.format = ValueFormat::Plain;
    return readText(rule, QString::number(*number, 'g', std::numeric_limits<double>::max_digits10));
}

Reading readLight(ColumnRule rule, const QString &text)
{
    if (rule.column.type == ColumnType::Boolean && indiLightWords().values().contains(text))
        return readText(rule, text == QLatin1StringView("Idle") ? QStringLiteral("off") : QStringLiteral("on"));
    if (rule.column.type == ColumnType::Real)
        return readText(rule, QString::number(indiLightWords().key(text, -1)));
    if (rule.column.type == ColumnType::Integer && rule.column.words.isEmpty())
        rule.column.words = indiLightWords();
    return readText(rule, text);
}

Reading readSwitch(const ColumnRule &rule, const QString &text)
{
    if (!isNumeric(rule) || !rule.column.words.isEmpty())
        return readText(rule, text);
    if (text == QLatin1StringView("On"))
        return readText(rule, QStringLiteral("1"));
    return readText(rule, text == QLatin1StringView("Off") ? QStringLiteral("0") : text);
}

/** "53.6 F" is 53.6; "-0436 / -0826" is two numbers and none of them is meant. */
Reading readWithUnit(const ColumnRule &rule, const QString &text)
{
    const Reading whole = readText(rule, text);
    const qsizetype space = text.indexOf(u' ');
    if (whole.kind != ReadingKind::Unreadable || !isNumeric(rule) || space < 0)
        return whole;
    const QStringView unit = QStringView(text).sliced(space);
    if (std::any_of(unit.begin(), unit.end(), [](QChar character) { return character.isDigit(); }))
        return whole;
    return readText(rule, QStringView(text).first(space));
}

} // namespace

const QMap<qint64, QString> &indiLightWords()
{
    static const QMap<qint64, QString> words = {{0, QStringLiteral("Idle")},
                                                {1, QStringLiteral("Ok")},
                                                {2, QStringLiteral("Busy")},
                                                {3, QStringLiteral("Alert")}};
    return words;
}

ColumnRule defaultIndiRule(IndiKind kind)
{
    ColumnRule rule;
    switch (kind) {
    case IndiKind::Number:
        rule.column.type = ColumnType::Real;
        break;
    case IndiKind::Text:
        rule.column.type = ColumnType::Text;
        break;
    case IndiKind::Switch:
        rule.column.type = ColumnType::Boolean;
        break;
    case IndiKind::Light:
        rule.column.type = ColumnType::Integer;
        rule.column.words = indiLightWords();
        break;
    }
    return rule;
}

Reading readIndi(IndiKind kind, const ColumnRule &rule, const QString &text)
{
    if (text.isEmpty())
        return {};
    switch (kind) {
    case IndiKind::Number:
        return readIndiNumber(rule, text);
    case IndiKind::Text:
        return readWithUnit(rule, text);
    case IndiKind::Switch:
        return readSwitch(rule, text);
    case IndiKind::Light:
        return readLight(rule, text);
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
