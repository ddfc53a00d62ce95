// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>
#include <QWheelEvent>

namespace mtnops {

/** Sends what QTest cannot: wheel turns, and moves with a button down. */
inline void turnWheel(QWidget *widget, QPointF position, QPoint angle, QPoint pixels = {},
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier, Qt::ScrollPhase phase = Qt::NoScrollPhase)
{
    QWheelEvent event(position, widget->mapToGlobal(position), pixels, angle, Qt::NoButton, modifiers, phase, false);
    QCoreApplication::sendEvent(widget, &event);
}

inline void moveMouse(QWidget *widget, QPointF position, Qt::MouseButtons buttons,
                      Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QMouseEvent event(QEvent::MouseMove, position, widget->mapToGlobal(position), Qt::NoButton, buttons, modifiers);
    QCoreApplication::sendEvent(widget, &event);
}

/** Two quick clicks as they come: the second press is a double click. */
inline void clickTwice(QWidget *widget, Qt::MouseButton button, QPoint position)
{
    QTest::mouseClick(widget, button, {}, position);
    QMouseEvent second(QEvent::MouseButtonDblClick, position, widget->mapToGlobal(position), button, button, {});
    QCoreApplication::sendEvent(widget, &second);
    QTest::mouseRelease(widget, button, {}, position);
}

inline void drag(QWidget *widget, QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(widget, Qt::LeftButton, modifiers, from);
    moveMouse(widget, (from + to) / 2, Qt::LeftButton, modifiers);
    moveMouse(widget, to, Qt::LeftButton, modifiers);
    QTest::mouseRelease(widget, Qt::LeftButton, modifiers, to);
}

} // namespace mtnops
