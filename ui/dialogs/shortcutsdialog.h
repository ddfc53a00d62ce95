// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;

namespace mtnops {

/** All keys and all gestures of the charts in one list. Main thread. */
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /** Actions without a shortcut are left out. */
    explicit ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent = nullptr);
};

} // namespace mtnops
