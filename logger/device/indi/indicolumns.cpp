// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indicolumns.h"

#include "logger/device/indi/indinames.h"
#include "logger/device/indi/indivalue.h"

#include <algorithm>

namespace mtnops {

namespace {

/** The device in "Device.PROPERTY.ELEMENT"; a device's name may itself hold dots. */
QString deviceOf(const QString &source)
{
    const qsizetype beforeElement = source.lastIndexOf(u'.');
    const qsizetype beforeProperty = beforeElement <= 0 ? -1 : source.lastIndexOf(u'.', beforeElement - 1);
    return beforeProperty < 0 ? QString() : source.first(beforeProperty);
}

} // namespace

IndiColumns::IndiColumns(const DeviceConfig &config) : m_config(config), m_table(makeTable(config))
{
    // makeTable() begins with the columns of requests, of which an INDI device has none.
    Q_ASSERT(m_table->columns.size() == config.indiColumns.size());
    for (const IndiPattern &pattern : config.indiPatterns) {
        m_devices.append(pattern.device);
        m_selectors.append(indiSource(pattern.device, pattern.property, pattern.element));
        m_selected.append(QList<qsizetype>());
    }
    for (const ColumnRule &rule : config.indiColumns) {
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
    const std::optional<qsizetype> column = addColumn(vector, element, source);
    m_known.insert(source, {vector.device, vector.property, column});
    return column;
}

QList<qsizetype> IndiColumns::columnsOf(const QString &device, const QString &property) const
{
    QList<qsizetype> columns;
    for (const Known &known : m_known) {
        if (known.column && known.device == device && (property.isEmpty() || known.property == property))
            columns.append(*known.column);
    }
    return columns;
}

/** The site file's own column when it names the source; else a new one when a pattern matches. */
std::optional<qsizetype> IndiColumns::addColumn(const IndiVector &vector, const IndiElement &element,
                                                const QString &source)
{
    std::optional<qsizetype> column;
    const qsizetype patterns = m_config.indiPatterns.size();
    for (qsizetype index = 0; index < m_config.indiColumns.size(); ++index) {
        if (m_config.indiColumns[index].source == source) {
            column = index;
            m_selected[patterns + index].append(index);
        }
    }
    for (qsizetype index = 0; index < patterns; ++index) {
        const IndiPattern &pattern = m_config.indiPatterns[index];
        if (pattern.device != vector.device || !matchesWildcard(pattern.property, vector.property)
            || !matchesWildcard(pattern.element, element.name)) {
            continue;
        }
        if (!column) {
            const ColumnRule rule = newRule(vector, element, pattern.prefix);
            if (m_table->indexOf(rule.column.name) >= 0) {
                m_refusals.append(QStringLiteral("INDI element %1 is not logged: its column \"%2\" is taken by another; "
                                                 "name it in `columns` with source = \"%1\"")
                                      .arg(source, rule.column.name));
                return std::nullopt;
            }
            DeviceTable table = *m_table;
            column = table.columns.size();
            table.columns.append(rule.column);
            m_rules.append(rule);
            m_table = std::make_shared<const DeviceTable>(std::move(table));
        }
        m_selected[index].append(*column);
    }
    return column;
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
