// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indinames.h"

#include "logger/core/ascii.h"
#include "logger/core/column.h"
#include "logger/core/sqlwords.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

constexpr qsizetype hashDigits = 8;

struct UnitName
{
    QLatin1StringView inLabel;
    QStringView unit;
};

// As libindi's drivers write them; hh:mm:ss is sent in hours, dd:mm:ss in degrees.
constexpr std::array<UnitName, 22> unitNames = {{
    {QLatin1StringView("C"), u"°C"},          {QLatin1StringView("F"), u"°F"},
    {QLatin1StringView("kph"), u"km/h"},      {QLatin1StringView("km/h"), u"km/h"},
    {QLatin1StringView("mph"), u"mph"},       {QLatin1StringView("m/s"), u"m/s"},
    {QLatin1StringView("mm"), u"mm"},         {QLatin1StringView("m"), u"m"},
    {QLatin1StringView("%"), u"%"},           {QLatin1StringView("hPa"), u"hPa"},
    {QLatin1StringView("deg"), u"deg"},       {QLatin1StringView("degrees"), u"deg"},
    {QLatin1StringView("dd:mm:ss"), u"deg"},  {QLatin1StringView("dd:mm:ss.s"), u"deg"},
    {QLatin1StringView("hh:mm:ss"), u"h"},    {QLatin1StringView("hh:mm:ss.s"), u"h"},
    {QLatin1StringView("arcsec"), u"arcsec"}, {QLatin1StringView("arcminutes"), u"arcmin"},
    {QLatin1StringView("ms"), u"ms"},         {QLatin1StringView("s"), u"s"},
    {QLatin1StringView("V"), u"V"},           {QLatin1StringView("psi"), u"psi"},
}};

bool isLower(QChar character)
{
    return character >= u'a' && character <= u'z';
}

bool isUpper(QChar character)
{
    return character >= u'A' && character <= u'Z';
}

/** "PosX" to "pos_x", "OK range min" to "ok_range_min"; single underscores, none at the ends. */
QString snakeCase(QStringView text)
{
    QString snake;
    QChar before;
    for (const QChar character : text) {
        const bool isWordCharacter = isLower(character) || isUpper(character) || isAsciiDigit(character);
        if (isUpper(character) && isLower(before))
            snake.append(u'_');
        if (isWordCharacter)
            snake.append(isUpper(character) ? character.toLower() : character);
        else if (!snake.isEmpty() && !snake.endsWith(u'_'))
            snake.append(u'_');
        before = character;
    }
    while (snake.endsWith(u'_'))
        snake.chop(1);
    return snake;
}

} // namespace

QString indiColumnName(const QString &prefix, QStringView property, QStringView element, IndiKind kind)
{
    QString name = prefix + snakeCase(property) + u'_' + snakeCase(element);
    if (kind == IndiKind::Light)
        name += QLatin1StringView("_light");
    if (!isSqlName(QStringView(name).first(std::min(name.size(), longestSqlName))) || isReservedSqlWord(name))
        name.prepend(u'_'); // a digit in front, a reserved name, or a word of SQL
    if (name.size() > longestSqlName) {
        const QByteArray hash = QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha1).toHex();
        name = name.first(longestSqlName - hashDigits - 1) + u'_' + QString::fromLatin1(hash.first(hashDigits));
    }
    return name;
}

QString indiSource(QStringView device, QStringView property, QStringView element)
{
    return device.toString() + u'.' + property.toString() + u'.' + element.toString();
}

bool matchesWildcard(QStringView pattern, QStringView text)
{
    qsizetype inPattern = 0;
    qsizetype inText = 0;
    qsizetype star = -1; // the last '*' met, and the text that it has swallowed up to
    qsizetype swallowed = 0;
    while (inText < text.size()) {
        if (inPattern < pattern.size() && pattern[inPattern] == u'*') {
            star = inPattern++;
            swallowed = inText;
        } else if (inPattern < pattern.size() && pattern[inPattern] == text[inText]) {
            ++inPattern;
            ++inText;
        } else if (star >= 0) {
            inPattern = star + 1;
            inText = ++swallowed;
        } else {
            return false;
        }
    }
    while (inPattern < pattern.size() && pattern[inPattern] == u'*')
        ++inPattern;
    return inPattern == pattern.size();
}

IndiLabel splitIndiLabel(const QString &label)
{
    const qsizetype open = label.lastIndexOf(u'(');
    if (open > 0 && label.endsWith(u')')) {
        const QStringView inner = QStringView(label).sliced(open + 1).chopped(1).trimmed();
        for (const UnitName &name : unitNames) {
            if (inner == name.inLabel)
                return {label.first(open).trimmed(), name.unit.toString()};
        }
    }
    return {label, {}};
}

} // namespace mtnops
