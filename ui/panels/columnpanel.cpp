// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columnpanel.h"

#include "models/devicetreemodel.h"
#include "models/findfilter.h"
#include "ui/charts/panelmoves.h"
#include "ui/panels/columndelegate.h"
#include "ui/panels/columntree.h"
#include "ui/panels/overlaylabel.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

namespace mtnops {

namespace {

constexpr int indentation = 14; // px
constexpr int scrollBarWidth = 11; // of the style sheet

} // namespace

ColumnPanel::ColumnPanel(DeviceTreeModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new FindFilter(this)), m_delegate(new ColumnDelegate(this))
{
    setObjectName(QStringLiteral("columnPanel"));
    setAttribute(Qt::WA_StyledBackground);
    m_filter->setSourceModel(&model);
    m_find = new QLineEdit(this);
    m_find->setObjectName(QStringLiteral("findField"));
    m_find->setPlaceholderText(tr("Find a column… (Ctrl+F)"));
    m_find->setClearButtonEnabled(true);
    m_find->setMinimumHeight(28);
    m_find->installEventFilter(this);
    buildTree();
    setMinimumWidth(std::max(224, m_delegate->leastWidth() + 2 * indentation + scrollBarWidth));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 8, 0, 0);
    layout->setSpacing(8);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(10, 0, 10, 0);
    row->addWidget(m_find);
    layout->addLayout(row);
    layout->addWidget(m_tree, 1);
    m_overlay = new OverlayLabel(m_tree->viewport());
    connect(m_find, &QLineEdit::textChanged, this, &ColumnPanel::find);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &ColumnPanel::showEmptiness);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &ColumnPanel::showEmptiness);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &ColumnPanel::showEmptiness);
    showEmptiness();
}

void ColumnPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_tree->setTheme(theme);
}

void ColumnPanel::setEmptyText(const QString &text, bool isError)
{
    m_emptyText = text;
    m_emptyIsError = isError;
    showEmptiness();
}

void ColumnPanel::startFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

bool ColumnPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape && !m_find->text().isEmpty()) {
            m_find->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            const QModelIndex firstDevice = m_filter->index(0, 0);
            const QModelIndex firstColumn = m_filter->index(0, 0, firstDevice);
            m_tree->setCurrentIndex(firstColumn.isValid() ? firstColumn : firstDevice);
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ColumnPanel::buildTree()
{
    m_tree = new ColumnTree(this);
    m_tree->setObjectName(QStringLiteral("columnTree"));
    m_tree->setAccessibleName(tr("Devices and columns"));
    m_tree->setModel(m_filter);
    m_tree->setItemDelegate(m_delegate);
    m_tree->setHeaderHidden(true);
    m_tree->setColumnHidden(DeviceTreeModel::ValueSection,
                            true); // the delegate paints the value into the first section
    m_tree->setIndentation(indentation);
    m_tree->setUniformRowHeights(true);
    m_tree->setMouseTracking(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->expandAll();
    connect(m_filter, &QAbstractItemModel::modelReset, m_tree, [this] {
        m_tree->setColumnHidden(DeviceTreeModel::ValueSection, true);
        m_tree->expandAll();
    });
    connect(m_tree, &QTreeView::activated, this,
            [this](const QModelIndex &index) { ColumnDelegate::toggle(*m_filter, index); });
    connect(m_tree, &QWidget::customContextMenuRequested, this, &ColumnPanel::openMenu);
}

void ColumnPanel::find(const QString &text)
{
    m_filter->setText(text);
    m_tree->expandAll();
    showEmptiness();
}

void ColumnPanel::openMenu(const QPoint &position)
{
    const QModelIndex index = m_tree->indexAt(position);
    if (!index.isValid())
        return;
    const auto column = index.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>();
    const bool isColumn = !column.column.isEmpty();
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("columnMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex persistent(index);
    if (isColumn && index.flags() & Qt::ItemIsUserCheckable) {
        const bool isChosen = index.data(DeviceTreeModel::ColourRole).toInt() >= 0;
        QAction *plot = menu->addAction(isChosen ? tr("Take off the chart") : tr("Put on the chart"));
        connect(plot, &QAction::triggered, this, [this, persistent] { ColumnDelegate::toggle(*m_filter, persistent); });
        if (isChosen && m_arranger)
            addPanelMoves(*menu, *m_arranger, column);
    }
    const QModelIndex device = isColumn ? index.parent() : index;
    QAction *table = menu->addAction(
        makeIcon(Icon::Table), tr("Show the table of %1").arg(device.data(DeviceTreeModel::LabelRole).toString()));
    connect(table, &QAction::triggered, this, [this, name = column.table] { emit tableWanted(name); });
    if (isColumn) {
        QAction *copy = menu->addAction(makeIcon(Icon::Copy), tr("Copy the value"));
        connect(copy, &QAction::triggered, this, [this, persistent] { copyValue(persistent); });
    }
    menu->popup(m_tree->viewport()->mapToGlobal(position));
}

void ColumnPanel::copyValue(const QModelIndex &index) const
{
    const QString unit = index.data(DeviceTreeModel::UnitRole).toString();
    const QString value = index.data(DeviceTreeModel::ValueTextRole).toString();
    QGuiApplication::clipboard()->setText(unit.isEmpty() ? value : value + u' ' + unit);
}

void ColumnPanel::showEmptiness()
{
    if (m_filter->rowCount() > 0)
        m_overlay->setMessage({});
    else if (m_model.rowCount() > 0)
        m_overlay->setMessage(tr("No column with \"%1\".\nEscape shows all again.").arg(m_find->text()));
    else
        m_overlay->setMessage(m_emptyText, m_emptyIsError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
}

} // namespace mtnops
