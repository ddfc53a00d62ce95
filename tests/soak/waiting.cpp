// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/waiting.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace mtnops {

void waitFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
    loop.exec();
}

bool waitUntil(const std::function<bool()> &isTrue, int milliseconds)
{
    const QDeadlineTimer end(milliseconds);
    while (!isTrue()) {
        if (end.hasExpired())
            return false;
        waitFor(100);
    }
    return true;
}

} // namespace mtnops
