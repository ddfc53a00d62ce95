// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/indi/indiitem.h"
#include "logger/site/site.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <optional>
#include <utility>

namespace mtnops {

/** Decides which INDI elements are logged, and in which column. The site file's columns stand first; others are
    appended as elements that match a pattern become known, so a column never changes its place. Any thread. */
class IndiColumns
{
public:
    explicit IndiColumns(const DeviceConfig &config);

    /** Grows by becoming a new one. */
    const DeviceTablePtr &table() const { return m_table; }

    /** The INDI devices that the site file names, each once. */
    const QStringList &devices() const { return m_devices; }

    /** The column of an element; nothing when it is not logged. Appends a column for one that is new. */
    std::optional<qsizetype> columnOf(const IndiVector &vector, const IndiElement &element);

    const ColumnRule &rule(qsizetype column) const { return m_rules[column]; }

    /** The columns known so far of a property, or with an empty one of a whole device. */
    QList<qsizetype> columnsOf(const QString &device, const QString &property) const;

    /** The columns that a pattern or a column of the site file, counted together, has led to. */
    QList<QList<qsizetype>> columnsOfSelectors() const { return m_selected; }

    /** "Device.PROPERTY.ELEMENT" of each pattern and column, in the order of columnsOfSelectors(). */
    const QStringList &selectors() const { return m_selectors; }

    /** Why elements could not get a column, in words for the site's keeper; each is told once. */
    QStringList takeRefusals() { return std::exchange(m_refusals, {}); }

private:
    struct Known
    {
        QString device;
        QString property;
        qsizetype column;
    };

    std::optional<qsizetype> addColumn(const IndiVector &vector, const IndiElement &element, const QString &source);
    std::optional<qsizetype> appendColumn(const ColumnRule &rule);
    void refuse(const QString &source, const QString &reason);
    ColumnRule newRule(const IndiVector &vector, const IndiElement &element, const QString &prefix) const;
    QString labelFor(const IndiVector &vector, const QString &label) const;

    const DeviceConfig m_config;
    DeviceTablePtr m_table;
    QList<ColumnRule> m_rules; ///< one for each column of the table
    QStringList m_devices;
    QHash<QString, Known> m_known; ///< what is logged, by "Device.PROPERTY.ELEMENT"
    QSet<QString> m_refused; ///< likewise
    QStringList m_selectors;
    QList<QList<qsizetype>> m_selected;
    QStringList m_refusals;
};

} // namespace mtnops
