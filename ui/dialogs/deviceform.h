// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicedraft.h"
#include "ui/dialogs/devicefields.h"

#include <QMap>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace mtnops {

class DeviceFieldEdit;

/** What is to be said of a device of some kind: its name, where it is found, how often it is asked and, where no type
    says so, what. Main thread. */
class DeviceForm : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceForm(QWidget *parent = nullptr);

    /** Asks for what that kind needs; what was written into a field of both kinds stays. */
    void setKind(const DeviceKind &kind);
    /** Asks for what a device of a site file says, with its values. */
    void setDevice(const DeviceKind &kind, const TomlValue &table, const QString &note);

    DeviceDraft draft() const;
    /** At their fields; of one that nobody has touched it is told only when @p isAsked. */
    void showMistakes(const CheckedDraft &checked, bool isAsked);
    /** Of those that no field shows. */
    QString otherMistake() const { return m_otherMistake; }
    void focusFirstMistake();
    void focusName();

signals:
    void changed();

private:
    void build(bool hasRequest);
    DeviceFieldEdit *addField(const DeviceField &field, const QString &key);
    void showRow(DeviceFieldEdit *field, bool isShown);
    void followDecoder();

    DeviceKind m_kind;
    bool m_isKnown = false; ///< the device stands in the file: its type and its requests stay
    QMap<QString, QString> m_written; ///< by key, over changes of the kind
    QList<DeviceFieldEdit *> m_fields; ///< in their order
    QList<DeviceFieldEdit *> m_requestFields;
    QGridLayout *m_rows = nullptr; ///< labels, and fields with what is wrong below
    QWidget *m_page = nullptr;
    QLabel *m_note = nullptr;
    QString m_otherMistake;
};

} // namespace mtnops
