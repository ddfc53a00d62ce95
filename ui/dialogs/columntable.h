// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

namespace mtnops {

/** The columns of a device that is being written: name, source, type and unit; below the last one there is always a row
    for another. Main thread. */
class ColumnTable : public QTableWidget
{
    Q_OBJECT

public:
    explicit ColumnTable(QStringList types, QWidget *parent = nullptr);

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
    QString textAt(int row, int section) const;
    void noteChange();

    QStringList m_types;
};

} // namespace mtnops
