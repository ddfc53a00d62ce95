// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/columntable.h"

#include "logger/core/column.h"
#include "logger/site/sitetext.h"
#include "logger/site/tomlliteral.h"

#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineHeight = 28; // room for an editor

} // namespace

ColumnTable::ColumnTable(QStringList types, QWidget *parent)
    : QTableWidget(0, SectionCount, parent), m_types(std::move(types))
{
    setHorizontalHeaderLabels({tr("Name"), tr("Source"), tr("Type"), tr("Unit")});
    horizontalHeaderItem(NameSection)->setToolTip(tr("The column's name in the database: a-z, 0-9 and _"));
    horizontalHeaderItem(UnitSection)->setToolTip(tr("As in °C, mph, mbar, %"));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(lineHeight);
    setEditTriggers(AnyKeyPressed | EditKeyPressed | DoubleClicked);
    setTabKeyNavigation(false); // Tab leaves it, the arrows go through its cells
    setSelectionMode(SingleSelection);
    setFrameShape(StyledPanel);
    setFixedHeight(5 * lineHeight + 8);
    addRow();
    connect(this, &QTableWidget::cellClicked, this, [this] { edit(currentIndex()); });
    connect(this, &QTableWidget::cellChanged, this, &ColumnTable::noteChange);
}

bool ColumnTable::canShow(const TomlValue &columns)
{
    static const QStringList texts = {u"name"_qs, u"source"_qs, u"unit"_qs};
    const auto hasCell = [](const TomlMember &member) {
        if (member.key == u"type")
            return columnTypeFromString(member.value.text).has_value();
        return (member.value.kind == TomlValue::Kind::String && texts.contains(member.key))
            || (member.value.kind == TomlValue::Kind::Integer && member.key == u"source");
    };
    const auto isColumn = [&](const TomlValue &column) {
        return column.kind == TomlValue::Kind::Table && findMember(column, u"type")
            && std::all_of(column.members.begin(), column.members.end(), hasCell);
    };
    return columns.kind == TomlValue::Kind::Array && std::all_of(columns.items.begin(), columns.items.end(), isColumn);
}

void ColumnTable::setColumns(const TomlValue &columns)
{
    const QSignalBlocker blocker(this);
    setRowCount(0);
    for (const TomlValue &column : columns.items) {
        addRow();
        for (const TomlMember &member : column.members)
            setCell(rowCount() - 1, member);
    }
    addRow();
}

void ColumnTable::setCell(int row, const TomlMember &member)
{
    const TomlValue &value = member.value;
    const QString text = value.kind == TomlValue::Kind::Integer ? QString::number(value.integer) : value.text;
    if (member.key == u"type")
        static_cast<QComboBox *>(cellWidget(row, TypeSection))->setCurrentText(text);
    else if (member.key == u"name")
        setItem(row, NameSection, new QTableWidgetItem(text));
    else if (member.key == u"source")
        setItem(row, SourceSection, new QTableWidgetItem(text));
    else
        setItem(row, UnitSection, new QTableWidgetItem(text));
}

QString ColumnTable::literal() const
{
    QStringList columns;
    for (int row = 0; row < rowCount(); ++row) {
        const QString name = textAt(row, NameSection);
        const QString source = textAt(row, SourceSection);
        const QString unit = textAt(row, UnitSection);
        if (name.isEmpty() && source.isEmpty() && unit.isEmpty())
            continue;
        QStringList parts{u"name = "_qs + tomlString(name), u"type = "_qs + tomlString(textAt(row, TypeSection))};
        if (!source.isEmpty())
            parts.append(u"source = "_qs + tomlString(source));
        if (!unit.isEmpty())
            parts.append(u"unit = "_qs + tomlString(unit));
        columns.append(u"{ "_qs + parts.join(u", "_qs) + u" }"_qs);
    }
    if (columns.isEmpty())
        return {};
    // One alone needs no lines of its own.
    return columns.size() == 1 ? u"[ "_qs + columns.first() + u" ]"_qs
                               : u"[\n    "_qs + columns.join(u",\n    "_qs) + u",\n  ]"_qs;
}

void ColumnTable::setSourceTip(const QString &tip)
{
    horizontalHeaderItem(SourceSection)->setToolTip(tip);
}

void ColumnTable::addRow()
{
    const int row = rowCount();
    insertRow(row);
    auto *types = new QComboBox(this);
    types->addItems(m_types);
    types->setCurrentText(u"real"_qs);
    types->setAccessibleName(tr("Type of column %1").arg(row + 1));
    setCellWidget(row, TypeSection, types);
    connect(types, &QComboBox::currentIndexChanged, this, &ColumnTable::changed);
}

QString ColumnTable::textAt(int row, int section) const
{
    if (const auto *types = qobject_cast<QComboBox *>(cellWidget(row, section)))
        return types->currentText();
    const QTableWidgetItem *cell = item(row, section);
    return cell ? cell->text().trimmed() : QString();
}

void ColumnTable::noteChange()
{
    const int last = rowCount() - 1;
    if (!textAt(last, NameSection).isEmpty() || !textAt(last, SourceSection).isEmpty())
        addRow();
    emit changed();
}

} // namespace mtnops
