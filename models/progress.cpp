// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/progress.h"

#include "models/valuetext.h"

#include <QMutexLocker>

namespace mtnops {

namespace {

constexpr qint64 shortestEstimate = 2000; // ms

}

Progress::Progress()
{
    m_elapsed.start();
}

void Progress::tell(const QString &what, double done)
{
    const QMutexLocker locker(&m_mutex);
    if ((m_done == 0 && done > 0) || done < m_done) { // what came before is no measure of what comes
        m_first = done;
        m_elapsed.restart();
    }
    m_what = what;
    m_done = done;
}

QString Progress::text() const
{
    const QMutexLocker locker(&m_mutex);
    if (m_done <= 0)
        return m_what + QStringLiteral("…");
    const QString text = QStringLiteral("%1: %2 %").arg(m_what).arg(int(m_done * 100));
    if (m_elapsed.elapsed() < shortestEstimate || m_done <= m_first)
        return text;
    const double left = double(m_elapsed.elapsed()) * (1 - m_done) / (m_done - m_first);
    return text + QStringLiteral(", %1 left").arg(ageText(std::chrono::milliseconds(qint64(left))));
}

} // namespace mtnops
