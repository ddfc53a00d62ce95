// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"

#include <QHash>
#include <QList>

namespace mtnops {

/** A column that is shown beside others; a value. */
struct ShownColumn
{
    ColumnRef ref;
    QString label;
    QString title; ///< of its device; empty where it is not known
};

/** Of those whose label another device's column has too: the title of the device, or its name where the titles are the
    same, as those of one type are unless somebody gives them. The rest need none. */
QHash<ColumnRef, QString> devicesToTell(const QList<ShownColumn> &shown);

/** "Wind speed", or "Wind speed · North mast" with a @p device to tell: the same in legend, readout and statistics. */
QString traceName(const QString &label, const QString &device);

} // namespace mtnops
