// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/sourcerows.h"

#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/decoders/replytext.h"

#include <algorithm>
#include <utility>

namespace mtnops {

namespace {

/** A row from further ahead has a broken clock: it would hold back all that follow until then. */
constexpr std::chrono::hours mostAhead(24);

} // namespace

SourceRows::SourceRows(const RequestRule &request, DeviceTablePtr table, const QString &timeColumn)
    : m_request(request)
    , m_rowFormat(formatOfRow(request.format))
    , m_table(std::move(table))
    , m_timeColumn(m_table->indexOf(timeColumn))
{
    Q_ASSERT(findDecoder(request.decoder) && m_timeColumn >= 0);
}

Result<NewRows> SourceRows::take(QByteArrayView reply, Timestamp now)
{
    const Result<QList<QByteArray>> rows = findDecoder(m_request.decoder)->split(reply, m_request.format);
    if (!rows)
        return rows.error();
    if (rows->size() > mostRows) {
        return Error{
            ErrorCode::InvalidInput,
            QStringLiteral("the reply holds %1 rows, and %2 are the most: ask for fewer, or follow a file that "
                           "grows with tail = true")
                .arg(rows->size())
                .arg(mostRows)};
    }
    NewRows taken;
    const Result<std::optional<Timestamp>> newest = read(*rows, now, taken);
    if (!newest)
        return newest.error();
    if (m_newest && *newest && **newest < *m_newest) {
        taken.remark = QStringLiteral("the newest row of the reply is of %1 and the last one before was of %2: its "
                                      "clock was set back, and rows are logged when it has passed that time")
                           .arg(QString::fromLatin1(toIsoUtc(**newest)), QString::fromLatin1(toIsoUtc(*m_newest)));
    }
    if (!taken.samples.isEmpty())
        m_newest = *newest;
    std::stable_sort(taken.samples.begin(), taken.samples.end(),
                     [](const Sample &left, const Sample &right) { return left.time < right.time; });
    return taken;
}

/** Takes what is new, and returns the time of the newest row, known or not; nothing where there is none. An error when
    there are rows and none of them can be read. */
Result<std::optional<Timestamp>> SourceRows::read(const QList<QByteArray> &rows, Timestamp now, NewRows &taken) const
{
    const Decoder *decoder = findDecoder(m_request.decoder);
    std::optional<Timestamp> newest;
    std::optional<Error> firstError;
    for (const QByteArray &row : rows) {
        Result<DecodedReply> decoded = decoder->decode(row, m_request.columns, m_rowFormat);
        const std::optional<Timestamp> time = decoded ? timeOf(decoded->values, now) : std::nullopt;
        if (!time) {
            ++taken.rejected;
            if (!firstError)
                firstError = decoded ? noTime(row) : decoded.error();
            continue;
        }
        newest = std::max(newest.value_or(*time), *time);
        if (m_newest && *time <= *m_newest)
            continue;
        taken.rejected += decoded->rejected;
        taken.samples.append(
            {.table = m_table, .time = *time, .values = std::move(decoded->values), .isRepeated = true});
    }
    if (!newest && firstError)
        return *firstError;
    return newest;
}

Error SourceRows::noTime(QByteArrayView row) const
{
    return {ErrorCode::InvalidInput,
            QStringLiteral("no time, or one of more than a day ahead, in \"%1\" of the row %2")
                .arg(m_table->columns[m_timeColumn].name, quoted(row))};
}

/** Nothing where it is missing, or cannot be. */
std::optional<Timestamp> SourceRows::timeOf(const Values &values, Timestamp now) const
{
    const auto *time = std::get_if<Timestamp>(&values[size_t(m_timeColumn)]);
    return time && *time <= now + mostAhead ? std::optional(*time) : std::nullopt;
}

} // namespace mtnops
