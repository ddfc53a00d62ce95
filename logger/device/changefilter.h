// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/site/site.h"

#include <QHash>

#include <optional>

namespace mtnops {

/** Decides which rows of a device are logged where changes alone are: one that differs from the last logged one by more
    than a dead band, and one each DeviceConfig::maxInterval. Before a change goes the row that was held back last, so
    that a line between logged rows shows a step as a step. Any thread. */
class ChangeFilter
{
public:
    explicit ChangeFilter(const DeviceConfig &config);

    /** What is to be logged now that @p sample has come, oldest first; empty while it is held back. */
    QList<Sample> take(const Sample &sample);

    /** The device falls silent: the row that is held back is logged, and so is the next one, whatever it says. */
    std::optional<Sample> release();

    /** The next row is logged, whatever it says. */
    void letNextPass() { m_letsNextPass = true; }

private:
    bool isChange(const Sample &sample) const;
    bool isDue(Timestamp time) const;

    const Duration m_interval;
    const Duration m_maxInterval;
    const double m_deadBand;
    QHash<QString, double> m_deadBands; ///< by column, where it has one of its own
    std::optional<Sample> m_last; ///< logged
    std::optional<Sample> m_held; ///< the newest that was not logged, if it is newer than m_last
    bool m_letsNextPass = false;
};

} // namespace mtnops
