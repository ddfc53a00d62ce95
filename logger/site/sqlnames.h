// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <QHash>

namespace mtnops {

/** A name that isSqlName() accepts and that is no word of SQL, as near to @p text as can be: "Wind Speed" becomes
    "wind_speed", "Order" becomes "order_". */
QString suggestedSqlName(const QString &text);

/** What is wrong with @p name as the name of a @p thing ("column"), or an empty string. */
QString problemOfSqlName(const QString &thing, const QString &name);

/** As problemOfSqlName(), for what names a table or a column: a word of SQL is a problem too, because people read the
   log with names that they do not quote. */
QString problemOfLoggedName(const QString &thing, const QString &name);

/** The names of one kind taken so far, to find doubles. A value; any one thread. */
class TakenNames
{
public:
    /** @p thing is what is named: "column". */
    explicit TakenNames(QString thing);

    /** Takes @p name; reports it when it has a problemOfLoggedName() or is taken already, and returns false. */
    bool take(const QString &name, SourcePosition position, Diagnostics &diagnostics);

    /** Takes @p name, an SQL name, or, when it is taken, the first that is free of name_2, name_3, …; returns it. */
    QString takeNear(const QString &name);

private:
    struct Place
    {
        QString file;
        int line = 0;
    };

    QString m_thing;
    QHash<QString, Place> m_places;
};

} // namespace mtnops
