// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/columnreader.h"

#include "logger/device/decoders/replytext.h"

namespace mtnops {

void ColumnReader::add(const ColumnRule &rule, const Reading &reading)
{
    m_decoded.values.push_back(reading.value);
    m_hasValue = m_hasValue || reading.kind == ReadingKind::Valid;
    if (reading.isRejected())
        ++m_decoded.rejected;
    if (reading.kind == ReadingKind::Unreadable && m_firstUnreadable.name.isEmpty())
        m_firstUnreadable = rule.column;
}

/** A device that is broken behind its server has words of it in the columns, and fewer of them than there are columns.
 */
Result<DecodedReply> ColumnReader::result() &&
{
    if (m_hasValue || m_firstUnreadable.name.isEmpty())
        return std::move(m_decoded);
    const QString &name = m_firstUnreadable.name;
    const auto columns = qsizetype(m_decoded.values.size());
    QString what = columns == 1
        ? QStringLiteral("column \"%1\" cannot be read").arg(name)
        : QStringLiteral("none of %1 columns, from \"%2\" on, can be read").arg(columns).arg(name);
    what += QStringLiteral(" in the reply ") + quoted(m_reply);
    const QStringList words = m_firstUnreadable.words.values();
    if (!words.isEmpty())
        what += QStringLiteral("; the words of \"%1\" are %2").arg(name, words.join(QStringLiteral(", ")));
    return Error{ErrorCode::InvalidInput, what};
}

} // namespace mtnops
