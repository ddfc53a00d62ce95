// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timerange.h"

#include <QObject>

#include <array>
#include <optional>

namespace mtnops {

/** Two instants between which is measured: A is set first, then B, then both can be moved. Main thread. */
class TimeCursors : public QObject
{
    Q_OBJECT

public:
    enum Which
    {
        A,
        B
    };

    using QObject::QObject;

    std::optional<Timestamp> time(Which which) const { return m_times[which]; }
    /** Which one is set next; nothing while none is waited for. */
    std::optional<Which> next() const { return m_next; }
    bool isActive() const { return m_next || m_times[A]; }
    /** Between the two, whichever is earlier; nothing until both are set to different times. */
    std::optional<TimeRange> span() const;

    /** Takes both away and waits for A. */
    void begin();
    /** Sets the one that is waited for; does nothing without. */
    void place(Timestamp time);
    void move(Which which, Timestamp time);
    /** Takes both away. */
    void clear();

signals:
    void changed();

private:
    std::array<std::optional<Timestamp>, 2> m_times;
    std::optional<Which> m_next;
};

} // namespace mtnops
