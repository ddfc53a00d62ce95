// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <QList>
#include <QStringList>

namespace mtnops {

/** What is wrong, in sentences: the first ones, and how many there are. A value. Any one thread. */
class ProblemList
{
public:
    void add(const QString &text)
    {
        if (m_texts.size() < mostTexts)
            m_texts += text;
        ++m_count;
    }

    const QStringList &texts() const { return m_texts; }
    qint64 count() const { return m_count; }

private:
    static constexpr qsizetype mostTexts = 20;
    QStringList m_texts;
    qint64 m_count = 0;
};

/** What was found about a table. */
struct TableVerification
{
    QString table;
    qint64 rows = 0; ///< raw rows whose bins were worked out anew
    qint64 bins = 0; ///< that were compared
    QList<TimeRange> dirty; ///< waits to be made anew, which is no problem
    ProblemList problems;
};

/** What was found about a log database. */
struct Verification
{
    ProblemList file; ///< of the file itself, and of what belongs to no table
    QList<TableVerification> tables;

    qint64 problems() const
    {
        qint64 count = file.count();
        for (const TableVerification &table : tables)
            count += table.problems.count();
        return count;
    }
};

} // namespace mtnops
