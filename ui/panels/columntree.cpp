// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columntree.h"

#include "models/columnmime.h"
#include "models/devicetreemodel.h"
#include "ui/theme/themepalette.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHoverEvent>
#include <QMimeData>
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
        painter->fillRect(option.rect, selectionColour(m_theme));
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

bool ColumnTree::event(QEvent *event)
{
    const bool isMenuKey = event->type() == QEvent::ContextMenu
        && static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard;
    if (!isMenuKey || !currentIndex().isValid())
        return QTreeView::event(event);
    emit customContextMenuRequested(visualRect(currentIndex()).center()); // Qt asks for the middle of the tree
    event->accept();
    return true;
}

void ColumnTree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    const bool isDraggable = event->button() == Qt::LeftButton && index.flags().testFlag(Qt::ItemIsUserCheckable);
    m_pressed = isDraggable ? index : QModelIndex();
    m_pressedAt = event->position().toPoint();
    QTreeView::mousePressEvent(event);
}

void ColumnTree::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed.isValid() || event->buttons() != Qt::LeftButton) {
        QTreeView::mouseMoveEvent(event);
        return;
    }
    if ((event->position().toPoint() - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
        return;
    const QModelIndex index = m_pressed;
    m_pressed = QPersistentModelIndex();
    drag(index);
}

void ColumnTree::drag(const QModelIndex &index)
{
    auto *drag = new QDrag(this); // deletes itself
    drag->setMimeData(columnMime(index.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>()).release());
    drag->setPixmap(viewport()->grab(visualRect(index)));
    drag->setHotSpot(m_pressedAt - visualRect(index).topLeft());
    drag->exec(Qt::CopyAction);
    setState(NoState); // the button was released elsewhere
}

} // namespace mtnops
