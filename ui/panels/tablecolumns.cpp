// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tablecolumns.h"

#include "models/logtablemodel.h"

#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>

namespace mtnops {

TableColumns::TableColumns(QTableView &view, const LogTableModel &model, QObject *parent)
    : QObject(parent), m_view(view), m_model(model)
{
    QHeaderView *header = view.horizontalHeader();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false); // the time
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &TableColumns::openMenu);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        if (!m_isApplying)
            emit changed();
    });
    auto *separator = new QAction(this);
    separator->setSeparator(true);
    auto *menu = new QMenu(tr("C&olumns"), &view);
    view.addActions({separator, menu->menuAction()});
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fill(*menu, m_view.currentIndex().isValid() ? m_view.currentIndex().column() : -1);
    });
}

QStringList TableColumns::arrangement() const
{
    QStringList names;
    const QHeaderView &header = *m_view.horizontalHeader();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        if (section == LogTableModel::timeSection)
            continue;
        const QString &name = m_model.table().columns[section - 1].name;
        names.append(header.isSectionHidden(section) ? u'-' + name : name);
    }
    return names;
}

void TableColumns::apply(const QStringList &arrangement)
{
    const QScopedValueRollback guard(m_isApplying, true);
    QHeaderView &header = *m_view.horizontalHeader();
    for (int section = 0; section < header.count(); ++section) {
        header.moveSection(header.visualIndex(section), section);
        header.setSectionHidden(section, false);
    }
    int place = 1;
    for (const QString &entry : arrangement) {
        const bool isHidden = entry.startsWith(u'-');
        const qsizetype column = m_model.table().indexOf(isHidden ? entry.mid(1) : entry);
        if (column < 0)
            continue; // of another time
        const int section = int(column) + 1;
        header.moveSection(header.visualIndex(section), place++);
        header.setSectionHidden(section, isHidden);
    }
}

void TableColumns::openMenu(const QPoint &position)
{
    QHeaderView &header = *m_view.horizontalHeader();
    if (header.count() == 0)
        return;
    auto *menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("tableColumnsMenu"));
    fill(*menu, header.logicalIndexAt(position));
    menu->popup(header.mapToGlobal(position));
}

/** @p current is the column that can be moved; -1 for none. */
void TableColumns::fill(QMenu &menu, int current)
{
    const QHeaderView &header = *m_view.horizontalHeader();
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        if (section == LogTableModel::timeSection)
            continue;
        QAction *action = menu.addAction(m_model.headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(section));
        connect(action, &QAction::toggled, this, [this, section](bool shown) { setHidden(section, !shown); });
    }
    menu.addSeparator();
    if (current > LogTableModel::timeSection) {
        const QString name = m_model.headerData(current, Qt::Horizontal).toString();
        addMove(menu, tr("Move %1 &left").arg(name), current, -1);
        addMove(menu, tr("Move %1 &right").arg(name), current, 1);
        menu.addSeparator();
    }
    menu.addAction(tr("Show &all, as logged"), this, [this] {
        apply({});
        emit changed();
    });
}

void TableColumns::addMove(QMenu &menu, const QString &text, int section, int step)
{
    QAction *action = menu.addAction(text, this, [this, section, step] {
        QHeaderView &header = *m_view.horizontalHeader();
        if (const std::optional<int> place = nextPlace(section, step))
            header.moveSection(header.visualIndex(section), *place);
    });
    action->setEnabled(nextPlace(section, step).has_value());
}

/** Where the next column that is seen stands, on that side; nothing where there is none, or the time. */
std::optional<int> TableColumns::nextPlace(int section, int step) const
{
    const QHeaderView &header = *m_view.horizontalHeader();
    for (int visual = header.visualIndex(section) + step; visual > 0 && visual < header.count(); visual += step) {
        if (!header.isSectionHidden(header.logicalIndex(visual)))
            return visual;
    }
    return std::nullopt;
}

void TableColumns::setHidden(int section, bool hidden)
{
    m_view.horizontalHeader()->setSectionHidden(section, hidden);
    emit changed();
}

} // namespace mtnops
