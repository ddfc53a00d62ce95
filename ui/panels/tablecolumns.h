// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

#include <optional>

class QMenu;
class QPoint;
class QTableView;

namespace mtnops {

class LogTableModel;

/** Which columns of the log table are seen and in which order: headers are dragged, and their context menu, and that
    of the cells for the keyboard, hides, shows and moves. Main thread. */
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
    void fill(QMenu &menu, int current);
    void addMove(QMenu &menu, const QString &text, int section, int step);
    std::optional<int> nextPlace(int section, int step) const;
    void setHidden(int section, bool hidden);

    QTableView &m_view;
    const LogTableModel &m_model;
    bool m_isApplying = false;
};

} // namespace mtnops
