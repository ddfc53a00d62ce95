// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sqlnames.h"

#include "logger/core/column.h"
#include "logger/core/sqlwords.h"

namespace mtnops {

QString suggestedSqlName(const QString &text)
{
    QString name;
    // Decomposed, an accented letter is a plain one and a mark, which is left out.
    for (const QChar character : text.left(longestSqlName).normalized(QString::NormalizationForm_D).toLower()) {
        if (character.isMark())
            continue;
        const bool isLetter = character >= u'a' && character <= u'z';
        const bool isDigit = character >= u'0' && character <= u'9';
        if (isLetter || isDigit)
            name += character;
        else if (!name.endsWith(u'_'))
            name += u'_';
    }
    name = name.left(longestSqlName);
    while (name.endsWith(u'_'))
        name.chop(1);
    if (isReservedSqlWord(name))
        return name + u'_';
    return isSqlName(name) ? name : (u'_' + name).left(longestSqlName);
}

QString problemOfSqlName(const QString &thing, const QString &name)
{
    if (isSqlName(name))
        return {};
    const QString suggestion = suggestedSqlName(name);
    return QStringLiteral(
               "\"%1\" is no name for a %2: use a-z, 0-9 and _, not beginning with a digit, at most 48, and not "
               "\"ts\", \"timestamp\", \"sqlite_…\" or \"mtnops_…\"%3")
        .arg(name, thing, suggestion == u"_" ? QString() : QStringLiteral("; did you mean \"%1\"?").arg(suggestion));
}

QString problemOfLoggedName(const QString &thing, const QString &name)
{
    if (!isReservedSqlWord(name))
        return problemOfSqlName(thing, name);
    return QStringLiteral("\"%1\" is a word of SQL, and people read the log in SQL: name the %2 \"%3\" or otherwise")
        .arg(name, thing, suggestedSqlName(name));
}

TakenNames::TakenNames(QString thing) : m_thing(std::move(thing)) { }

bool TakenNames::take(const QString &name, SourcePosition position, Diagnostics &diagnostics)
{
    const QString problem = problemOfLoggedName(m_thing, name);
    if (!problem.isEmpty()) {
        diagnostics.add(position, problem);
        return false;
    }
    if (const auto first = m_places.constFind(name); first != m_places.constEnd()) {
        const QString place = first->file == diagnostics.file()
            ? QStringLiteral("line %1").arg(first->line)
            : QStringLiteral("%1:%2").arg(first->file).arg(first->line);
        diagnostics.add(position,
                        QStringLiteral("two %1s named \"%2\", the first in %3: give each a name of its own")
                            .arg(m_thing, name, place));
        return false;
    }
    m_places.insert(name, {.file = diagnostics.file(), .line = position.line});
    return true;
}

QString TakenNames::takeNear(const QString &name)
{
    QString free = name;
    for (int number = 2; m_places.contains(free); ++number) {
        const QString suffix = QStringLiteral("_%1").arg(number);
        free = name.left(longestSqlName - suffix.size()) + suffix;
    }
    m_places.insert(free, {});
    return free;
}

} // namespace mtnops
