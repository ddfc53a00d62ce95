// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indicolumns.h"

#include "logger/device/indi/indinames.h"
#include "logger/device/indi/indivalue.h"

#include <algorithm>

namespace mtnops {

namespace {

/** Rollups keep several figures of each column, and a SQLite table holds 2000. */
constexpr qsizetype maximumColumns = 400;

/** The device in "Device.PROPERTY.ELEMENT"; a device's name may itself hold dots. */
QString deviceOf(const QString &source)
{
    const qsizetype beforeElement = source.lastIndexOf(u'.');
    const qsizetype beforeProperty = beforeElement <= 0 ? -1 : source.lastIndexOf(u'.', beforeElement - 1);
    return beforeProperty < 0 ? QString() : source.first(beforeProperty);
}

bool matches(const IndiPattern &pattern, const IndiVector &vector, const IndiElement &element)
{
    return pattern.device == vector.device && matchesWildcard(pattern.property, vector.property)
        && matchesWildcard(pattern.element, element.name);
}

} // namespace

IndiColumns::IndiColumns(const DeviceConfig &config) : m_config(config), m_table(makeTable(config))
{
    // makeTable() begins with the columns of requests, of which an INDI device has none.
    Q_ASSERT(m_table->columns.size() == config.pushedColumns.size());
    for (const IndiPattern &pattern : config.indiPatterns) {
        m_devices.append(pattern.device);
        m_selectors.append(indiSource(pattern.device, pattern.property, pattern.element));
        m_selected.append(QList<qsizetype>());
    }
    for (const ColumnRule &rule : config.pushedColumns) {
        m_rules.append(rule);
        m_devices.append(deviceOf(rule.source));
        m_selectors.append(rule.source);
        m_selected.append(QList<qsizetype>());
    }
    m_devices.removeAll(QString());
    m_devices.removeDuplicates();
}

std::optional<qsizetype> IndiColumns::columnOf(const IndiVector &vector, const IndiElement &element)
{
    if (!m_devices.contains(vector.device))
        return std::nullopt;
    const QString source = indiSource(vector.device, vector.property, element.name);
    const auto known = m_known.constFind(source);
    if (known != m_known.constEnd())
        return known->column;
    if (m_refused.contains(source))
        return std::nullopt;
    const std::optional<qsizetype> column = addColumn(vector, element, source);
    if (column)
        m_known.insert(source, {vector.device, vector.property, *column});
    return column;
}

QList<qsizetype> IndiColumns::columnsOf(const QString &device, const QString &property) const
{
    QList<qsizetype> columns;
    for (const Known &known : m_known) {
        if (known.device == device && (property.isEmpty() || known.property == property))
            columns.append(known.column);
    }
    return columns;
}

/** The site file's own column when it names the source; else a new one when a pattern matches. */
std::optional<qsizetype> IndiColumns::addColumn(const IndiVector &vector, const IndiElement &element,
                                                const QString &source)
{
    std::optional<qsizetype> column;
    QList<qsizetype> selectors;
    const IndiPattern *pattern = nullptr; // the first that matches
    const qsizetype patterns = m_config.indiPatterns.size();
    for (qsizetype index = 0; index < patterns; ++index) {
        if (!matches(m_config.indiPatterns[index], vector, element))
            continue;
        selectors.append(index);
        if (!pattern)
            pattern = &m_config.indiPatterns[index];
    }
    for (qsizetype index = 0; index < m_config.pushedColumns.size(); ++index) {
        if (m_config.pushedColumns[index].source == source) {
            column = index;
            selectors.append(patterns + index);
        }
    }
    if (!column && pattern)
        column = appendColumn(newRule(vector, element, pattern->prefix));
    if (column) {
        for (const qsizetype selector : selectors)
            m_selected[selector].append(*column);
    }
    return column;
}

std::optional<qsizetype> IndiColumns::appendColumn(const ColumnRule &rule)
{
    const qsizetype column = m_table->columns.size();
    if (m_table->indexOf(rule.column.name) >= 0) {
        refuse(rule.source,
               QStringLiteral("its column \"%1\" is taken by another element; name it in `columns` with "
                              "source = \"%2\"")
                   .arg(rule.column.name, rule.source));
        return std::nullopt;
    }
    if (column >= maximumColumns) {
        refuse(rule.source, QStringLiteral("the device has %1 columns already; narrow its `properties`").arg(column));
        return std::nullopt;
    }
    DeviceTable table = *m_table;
    table.columns.append(rule.column);
    m_table = std::make_shared<const DeviceTable>(std::move(table));
    m_rules.append(rule);
    return column;
}

void IndiColumns::refuse(const QString &source, const QString &reason)
{
    if (m_refused.size() >= maximumColumns)
        return; // a driver that makes up names for ever; it has been told of often enough
    m_refused.insert(source);
    m_refusals.append(QStringLiteral("INDI element %1 is not logged: %2").arg(source, reason));
}

ColumnRule IndiColumns::newRule(const IndiVector &vector, const IndiElement &element, const QString &prefix) const
{
    ColumnRule rule = defaultIndiRule(vector.kind);
    const IndiLabel label = splitIndiLabel(element.label.isEmpty() ? element.name : element.label);
    rule.source = indiSource(vector.device, vector.property, element.name);
    rule.column.name = indiColumnName(prefix, vector.property, element.name, vector.kind);
    rule.column.label = labelFor(vector, label.text);
    rule.column.description = QStringLiteral("INDI %1").arg(rule.source);
    if (vector.kind == IndiKind::Number)
        rule.column.unit = label.unit;
    return rule;
}

/** Many properties have an element "Value" or "Minimum": the second of them says whose it is. */
QString IndiColumns::labelFor(const IndiVector &vector, const QString &label) const
{
    const bool isTaken = std::any_of(m_table->columns.begin(), m_table->columns.end(),
                                     [&](const Column &column) { return column.label == label; });
    if (!isTaken)
        return label;
    return QStringLiteral("%1: %2").arg(vector.label.isEmpty() ? vector.property : vector.label, label);
}

} // namespace mtnops
