// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnmime.h"

#include <QMimeData>

namespace mtnops {

namespace {

const QString format = QStringLiteral("application/x-mtnops-column"); // "table.column"

} // namespace

std::unique_ptr<QMimeData> columnMime(const ColumnRef &column)
{
    auto data = std::make_unique<QMimeData>();
    data->setData(format, QString(column.table + u'.' + column.column).toUtf8());
    return data;
}

std::optional<ColumnRef> columnIn(const QMimeData *data)
{
    const QString text = data ? QString::fromUtf8(data->data(format)) : QString();
    const qsizetype dot = text.indexOf(u'.');
    if (dot <= 0 || dot + 1 == text.size())
        return std::nullopt;
    return ColumnRef{text.left(dot), text.mid(dot + 1)};
}

} // namespace mtnops
