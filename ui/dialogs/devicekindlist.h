// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/dialogs/devicefields.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace mtnops {

/** What a device can be: the known types by their titles, to be searched, and below them the transports over which one
   can be described in place; with a few words on the chosen one. Main thread. */
class DeviceKindList : public QWidget
{
    Q_OBJECT

public:
    explicit DeviceKindList(QWidget *parent = nullptr);

    void setTypes(const QList<DeviceType> &types);
    /** Shows that one alone, which cannot be changed. */
    void fix(const DeviceKind &kind);
    /** The chosen one; nothing as long as nothing was chosen. */
    std::optional<DeviceKind> kind() const;
    void startSearch();

signals:
    void kindChosen(const mtnops::DeviceKind &kind);

protected:
    /** Up and Down in the search field go through the list. */
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addKind(QTreeWidgetItem *heading, const DeviceKind &kind, const QString &words);
    void step(int by);
    void filter(const QString &text);
    void moveConnections(int place);
    void showChosen();

    QLineEdit *m_search = nullptr;
    QTreeWidget *m_list = nullptr;
    QTreeWidgetItem *m_connections = nullptr; ///< the heading above the transports
    QList<DeviceKind> m_kinds; ///< by the number in each item
};

/** A few lines on it: what it is, what it is asked and what is logged. */
QString aboutKind(const DeviceKind &kind);

} // namespace mtnops
