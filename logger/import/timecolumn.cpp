// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/timecolumn.h"

#include "logger/site/didyoumean.h"

namespace mtnops {

namespace {

bool isNamedLikeTime(const ForeignColumn &column)
{
    return timeColumnNames().contains(column.name.toLower());
}

QStringList columnNames(const ForeignTable &table, const QList<qsizetype> &columns)
{
    QStringList names;
    for (const qsizetype column : columns)
        names += table.columns[column].name;
    return names;
}

} // namespace

const QStringList &timeColumnNames()
{
    static const QStringList names = {QStringLiteral("ts"),       QStringLiteral("time"), QStringLiteral("timestamp"),
                                      QStringLiteral("datetime"), QStringLiteral("date"), QStringLiteral("utc"),
                                      QStringLiteral("mjd")};
    return names;
}

Result<std::optional<qsizetype>> findTimeColumn(const ForeignTable &table, const QString &name, bool guesses)
{
    QList<qsizetype> times;
    QList<qsizetype> named;
    QList<qsizetype> both;
    QStringList all;
    for (qsizetype index = 0; index < table.columns.size(); ++index) {
        const ForeignColumn &column = table.columns[index];
        all += column.name;
        if (column.name == name || (name.isEmpty() && table.isOurs && index == 0))
            return std::optional(index);
        const bool isTime = column.type == ColumnType::Time;
        if (isTime)
            times += index;
        if (isNamedLikeTime(column))
            named += index;
        if (isTime && isNamedLikeTime(column))
            both += index;
    }
    if (!name.isEmpty())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("%1 has no column \"%2\"%3").arg(table.name, name, didYouMean(name, all))};
    for (const QList<qsizetype> &found : {times, both, named}) {
        if (found.size() == 1)
            return std::optional(found.first());
    }
    if (times.isEmpty() && named.isEmpty())
        return std::optional<qsizetype>();
    if (guesses)
        return std::optional(!both.isEmpty() ? both.first() : !times.isEmpty() ? times.first() : named.first());
    return Error{
        ErrorCode::InvalidInput,
        QStringLiteral("%1 has several columns of times (%2): say which one tells when a row was written, with "
                       "--time-column %3 or time = \"%3\" in the map")
            .arg(table.name, columnNames(table, times.isEmpty() ? named : times).join(QLatin1StringView(", ")),
                 columnNames(table, times.isEmpty() ? named : times).first())};
}

} // namespace mtnops
