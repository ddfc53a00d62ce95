// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/columnreader.h"

#include "logger/device/decoders/replytext.h"

namespace mtnops {

void ColumnReader::add(const ColumnRule &rule, const Reading &reading)
{
    m_decoded.values.push_back(reading.value);
    if (reading.isRejected())
        ++m_decoded.rejected;
    if (reading.kind != ReadingKind::Unreadable)
        return;
    ++m_unreadable;
    if (m_firstUnreadable.isEmpty())
        m_firstUnreadable = rule.column.name;
}

Result<DecodedReply> ColumnReader::result() &&
{
    const auto columns = qsizetype(m_decoded.values.size());
    if (m_unreadable == 0 || m_unreadable < columns)
        return std::move(m_decoded);
    const QString what = columns == 1
        ? QStringLiteral("column \"%1\" cannot be read").arg(m_firstUnreadable)
        : QStringLiteral("none of %1 columns, from \"%2\" on, can be read").arg(columns).arg(m_firstUnreadable);
    return Error{ErrorCode::InvalidInput, what + QStringLiteral(" in the reply ") + quoted(m_reply)};
}

} // namespace mtnops
