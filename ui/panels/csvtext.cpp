// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/csvtext.h"

#include <QAbstractItemModel>
#include <QStringList>

namespace mtnops {

namespace {

QString field(const QVariant &value)
{
    QString text = value.toString();
    if (text == QStringLiteral("–"))
        return {};
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    text.replace(u'"', QStringLiteral("\"\""));
    return u'"' + text + u'"';
}

} // namespace

QString csvText(const QAbstractItemModel &model)
{
    QStringList lines;
    QStringList fields;
    for (int column = 0; column < model.columnCount(); ++column)
        fields.append(field(model.headerData(column, Qt::Horizontal)));
    lines.append(fields.join(u','));
    for (int row = 0; row < model.rowCount(); ++row) {
        fields.clear();
        for (int column = 0; column < model.columnCount(); ++column)
            fields.append(field(model.index(row, column).data()));
        lines.append(fields.join(u','));
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace mtnops
