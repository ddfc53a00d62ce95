// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/wheelzoom.h"

#include "models/timewindow.h"
#include "ui/charts/axiscontrol.h"
#include "ui/charts/panelstack.h"
#include "ui/charts/wheelkind.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr double zoomPerNotch = 0.8; // one notch is 120 units of angleDelta
constexpr double panPerNotch = 0.1; // of the window
constexpr double pixelsPerNotch = 60; // of a touchpad, for zooming; panning follows the fingers
constexpr double mostNotches = 4; // of one event: a burst that was held up is no jump

} // namespace

WheelZoom::WheelZoom(TimeWindow &window, AxisControl &axes, const PanelStack &stack)
    : m_window(window), m_axes(axes), m_stack(stack)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(700ms);
    m_run.setSingleShot(true);
    m_run.setInterval(200ms);
    QObject::connect(&m_pause, &QTimer::timeout, &m_pause, [this] { m_window.endGesture(); });
}

WheelZoom::~WheelZoom()
{
    finishGesture();
}

bool WheelZoom::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Wheel:
        return turn(*static_cast<QWheelEvent *>(event));
    case QEvent::MouseButtonPress:
    case QEvent::KeyPress:
        finishGesture(); // another gesture begins a step of its own
        return false;
    default:
        return false;
    }
}

bool WheelZoom::turn(const QWheelEvent &wheel)
{
    const TimeScale scale = m_stack.timeScale();
    if (scale.range.isEmpty())
        return false;
    const bool isSmooth = countsPixels(wheel);
    QPointF notches = isSmooth ? QPointF(wheel.pixelDelta()) / pixelsPerNotch : QPointF(wheel.angleDelta()) / 120.0;
    if (notches.isNull())
        return true; // a touchpad's begin and end
    const bool isSideways = this->isSideways(wheel, notches);
    notches = {std::clamp(notches.x(), -mostNotches, mostNotches), std::clamp(notches.y(), -mostNotches, mostNotches)};
    if (isSideways || wheel.modifiers().testFlag(Qt::ShiftModifier)) {
        const double turned = isSideways ? notches.x() : notches.y();
        const double pixels = isSmooth ? turned * pixelsPerNotch : turned * panPerNotch * scale.width;
        keepGesture();
        m_window.pan(-scale.duration(pixels));
        return true;
    }
    const double factor = std::pow(zoomPerNotch, notches.y());
    if (const ValueAxis *axis = m_stack.valueAxisAt(wheel.position())) {
        const ChartPanel *panel = m_stack.panelAt(wheel.position());
        m_axes.hold(panel->idOf(*axis), zoomed(axis->frame(), factor, wheel.position().y() - panel->y()));
        return true;
    }
    keepGesture();
    m_window.zoom(factor, scale.time(wheel.position().x()));
    return true;
}

/** Fingers that go up and down are never quite straight: a run does what it began with. */
bool WheelZoom::isSideways(const QWheelEvent &wheel, QPointF notches)
{
    const bool isNow = std::abs(notches.x()) > std::abs(notches.y());
    const bool isRun = isOfFingers(wheel);
    if (!isRun || wheel.phase() == Qt::ScrollBegin || !m_run.isActive())
        m_isRunSideways = isNow;
    if (isRun)
        m_run.start();
    return m_isRunSideways;
}

void WheelZoom::keepGesture()
{
    if (!m_pause.isActive())
        m_window.beginGesture();
    m_pause.start();
}

void WheelZoom::finishGesture()
{
    if (!m_pause.isActive())
        return;
    m_pause.stop();
    m_window.endGesture();
}

} // namespace mtnops
