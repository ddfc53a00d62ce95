// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/measuregesture.h"

#include "ui/charts/chartoverlay.h"
#include "ui/charts/panelstack.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr double reach = 5; // px beside a cursor in which it is grabbed
constexpr double keyStep = 10; // px of a key; one with Shift

} // namespace

bool MeasureGesture::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        m_isElsewhere = !press(*static_cast<QMouseEvent *>(event));
        return !m_isElsewhere;
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent *>(event));
    case QEvent::MouseButtonRelease:
        m_isElsewhere = false;
        return std::exchange(m_held, std::nullopt).has_value();
    case QEvent::Leave:
        m_x.reset();
        m_isByKey = false;
        return false;
    case QEvent::FocusOut:
        hideCrosshair();
        return false;
    case QEvent::KeyPress:
        return pressKey(*static_cast<QKeyEvent *>(event));
    default:
        return false;
    }
}

bool MeasureGesture::press(const QMouseEvent &mouse)
{
    if (mouse.button() != Qt::LeftButton || mouse.modifiers() != Qt::NoModifier
        || !m_stack.allPlots().contains(mouse.position()))
        return false;
    if (const auto next = m_cursors.next()) {
        hideCrosshair();
        m_x = mouse.position().x();
        m_cursors.place(timeAt(mouse.position()));
        m_held = next;
        return true;
    }
    m_held = cursorAt(mouse.position());
    return m_held.has_value();
}

bool MeasureGesture::move(const QMouseEvent &mouse)
{
    if (m_held) {
        m_cursors.move(*m_held, timeAt(mouse.position()));
        return true;
    }
    m_x = m_stack.allPlots().contains(mouse.position()) ? std::optional(mouse.position().x()) : std::nullopt;
    m_isByKey = false;
    if (mouse.buttons() == Qt::NoButton && cursorAt(mouse.position()))
        m_overlay.setCursor(Qt::SplitHCursor);
    return false;
}

bool MeasureGesture::pressKey(const QKeyEvent &key)
{
    if (m_cursors.next() && pressWhileWaiting(key))
        return true;
    if (key.modifiers() != Qt::NoModifier)
        return false;
    if (key.key() == Qt::Key_M) {
        m_cursors.begin();
        return true;
    }
    if (key.key() != Qt::Key_Escape || m_isElsewhere || !m_cursors.isActive())
        return false;
    m_held.reset();
    hideCrosshair();
    m_cursors.clear();
    return true;
}

bool MeasureGesture::pressWhileWaiting(const QKeyEvent &key)
{
    const Qt::KeyboardModifiers modifiers = key.modifiers() & ~Qt::KeypadModifier;
    if ((modifiers != Qt::NoModifier && modifiers != Qt::ShiftModifier) || m_stack.allPlots().isEmpty())
        return false;
    const double step = modifiers == Qt::ShiftModifier ? 1 : keyStep;
    switch (key.key()) {
    case Qt::Key_Left:
        moveCrosshair(-step);
        return true;
    case Qt::Key_Right:
        moveCrosshair(step);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        place();
        return true;
    default:
        return false;
    }
}

/** From the middle where there is none yet. */
void MeasureGesture::moveCrosshair(double by)
{
    const QRectF plots = m_stack.allPlots();
    m_x = std::clamp(m_x.value_or(plots.center().x()) + by, plots.left(), plots.right());
    m_isByKey = true;
    m_overlay.moveCrosshair(QPointF(*m_x, plots.center().y()));
}

void MeasureGesture::place()
{
    if (!m_x) {
        moveCrosshair(0); // seen before it is set
        return;
    }
    m_cursors.place(timeAt(QPointF(*m_x, 0)));
    if (!m_cursors.next())
        hideCrosshair();
}

/** The one that the keys have moved; that of the mouse stays with the mouse. */
void MeasureGesture::hideCrosshair()
{
    if (!std::exchange(m_isByKey, false))
        return;
    m_x.reset();
    m_overlay.moveCrosshair(std::nullopt);
}

std::optional<TimeCursors::Which> MeasureGesture::cursorAt(QPointF position) const
{
    if (!m_stack.allPlots().contains(position))
        return std::nullopt;
    const TimeScale scale = m_stack.timeScale();
    const auto distance = [&](TimeCursors::Which which) {
        const std::optional<Timestamp> time = m_cursors.time(which);
        return time ? std::abs(scale.x(*time) - position.x()) : reach + 1;
    };
    const TimeCursors::Which nearest =
        distance(TimeCursors::A) <= distance(TimeCursors::B) ? TimeCursors::A : TimeCursors::B;
    return distance(nearest) <= reach ? std::optional(nearest) : std::nullopt;
}

Timestamp MeasureGesture::timeAt(QPointF position) const
{
    const QRectF plots = m_stack.allPlots();
    return m_stack.timeScale().time(std::clamp(position.x(), plots.left(), plots.right()));
}

} // namespace mtnops
