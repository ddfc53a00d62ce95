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
    for (int visual = 0; visual < header.count(); ++visual) {
        const int section = header.logicalIndex(visual);
        if (section == LogTableModel::timeSection)
            continue;
        QAction *action = menu->addAction(m_model.headerData(section, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!header.isSectionHidden(section));
        connect(action, &QAction::toggled, this, [this, section](bool shown) { setHidden(section, !shown); });
    }
    menu->addSeparator();
    menu->addAction(tr("Show &all, as logged"), this, [this] {
        apply({});
        emit changed();
    });
    menu->popup(header.mapToGlobal(position));
}

void TableColumns::setHidden(int section, bool hidden)
{
    m_view.horizontalHeader()->setSectionHidden(section, hidden);
    emit changed();
}

} // namespace mtnops
