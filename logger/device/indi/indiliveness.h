// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QHash>
#include <QStringList>

namespace mtnops {

/** Tells a quiet INDI device from a dead one. INDI speaks only when something changes, so silence alone means nothing:
    a device that was silent for a while is asked for its properties again, which every driver answers, and is dead when
    that, too, is met with silence. Reckons in time since any fixed moment; any thread. */
class IndiLiveness
{
public:
    IndiLiveness(const QStringList &devices, Duration silence);

    /** A new connection: everyone has been asked at @p now. */
    void restart(Duration now);

    /** Something came from @p device at @p now. */
    void heard(const QString &device, Duration now);

    /** Anything came from the server at @p now. */
    void serverHeard(Duration now) { m_serverHeard = now; }

    /** Devices that left the last question unanswered for the whole silence; each is told once until it is heard. */
    QStringList takeDead(Duration now);

    /** Devices to be asked now; they count as asked. */
    QStringList takeDue(Duration now);

    /** The server has left questions unanswered: nothing came from it for twice the silence. */
    bool isServerDead(Duration now) const { return now - m_serverHeard >= 2 * m_silence; }

private:
    struct Times
    {
        Duration heard{};
        Duration asked{};
        bool isDead = false;
    };

    const Duration m_silence;
    Duration m_serverHeard{};
    QHash<QString, Times> m_devices;
};

} // namespace mtnops
