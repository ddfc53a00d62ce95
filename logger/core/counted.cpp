// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/counted.h"

namespace mtnops {

QString counted(qint64 count, const char *one)
{
    return QStringLiteral("%1 %2%3").arg(count).arg(QString::fromUtf8(one),
                                                    count == 1 ? QString() : QStringLiteral("s"));
}

} // namespace mtnops
