// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/namedtexts.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/replytext.h"

namespace mtnops {

QString sourceName(const ColumnRule &rule)
{
    return rule.source.isEmpty() ? rule.column.name : rule.source;
}

Result<DecodedReply> readNamedTexts(const QHash<QString, QString> &texts, const QList<ColumnRule> &columns,
                                    QByteArrayView reply)
{
    ColumnReader reader(reply);
    bool isAnyThere = columns.isEmpty();
    for (const ColumnRule &rule : columns) {
        const auto found = texts.find(sourceName(rule));
        isAnyThere = isAnyThere || found != texts.end();
        reader.add(rule, found != texts.end() ? readText(rule, *found) : Reading());
    }
    if (!isAnyThere) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("none of %1 names, such as \"%2\", is in the reply %3")
                         .arg(columns.size())
                         .arg(sourceName(columns.first()), quoted(reply))};
    }
    return std::move(reader).result();
}

} // namespace mtnops
