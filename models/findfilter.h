// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace mtnops {

/** Keeps the rows of a DeviceTreeModel in which every word that was typed occurs, in any order and whatever the case:
    in label or name of the column, or title or name of its device. Main thread. */
class FindFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FindFilter(QObject *parent = nullptr);

    /** Words separated by blanks; nothing shows all. */
    void setText(const QString &text);

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    QStringList m_words;
};

} // namespace mtnops
