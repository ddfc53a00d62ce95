// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/logtableview.h"

#include "ui/panels/selectiontext.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace mtnops {

namespace {

bool isEndKey(const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    return (event.key() == Qt::Key_Home || event.key() == Qt::Key_End)
        && (modifiers == Qt::NoModifier || modifiers == Qt::ControlModifier);
}

} // namespace

LogTableView::LogTableView(QWidget *parent) : QTableView(parent)
{
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves it, the arrows go through its cells
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    verticalHeader()->setMinimumSectionSize(16);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto *copy = new QAction(makeIcon(Icon::Copy), tr("Copy with headers"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &LogTableView::copySelection);
    auto *copyCells = new QAction(tr("Copy without headers"), this);
    connect(copyCells, &QAction::triggered, this, [this] { putOnClipboard(false); });
    addActions({copy, copyCells});
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void LogTableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    // After the view's own slots: the rows' places are known again.
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first == 0 ? last + 1 : 0); });
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { keepPlace(first == 0 ? -last - 1 : 0); });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogTableView::tellShown);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &LogTableView::tellShown);
}

void LogTableView::showOnTop(int row)
{
    executeDelayedItemsLayout(); // the bar's range may have changed
    scrollTo(model()->index(row, 0), QAbstractItemView::PositionAtTop);
    tellShown();
}

void LogTableView::showFound(int row)
{
    executeDelayedItemsLayout();
    const int column = std::max(0, currentIndex().column());
    const QModelIndex found = model()->index(row, column);
    scrollTo(found, QAbstractItemView::PositionAtCenter);
    selectionModel()->setCurrentIndex(found, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    tellShown();
}

void LogTableView::copySelection()
{
    putOnClipboard(true);
}

void LogTableView::putOnClipboard(bool hasHeaders)
{
    const QString text = selectionText(*selectionModel(), *horizontalHeader(), hasHeaders);
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

bool LogTableView::event(QEvent *event)
{
    // Home and End are ours as long as we have the focus, though the window has a shortcut of that key.
    if (event->type() == QEvent::ShortcutOverride && isEndKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    const bool isMenuKey = event->type() == QEvent::ContextMenu
        && static_cast<QContextMenuEvent *>(event)->reason() == QContextMenuEvent::Keyboard;
    if (isMenuKey && contextMenuPolicy() == Qt::CustomContextMenu && currentIndex().isValid()) {
        scrollTo(currentIndex());
        emit customContextMenuRequested(visualRect(currentIndex()).center()); // Qt asks for the middle of the table
        event->accept();
        return true;
    }
    return QTableView::event(event);
}

void LogTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) { // QTableView's own copies one cell
        copySelection();
        return;
    }
    if (isEndKey(*event)) {
        if (event->key() == Qt::Key_Home)
            emit newestWanted();
        else
            emit oldestWanted();
        return;
    }
    if (!currentIndex().isValid() && rowAt(0) >= 0) // go on from what is shown, not from the first row that is held
        selectionModel()->setCurrentIndex(model()->index(rowAt(0), std::max(0, columnAt(0))),
                                          QItemSelectionModel::NoUpdate);
    QTableView::keyPressEvent(event);
}

void LogTableView::rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last)
{
    // Else the nearest row that stays becomes the current one, and is scrolled to.
    if (currentIndex().row() >= first && currentIndex().row() <= last)
        selectionModel()->clearCurrentIndex();
    QTableView::rowsAboutToBeRemoved(parent, first, last);
}

/** So many rows have come above those that are shown, or have gone. */
void LogTableView::keepPlace(int rowsAbove)
{
    QScrollBar *bar = verticalScrollBar();
    const bool follows = rowsAbove > 0 && m_isFollowing && bar->value() == 0;
    const int place = follows ? 0 : bar->value() + rowsAbove;
    if (rowsAbove < 0) // before the bar's range shrinks
        bar->setValue(place);
    executeDelayedItemsLayout();
    bar->setValue(place);
    tellShown();
}

void LogTableView::tellShown()
{
    if (!model() || model()->rowCount() == 0)
        return;
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    if (first >= 0)
        emit rowsShown(first, last >= 0 ? last : model()->rowCount() - 1);
}

} // namespace mtnops
