// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <QHash>

namespace mtnops {

/** A name that isSqlName() accepts, as near to @p text as can be: "Wind Speed" becomes "wind_speed". */
QString suggestedSqlName(const QString &text);

/** What is wrong with @p name as the name of a @p thing ("column"), or an empty string. */
QString problemOfSqlName(const QString &thing, const QString &name);

/** The names of one kind taken so far, to find doubles. */
class TakenNames
{
public:
    /** @p thing is what is named: "column". */
    explicit TakenNames(QString thing);

    /** Takes @p name; reports it when it is no SQL name or taken already, and returns false. */
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
