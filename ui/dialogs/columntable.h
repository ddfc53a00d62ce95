// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/tomlvalue.h"

#include <QTableWidget>

namespace mtnops {

/** The columns of a device that is being written: name, source, type and unit; below the last one there is always a row
    for another. Main thread. */
class ColumnTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit ColumnTable(QStringList types, QWidget *parent = nullptr);

    /** Whether columns of a file say nothing that has no cell here. */
    static bool canShow(const TomlValue &columns);
    void setColumns(const TomlValue &columns);
    /** As an array of TOML, a line for each column; empty where there is none. */
    QString literal() const;
    /** How a source is written, as a tool tip of its header. */
    void setSourceTip(const QString &tip);

signals:
    void changed();

private:
    enum Section
    {
        NameSection,
        SourceSection,
        TypeSection,
        UnitSection,
        SectionCount
    };

    void addRow();
    void setCell(int row, const TomlMember &member);
    QString textAt(int row, int section) const;
    void noteChange();

    QStringList m_types;
};

} // namespace mtnops
