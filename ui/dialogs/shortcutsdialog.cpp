// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/shortcutsdialog.h"

#include "ui/dialogs/screenfit.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

struct Gesture
{
    const char *what;
    const char *does;
};

/** What ui/charts does with mouse and keys; a new gesture is told here too. */
constexpr std::array gestures = {
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Wheel"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Zoom time at the cursor; near a live window's end, at now")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Wheel over a value axis"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Zoom its values; drag it to move them")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Shift and wheel"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Move through time")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Ctrl and wheel, Page Up, Page Down"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Scroll to panels that have no room")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Drag a plot or the time axis"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Move through time; Escape puts the window back")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Shift and drag"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Zoom into a box")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Double click on a plot"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Everything that was logged; values follow the data again")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Double click on a value axis"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Its values follow the data again")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Click on the lock of a value axis"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Nothing moves it any more, until it is unlocked")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Drag a name, or a column from the list"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Into a panel, or between two for one of its own")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Right button, menu key"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Line, colour, panel; fixed, logarithmic, locked axis")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Ctrl, Shift and Up or Down"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Move the panel under the mouse, and the same one on")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Left, Right"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Move by a tenth of the window")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Up or +, Down or -"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Zoom in, zoom out")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "M, then two clicks"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Measure between two times; drag them, Escape ends")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "M, then Left, Right and Return"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "The same by keys; with Shift a pixel at a time")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "T"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Show the time at the crosshair in the table")},
    Gesture{QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "Back and forward buttons"),
            QT_TRANSLATE_NOOP("mtnops::ShortcutsDialog", "The window before, the window after")},
};

constexpr int gap = 24; // px, behind a text

/** Lines that are read: none stands out because the list has the focus, which its frame shows. */
class LineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

QTreeWidget *makeList(const QString &name, QWidget *parent)
{
    auto *list = new QTreeWidget(parent);
    list->setAccessibleName(name);
    list->setColumnCount(2);
    list->setHeaderHidden(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setRootIsDecorated(false);
    list->setItemDelegate(new LineDelegate(list));
    return list;
}

QTreeWidgetItem *addHeading(QTreeWidget *list, const QString &text)
{
    auto *heading = new QTreeWidgetItem(list, {text});
    QFont font = list->font();
    font.setBold(true);
    heading->setFont(0, font);
    heading->setFlags(Qt::ItemIsEnabled);
    return heading;
}

/** What it needs so that no line is cut. */
int widthOf(const QTreeWidget *list)
{
    const QAbstractItemView &view = *list; // where the hint is public
    return view.sizeHintForColumn(0) + view.sizeHintForColumn(1) + 2 * gap + 2 * list->frameWidth()
        + list->verticalScrollBar()->sizeHint().width();
}

/** What it needs so that all lines are seen at once. */
int heightOf(QTreeWidget *list)
{
    int lines = 0;
    for (QTreeWidgetItemIterator item(list); *item; ++item)
        ++lines;
    const int around = 2; // px, of the frame's inner side
    return lines * list->sizeHintForRow(0) + 2 * (list->frameWidth() + around);
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Shortcuts and gestures"));
    QTreeWidget *mouse = makeList(tr("Gestures"), this);
    QTreeWidget *keys = makeList(tr("Keys"), this);
    fillMouse(mouse);
    fillKeys(keys, actions);
    auto *lists = new QHBoxLayout;
    int width = 0;
    int height = 0;
    for (QTreeWidget *list : {mouse, keys}) {
        list->expandAll();
        list->resizeColumnToContents(0);
        list->setColumnWidth(0, list->columnWidth(0) + gap);
        lists->addWidget(list, widthOf(list)); // what lacks on a small screen is shared
        width += widthOf(list);
        height = std::max(height, heightOf(list));
    }
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addLayout(lists);
    layout->addWidget(buttons);
    const QMargins around = layout->contentsMargins();
    width += lists->spacing() + around.left() + around.right();
    height += layout->spacing() + buttons->sizeHint().height() + around.top() + around.bottom();
    resize(fittedTo(*screen(), QSize(width, height)));
}

void ShortcutsDialog::fillMouse(QTreeWidget *list)
{
    QTreeWidgetItem *charts = addHeading(list, tr("Charts"));
    for (const Gesture &gesture : gestures)
        new QTreeWidgetItem(charts, {tr(gesture.what), tr(gesture.does)});
    QTreeWidgetItem *columns = addHeading(list, tr("Devices and columns"));
    new QTreeWidgetItem(columns, {tr("Space, Return, double click"), tr("Put a column on the chart, or take it off")});
    new QTreeWidgetItem(columns, {tr("Down in the find field"), tr("Go to the columns that were found")});
    QTreeWidgetItem *panels = addHeading(list, tr("Panels"));
    new QTreeWidgetItem(
        panels, {tr("Drag a tab or a title"), tr("Move a panel: to a side, onto another, or out of the window")});
    new QTreeWidgetItem(panels, {tr("Double click on a tab or a title"), tr("Float the panel, or dock it again")});
    new QTreeWidgetItem(panels,
                        {tr("Right click on a tab"), tr("Float or close the panel; the View menu brings it back")});
    new QTreeWidgetItem(panels, {tr("Ctrl+C in a table"), tr("Copy the chosen cells with their headers")});
    new QTreeWidgetItem(
        panels,
        {tr("Right button, menu key in the table"), tr("Hide, show and move columns; headers are dragged, too")});
    new QTreeWidgetItem(panels, {tr("Home, End in the table"), tr("The newest row, the oldest row of the window")});
    new QTreeWidgetItem(panels,
                        {tr("Return or a click on a tile"), tr("Open that column on the chart, from the overview")});
    new QTreeWidgetItem(
        panels, {tr("Drop a file on the window"), tr("View that log, or the log of that site, in another window")});
    new QTreeWidgetItem(panels, {tr("Right click on a device"), tr("Ask it, edit it or remove it in the site file")});
}

void ShortcutsDialog::fillKeys(QTreeWidget *list, const QList<QAction *> &actions)
{
    QTreeWidgetItem *keys = addHeading(list, tr("Keys"));
    for (const QAction *action : actions) {
        if (action->shortcut().isEmpty())
            continue;
        QString text = action->text().remove(u'&');
        if (text.endsWith(u'…'))
            text.chop(1);
        new QTreeWidgetItem(keys, {action->shortcut().toString(QKeySequence::NativeText), text});
    }
}

} // namespace mtnops
