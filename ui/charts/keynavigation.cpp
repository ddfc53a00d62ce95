// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/keynavigation.h"

#include "models/timewindow.h"

#include <QKeyEvent>

namespace mtnops {

namespace {

constexpr double zoomIn = 0.8;

} // namespace

bool KeyNavigation::handle(QEvent *event)
{
    if (event->type() == QEvent::KeyPress)
        return press(*static_cast<QKeyEvent *>(event));
    if (event->type() == QEvent::FocusOut) {
        m_window.endGesture(); // the release of a held key goes elsewhere
        return false;
    }
    if (event->type() == QEvent::KeyRelease && !static_cast<QKeyEvent *>(event)->isAutoRepeat())
        m_window.endGesture();
    return false;
}

bool KeyNavigation::press(const QKeyEvent &key)
{
    if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false; // shortcuts of the main window
    const TimeRange range = m_window.range();
    const Timestamp middle = range.from + range.length() / 2;
    if (!key.isAutoRepeat())
        m_window.beginGesture();
    switch (key.key()) {
    case Qt::Key_Left:
        m_window.pan(-range.length() / 10);
        return true;
    case Qt::Key_Right:
        m_window.pan(range.length() / 10);
        return true;
    case Qt::Key_Up:
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the key that + is on
        m_window.zoom(zoomIn, middle);
        return true;
    case Qt::Key_Down:
    case Qt::Key_Minus:
        m_window.zoom(1.0 / zoomIn, middle);
        return true;
    case Qt::Key_Home:
        m_window.resumeLive();
        return true;
    default:
        return false;
    }
}

} // namespace mtnops
