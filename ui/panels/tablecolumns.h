// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QPoint;
class QTableView;

namespace mtnops {

class LogTableModel;

/** Which columns of the log table are seen and in which order: headers are dragged, and their context menu hides and
    shows. Main thread. */
class TableColumns final : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. The view shows the model. */
    TableColumns(QTableView &view, const LogTableModel &model, QObject *parent = nullptr);

    /** The columns' names from left to right, one that is hidden behind a '-'. */
    QStringList arrangement() const;
    /** Shows them like that; a column that is not in it stays seen, at its own place behind. Tells nothing. */
    void apply(const QStringList &arrangement);

signals:
    /** Somebody has moved, hidden or shown a column. */
    void changed();

private:
    void openMenu(const QPoint &position);
    void setHidden(int section, bool hidden);

    QTableView &m_view;
    const LogTableModel &m_model;
    bool m_isApplying = false;
};

} // namespace mtnops
