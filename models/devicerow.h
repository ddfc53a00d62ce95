// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/freshness.h"
#include "models/steadydecimals.h"
#include "models/valuetext.h"

#include <QCoreApplication>

namespace mtnops {

/** What the device tree shows of one device at the moment, compared with what comes next, and how it reads where there
    is room for words: in tool tips and to screen readers. A value. */
struct DeviceRow
{
    Q_DECLARE_TR_FUNCTIONS(mtnops::DeviceRow)

public:
    DeviceTable table;
    std::optional<Row> newest; ///< of those that do not lie ahead
    std::optional<Timestamp> ahead; ///< time of the last row, where that does
    QList<SteadyDecimals> decimals; ///< one for each column
    DeviceStatus status;
    Freshness freshness = Freshness::NeverSeen;
    QString age; ///< by how much rows lie ahead, where they do

    /** The newest; NULL when there is no row. */
    Value value(qsizetype column) const;
    LimitState worstLimitState() const;

    /** "no reply: silent for 2 s". */
    QString stateText() const;
    QString toolTip(const TimeFormatter &formatTime) const;
    QString columnToolTip(qsizetype column, const TimeFormatter &formatTime) const;
    /** What is seen by icon, colour and grey: "Telescope, no reply, 14 min". */
    QString spokenText() const;
    QString columnSpokenText(qsizetype column, const TimeFormatter &formatTime) const;

private:
    QString standingText() const;
    QString lastText(const TimeFormatter &formatTime) const;
};

} // namespace mtnops
