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
    void setDevice(const DeviceKind &kind, const SiteText &site, qsizetype device, const QString &note);

    /** All of a new device; of one of the file what was changed. */
    DeviceDraft draft() const;
    /** Whether something was written that is not in the file. */
    bool isChanged() const;
    /** What is written is in the file. */
    void settle();
    /** At their fields; of one that nobody has touched it is told only when @p isAsked. */
    void showMistakes(const CheckedDraft &checked, bool isAsked);
    /** Of those that no field shows. */
    QString otherMistake() const { return m_otherMistake; }
    void focusFirstMistake();
    void focusName();

signals:
    void changed();

private:
    using Fields = QList<DeviceFieldEdit *>;

    void build(qsizetype requests);
    void addRequest(qsizetype index, qsizetype count);
    void fill(const Fields &fields, const SiteText &site, const TomlValue &table) const;
    Fields allFields() const;
    DeviceDraft changes() const;
    DeviceDraft newDevice() const;
    DeviceFieldEdit *addField(const DeviceField &field, const QString &key);
    void showRow(DeviceFieldEdit *field, bool isShown);
    void followDecoder();
    void followLog();

    DeviceKind m_kind;
    bool m_isKnown = false; ///< the device stands in the file: its type and what has no field stay
    QMap<QString, QString> m_written; ///< by key, over changes of the kind
    Fields m_fields; ///< in their order
    QList<Fields> m_requests;
    QGridLayout *m_rows = nullptr; ///< labels, and fields with what is wrong below
    QWidget *m_page = nullptr;
    QLabel *m_note = nullptr;
    QString m_otherMistake;
};

} // namespace mtnops
