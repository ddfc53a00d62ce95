// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace mtnops {

/** Keeps the Ctrl and Alt shortcuts of a window from its text fields: on X11 a field takes Ctrl+U and Ctrl+E as editing
    keys, and the former deletes what was typed. Keys without Ctrl and Alt stay with the field. Main thread. */
class ShortcutGuard final : public QObject
{
    Q_OBJECT

public:
    /** @p window owns the guard. */
    ShortcutGuard(QWidget &window, const QList<QAction *> &actions);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const QWidget &m_window;
    QList<QKeySequence> m_shortcuts;
};

} // namespace mtnops
