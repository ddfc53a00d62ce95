// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"

class QWidget;

namespace mtnops {

class PanelStack;

/** Rest on a mark of the time axis: a tooltip tells what happened there. Main thread. */
class EventTip final : public ChartInteraction
{
public:
    EventTip(QWidget &overlay, const PanelStack &stack) : m_overlay(overlay), m_stack(stack) { }
    bool handle(QEvent *event) override;

private:
    QWidget &m_overlay;
    const PanelStack &m_stack;
};

} // namespace mtnops
