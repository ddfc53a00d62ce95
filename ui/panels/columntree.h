// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPersistentModelIndex>
#include <QTreeView>

namespace mtnops {

/** The tree of devices and columns. Paints the background of a whole row, the indentation included, below what the
    delegate and the branches paint, and repaints as much when a row changes. A column can be dragged out of it, to the
    charts. Main thread. */
class ColumnTree final : public QTreeView
{
    Q_OBJECT

public:
    explicit ColumnTree(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void drag(const QModelIndex &index);

    Theme m_theme = Theme::of(ThemeKind::Dark);
    QPersistentModelIndex m_hovered;
    QPersistentModelIndex m_pressed; ///< a column that may be dragged
    QPoint m_pressedAt;
};

} // namespace mtnops
