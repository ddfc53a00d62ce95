// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/chartscene.h"

class QAction;

namespace mtnops {

/** Ambient in °C above, wind in mph below; with tools to reach their axes. */
class AxesScene : public ChartScene
{
public:
    AxesScene();

    /** What the wind is. */
    static double wave(int second);

    const ValueAxis &axis(int number, size_t index = 0) const { return *panel(number).axes()[index]; }
    ValueSpan values(int number, size_t index = 0) const { return axis(number, index).frame().values; }
    QPoint onAxis(int number, double y = 0.5, size_t index = 0) const;
    QPoint onLock(int number) const;
    void click(QPoint position) const;

    void join(const char *column, int number);
    QAction *menuAction(int number, const QString &text, size_t index = 0);
    QString remark(int number) const;
    /** What is said at the edges of that plot, "▲" or "▼" first. */
    QStringList toldBeyond(int number) const;
};

} // namespace mtnops
