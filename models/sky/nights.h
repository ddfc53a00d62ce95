// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sky/sky.h"

#include <QTimeZone>

namespace mtnops {

/** From one local noon to the next, as observers count. */
struct Night
{
    TimeRange noons;
    /** From sunset to sunrise; the noons where the Sun does not rise or set. */
    TimeRange dark;

    friend bool operator==(const Night &, const Night &) = default;
};

/** The nights of a site. Noon is that of its time zone's clocks. Not for several threads at once. */
class Nights
{
public:
    /** @p site has a place; a zone that is not known is UTC. */
    explicit Nights(const SiteInfo &site);

    /** The night that @p time is of: from the noon before it to the next. */
    Night at(Timestamp time) const;
    /** The one under way, after its sunrise the coming one. */
    Night tonight(Timestamp now) const;
    Night before(const Night &night) const;
    Night after(const Night &night) const;
    /** The night that begins in the evening of that day. */
    Night startingAt(const QDate &evening) const;

private:
    QDate eveningOf(Timestamp time) const;

    Sky m_sky;
    QTimeZone m_zone;
};

} // namespace mtnops
