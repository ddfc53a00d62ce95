// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <optional>

namespace mtnops {

/** Where the simulated telescope and its dome are, and what moves. */
struct TelescopeState
{
    double hourAngle = 0; ///< hours, -12 to 12, positive west
    double declination = 0; ///< degrees
    double siderealTime = 0; ///< hours
    double altitude = 0; ///< degrees
    double azimuth = 0; ///< degrees
    double domeAzimuth = 0; ///< degrees, 0 to 360
    double focus = 0; ///< counts
    double rotator = 0; ///< degrees
    bool isObserving = false;
    bool isSlewing = false;
    bool isDomeMoving = false;

    /** Hours, 0 to below 24. */
    double rightAscension() const;
};

/** The Kuiper's night: parked at the zenith by day and when it is damp, else one target after the other for some 20 to
    60 minutes each. The dome follows in steps, the focus follows the temperature. Keeps its last computation: not to be
    shared between threads. */
class Telescope
{
public:
    TelescopeState at(Timestamp time) const;

private:
    /** A stretch of time given to one target, slew included. */
    struct Block
    {
        Timestamp begin;
        Timestamp end;
        bool isObserving = false;
        double rightAscension = 0; ///< hours; observing only
        double declination = 0; ///< degrees

        /** The hour angle while it tracks or is parked, in hours. */
        double hourAngleAt(Timestamp time) const;
        double azimuthAt(Timestamp time) const;
        /** Where the dome wants to be from the last step before @p time on. */
        double domeTargetAt(Timestamp time) const;
    };

    static Block blockAt(Timestamp time);
    static void chooseTarget(Block &block);
    static double focusAt(const Block &block, Timestamp time);
    void prepare(Timestamp time) const;
    void point(TelescopeState &state, Timestamp time) const;
    void turnDome(TelescopeState &state, Timestamp time) const;

    mutable std::optional<Block> m_block; ///< of the last at()
    mutable Block m_before; ///< the one before it
};

} // namespace mtnops
