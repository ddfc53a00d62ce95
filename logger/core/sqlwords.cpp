// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/sqlwords.h"

#include <QSet>
#include <QString>

namespace mtnops {

namespace {

// Of SQLite 3.40 what fails or means something else as a bare name (tst_sqlwords tries them); of PostgreSQL 16 the
// words that its manual calls reserved, also those that may name a function or type.
constexpr QLatin1StringView reservedWords(
    "add all alter analyse analyze and any array as asc asymmetric authorization autoincrement between "
    "binary both case cast check collate collation column commit concurrently constraint create cross "
    "current_catalog current_date current_role current_schema current_time current_timestamp current_user "
    "default deferrable delete desc distinct do drop else end escape except exists false fetch for "
    "foreign freeze from full grant group having if ilike in index initially inner insert intersect into "
    "is isnull join lateral leading left like limit localtime localtimestamp natural not nothing notnull "
    "null offset on only or order outer overlaps placing primary raise references returning right select "
    "session_user set similar some symmetric system_user table tablesample then to trailing transaction "
    "true union unique update user using values variadic verbose when where window with");

QSet<QString> setOfWords()
{
    const QStringList words = QString(reservedWords).split(u' ');
    return {words.begin(), words.end()};
}

} // namespace

bool isReservedSqlWord(QStringView name)
{
    static const QSet<QString> words = setOfWords();
    return words.contains(name.toString());
}

} // namespace mtnops
