// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/shortcutguard.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWidget>

namespace mtnops {

ShortcutGuard::ShortcutGuard(QWidget &window, const QList<QAction *> &actions) : QObject(&window), m_window(window)
{
    for (const QAction *action : actions)
        m_shortcuts.append(action->shortcut());
    QCoreApplication::instance()->installEventFilter(this);
}

bool ShortcutGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isCommand = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier);
    if (!widget || widget->window() != &m_window || !isCommand
        || !m_shortcuts.contains(QKeySequence(key->keyCombination())))
        return false;
    event->ignore(); // no widget wants it: the shortcut gets it
    return true;
}

} // namespace mtnops
