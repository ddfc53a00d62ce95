// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tracename.h"

namespace mtnops {

QHash<ColumnRef, QString> devicesToTell(const QList<ShownColumn> &shown)
{
    QHash<ColumnRef, QString> devices;
    for (const ShownColumn &column : shown) {
        bool isAlone = true;
        bool isTitleAlone = !column.title.isEmpty();
        for (const ShownColumn &other : shown) {
            if (other.ref.table == column.ref.table || other.label != column.label)
                continue;
            isAlone = false;
            isTitleAlone = isTitleAlone && other.title != column.title;
        }
        if (!isAlone)
            devices.insert(column.ref, isTitleAlone ? column.title : column.ref.table);
    }
    return devices;
}

QString traceName(const QString &label, const QString &device)
{
    return device.isEmpty() ? label : label + QStringLiteral(" · ") + device;
}

} // namespace mtnops
