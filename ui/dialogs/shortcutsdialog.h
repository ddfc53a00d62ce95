// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QTreeWidget;

namespace mtnops {

/** All gestures and all keys, in two lists side by side. Main thread. */
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /** Actions without a shortcut are left out. */
    explicit ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);

private:
    static void fillMouse(QTreeWidget *list);
    static void fillKeys(QTreeWidget *list, const QList<QAction *> &actions);
};

} // namespace mtnops
