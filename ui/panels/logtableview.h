// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace mtnops {

/** A table whose selected cells are copied with their headers (Ctrl+C), and which stays where it was scrolled to while
    new rows come in on top. Main thread. */
class LogTableView : public QTableView
{
    Q_OBJECT

public:
    explicit LogTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

public slots:
    /** Puts the selected cells on the clipboard; does nothing without a selection. */
    void copySelection();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace mtnops
