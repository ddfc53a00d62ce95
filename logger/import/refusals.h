// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace mtnops {

/** What could not be imported for one reason. */
struct Refusal
{
    QString reason; ///< "the time cannot be read"
    qint64 count = 0;
    QString first; ///< where and what: "row 17: \"n/a\""
};

/** Counts what could not be imported, by reason. A value; one thread. */
class Refusals
{
public:
    void add(const QString &reason, const QString &place, const QString &text);

    qint64 count() const;
    const QList<Refusal> &list() const { return m_list; }

private:
    QList<Refusal> m_list;
};

} // namespace mtnops
