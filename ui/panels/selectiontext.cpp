// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/selectiontext.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QStringList>

#include <algorithm>

namespace mtnops {

namespace {

/** A tab or a line break inside a cell would move every cell after it. */
QString cellText(const QVariant &value)
{
    QString text = value.toString();
    text.replace(u'\t', u' ').replace(u'\n', u' ').replace(u'\r', u' ');
    return text;
}

QList<int> sortedUnique(QList<int> numbers)
{
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

} // namespace

QString selectionText(const QItemSelectionModel &selection, const QHeaderView &header, bool hasHeaders)
{
    QList<int> rows;
    QList<int> columns;
    for (const QItemSelectionRange &range : selection.selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
        for (int column = range.left(); column <= range.right(); ++column)
            columns.append(column);
    }
    if (rows.isEmpty())
        return {};
    rows = sortedUnique(std::move(rows));
    columns = sortedUnique(std::move(columns));
    columns.removeIf([&](int column) { return header.isSectionHidden(column); });
    std::sort(columns.begin(), columns.end(),
              [&](int left, int right) { return header.visualIndex(left) < header.visualIndex(right); });
    const QAbstractItemModel &model = *selection.model();
    QStringList cells;
    for (const int column : std::as_const(columns))
        cells.append(cellText(model.headerData(column, Qt::Horizontal)));
    QStringList lines;
    if (hasHeaders)
        lines.append(cells.join(u'\t'));
    for (const int row : rows) {
        cells.clear();
        for (const int column : std::as_const(columns)) {
            const QModelIndex index = model.index(row, column);
            cells.append(selection.isSelected(index) ? cellText(index.data()) : QString());
        }
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace mtnops
