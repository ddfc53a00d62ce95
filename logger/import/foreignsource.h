// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/result.h"
#include "logger/import/foreigntime.h"

#include <functional>
#include <memory>

namespace mtnops {

/** How far a long step is, 0 to 1, and what it does; false ends it, as Cancelled. Any one thread. */
using ImportProgress = std::function<bool(const QString &what, double done)>;

/** Asked now and then by a step that takes long before it gives anything; false ends it, as Cancelled. Called on the
    thread of the step. */
using IsWanted = std::function<bool()>;

/** The error of a step that its progress ended. */
Error cancelledImport();

/** A column of another logger's table. */
struct ForeignColumn
{
    QString name; ///< as it is there
    std::optional<ColumnType> type; ///< what its values are; nothing where no log can hold them, or there are none
    QString unit; ///< as shown; empty where it is not said
    bool isKey = false; ///< the only column of a primary key of integers: it numbers the rows
    bool isUtc = false; ///< times are of UTC, but do not say so
    bool isText = false; ///< values are written as text (CSV), which can be read as another type
    std::optional<TimeFormat> timeFormat; ///< of a time, where it is known beforehand
};

/** A table of another logger, or what one or more CSV files hold. */
struct ForeignTable
{
    QString name; ///< as it is there; of a CSV file its name without folders
    QString path; ///< of a CSV file
    QString suggestedName; ///< of the device table that it becomes when nothing else is said
    QList<ForeignColumn> columns;
    bool isOurs = false; ///< a log wrote it: its first column is the time
};

/** So many rows of a table that numbers them are asked for at once. */
constexpr qint64 rowsOfAPart = 50'000;

/** Rows of a foreign table, one after the other, in the order in which they were written where that is known. Lives on
    the thread that asked for it. */
class ForeignRows
{
public:
    ForeignRows() = default;
    virtual ~ForeignRows() = default;
    Q_DISABLE_COPY_MOVE(ForeignRows)

    /** Goes to the next row; false behind the last. A row that is none has a problem(). */
    virtual Result<bool> next() = 0;

    /** Of the row it stands on: a column of those that were asked for, from 0. Texts of a CSV file are byte arrays,
       good until the next row; an invalid variant is NULL. */
    virtual QVariant value(int column) const = 0;

    /** Why the row it stands on cannot be read; empty for one that can. */
    virtual QString problem() const { return {}; }

    /** "row 17", "weather.csv:18" */
    virtual QString place() const = 0;

    /** How much of all is read, 0 to 1. */
    virtual double done() const = 0;
};

/** Another logger's tables, which are only read. Holds nothing open, so that any thread may ask. */
class ForeignSource
{
public:
    ForeignSource() = default;
    virtual ~ForeignSource() = default;
    Q_DISABLE_COPY_MOVE(ForeignSource)

    /** What it is called in messages; without passwords. */
    virtual QString name() const = 0;

    virtual Result<QList<ForeignTable>> tables(const ImportProgress &progress) const = 0;

    /** Opens a table; @p columns are places in table.columns, and @p time one of them, by which rows are read that have
        no order of their own. @p isWanted is asked as long as the rows live. */
    virtual Result<std::unique_ptr<ForeignRows>> rows(const ForeignTable &table, const QList<qsizetype> &columns,
                                                      qsizetype time, const IsWanted &isWanted) const = 0;
};

} // namespace mtnops
