// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/tomlvalue.h"
#include "ui/dialogs/devicefields.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace mtnops {

class ColumnTable;

/** One key of a device that is being written: its editor, and below it what is wrong with it. Main thread. */
class DeviceFieldEdit : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceFieldEdit(DeviceField field, QWidget *parent = nullptr);

    const QString &key() const { return m_field.key; }
    /** Of an editor on one line, px; a label beside it has the same. */
    static constexpr int lineHeight = 26;

    /** What Tab goes to, and a label leads to. */
    QWidget *editor() const;
    ColumnTable *columns() const { return m_columns; } ///< nullptr but for Kind::Columns

    /** As it stands in TOML; empty where nothing was written. */
    QString literal() const;
    QString text() const;
    void setText(const QString &text);
    /** What stands in a file. */
    void setValue(const TomlValue &value);
    /** It stands in a file and says more than the editor can: @p note takes its place, and nothing is changed. */
    void keep(const QString &note);

    /** Whether it says something else than it did at first, in the file, or when it was saved. */
    bool isChanged() const { return literal() != m_settled; }
    /** What it says is in the file. */
    void settle() { m_settled = literal(); }

    bool isTouched() const { return m_isTouched; }
    void touch() { m_isTouched = true; }
    /** An empty text: nothing is wrong. */
    void showMistake(const QString &text);
    QString mistake() const;

signals:
    void changed();

private:
    QString textOf(const TomlValue &value) const;
    void makeEditor();
    void browse();
    void noteChange();

    DeviceField m_field;
    QLineEdit *m_line = nullptr;
    QComboBox *m_choice = nullptr;
    ColumnTable *m_columns = nullptr;
    QLabel *m_mistake = nullptr;
    QString m_settled; ///< literal
    bool m_isTouched = false; ///< somebody has written into it
};

} // namespace mtnops
