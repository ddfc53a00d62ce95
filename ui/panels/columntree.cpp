// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columntree.h"

#include "models/devicetreemodel.h"
#include "ui/theme/themepalette.h"

#include <QHoverEvent>
#include <QPainter>

namespace mtnops {

ColumnTree::ColumnTree(QWidget *parent) : QTreeView(parent) { }

void ColumnTree::setTheme(const Theme &theme)
{
    m_theme = theme;
    viewport()->update();
}

void ColumnTree::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isChosen =
        index.data(DeviceTreeModel::ColourRole).isValid() && index.data(DeviceTreeModel::ColourRole).toInt() >= 0;
    if (selectionModel()->isSelected(index))
        painter->fillRect(option.rect, mix(m_theme.panel, m_theme.accent, isActiveWindow() ? 0.24 : 0.12));
    else if (isChosen || index == m_hovered)
        painter->fillRect(option.rect, m_theme.raised);
    QTreeView::drawRow(painter, option, index);
}

void ColumnTree::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTreeView::dataChanged(topLeft, bottomRight, roles);
    const QRect rows = visualRect(topLeft).united(visualRect(bottomRight)); // without the indentation
    viewport()->update(0, rows.top(), viewport()->width(), rows.height());
}

void ColumnTree::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    viewport()->update();
}

bool ColumnTree::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::HoverEnter:
    case QEvent::HoverMove:
        m_hovered = indexAt(static_cast<QHoverEvent *>(event)->position().toPoint());
        break;
    case QEvent::HoverLeave:
        m_hovered = QPersistentModelIndex();
        break;
    default:
        break;
    }
    return QTreeView::viewportEvent(event);
}

} // namespace mtnops
