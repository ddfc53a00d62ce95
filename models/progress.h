// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QMutex>
#include <QString>

namespace mtnops {

/** How far a long work is: told by the thread that works, shown by the main one. */
class Progress
{
public:
    Progress();

    /** @p done of all, 0 to 1; less than before begins another part of the work. Any thread. */
    void tell(const QString &what, double done);

    /** "boltwood: 42 %, 2 min left" */
    QString text() const;

private:
    mutable QMutex m_mutex; ///< of all below
    QElapsedTimer m_elapsed;
    QString m_what;
    double m_done = 0;
    double m_first = 0; ///< what was done when the time began
};

} // namespace mtnops
