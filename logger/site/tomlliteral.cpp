// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/tomlliteral.h"

#include <QStringList>

namespace mtnops {

namespace {

QString escaped(QChar character)
{
    switch (character.unicode()) {
    case u'"':
        return QStringLiteral("\\\"");
    case u'\\':
        return QStringLiteral("\\\\");
    case u'\n':
        return QStringLiteral("\\n");
    case u'\r':
        return QStringLiteral("\\r");
    case u'\t':
        return QStringLiteral("\\t");
    default:
        break;
    }
    if (character.unicode() < 0x20 || character.unicode() == 0x7f)
        return QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
    return character;
}

} // namespace

QString tomlString(const QString &text)
{
    QString literal(u'"');
    for (const QChar character : text)
        literal += escaped(character);
    return literal + u'"';
}

QString tomlStrings(const QStringList &texts)
{
    QStringList literals;
    for (const QString &text : texts)
        literals.append(tomlString(text));
    return QStringLiteral("[ %1 ]").arg(literals.join(QStringLiteral(", ")));
}

} // namespace mtnops
