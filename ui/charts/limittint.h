// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/charts/panelframe.h"

#include <QList>

namespace mtnops {

/** A level part of a plot area in which a trace has one look. */
struct LimitBand
{
    LimitState state = LimitState::Normal;
    double top = 0; ///< px
    double bottom = 0;
    friend bool operator==(const LimitBand &, const LimitBand &) = default;
};

/** The plot area of @p frame cut at the limits, from the top down; one band without limits inside it. */
QList<LimitBand> limitBands(const Limits &limits, const PanelFrame &frame);

} // namespace mtnops
