// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/keynavigation.h"

#include "models/timewindow.h"

#include <QKeyEvent>

#include <utility>

namespace mtnops {

namespace {

constexpr double zoomIn = 0.8;

} // namespace

bool KeyNavigation::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        return press(*static_cast<QKeyEvent *>(event));
    case QEvent::KeyRelease: {
        const auto &key = *static_cast<QKeyEvent *>(event);
        if (m_held == key.key() && !key.isAutoRepeat())
            release();
        return false;
    }
    case QEvent::FocusOut:
        release(); // of a held key: its event goes elsewhere
        return false;
    default:
        return false;
    }
}

bool KeyNavigation::press(const QKeyEvent &key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false; // shortcuts of the main window
    const TimeRange range = m_window.range();
    const Timestamp anchor = m_window.isLive() ? range.to : range.from + range.length() / 2;
    switch (key.key()) {
    case Qt::Key_Left:
        hold(key);
        m_window.pan(-range.length() / 10);
        return true;
    case Qt::Key_Right:
        hold(key);
        m_window.pan(range.length() / 10);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the key that + is on
        hold(key);
        m_window.zoom(zoomIn, anchor);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Minus:
        hold(key);
        m_window.zoom(1.0 / zoomIn, anchor);
        return true;
    case Qt::Key_Home:
        hold(key);
        m_window.resumeLive();
        return true;
    default:
        return false; // it may be pressed in the middle of another gesture
    }
}

void KeyNavigation::hold(const QKeyEvent &key)
{
    if (key.isAutoRepeat() && m_held == key.key())
        return;
    m_held = key.key();
    m_window.beginGesture();
}

void KeyNavigation::release()
{
    if (std::exchange(m_held, 0) != 0)
        m_window.endGesture();
}

} // namespace mtnops
