// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/tierdump.h"

#include "logger/store/tiers.h"
#include "tests/store/samplelog.h"

namespace mtnops {

QStringList tierDump(const QString &path, const QString &device)
{
    QStringList lines;
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        for (const QVariantList &row : select(path, QStringLiteral("SELECT * FROM ") + tierTable(tier, device))) {
            QStringList texts = {QString(tiers[tier].name)};
            for (const QVariant &value : row)
                texts += value.isNull()                   ? QStringLiteral("NULL")
                    : value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 17)
                                                          : value.toString();
            lines += texts.join(u'|');
        }
    }
    return lines;
}

} // namespace mtnops
