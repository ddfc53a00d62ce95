// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/soak/source.h"

#include <QList>
#include <QMap>

namespace mtnops {

/** What became of the numbers of one device. */
struct Account
{
    QString device;
    qint64 offered = 0;
    qint64 stored = 0; ///< different numbers of those that were offered
    QMap<QString, qint64> excused; ///< offered, not stored, and by what: a reason that the soak itself gave
    qint64 missing = 0; ///< without a reason: must be in the losses that the logger has counted
    qint64 firstMissing = 0; ///< the first of these numbers …
    qint64 firstMissingTime = 0; ///< … and when it was offered
    qint64 twice = 0;
    qint64 strangers = 0; ///< stored and never offered
    qint64 outOfOrder = 0;

    bool isClean() const { return twice == 0 && strangers == 0 && outOfOrder == 0; }
};

/** Holds what was offered against what was stored. A value; any one thread. */
class Ledger
{
public:
    /** Numbers that @p device (empty: all) offered within [from, to], in monotonic ms, may be missing: its logger could
        not have stored them, and @p reason says why. */
    void excuse(const QString &device, qint64 from, qint64 to, const QString &reason);

    /** The clock was set within [from, to]: rows of that time are not sorted as they came. */
    void excuseOrder(qint64 from, qint64 to);

    /** @p stored in the order of the rows' time. */
    Account account(const Source &source, const QList<qint64> &stored) const;

private:
    struct Excuse
    {
        QString device;
        qint64 from = 0;
        qint64 to = 0;
        QString reason;
    };
    QString reasonFor(const QString &device, qint64 time) const;
    bool isOrdered(qint64 time) const;

    QList<Excuse> m_excuses;
    QList<std::pair<qint64, qint64>> m_unordered;
};

} // namespace mtnops
