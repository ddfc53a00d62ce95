// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/mqtt/mqttreadings.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/decoders/replytext.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype longestPayload = 1024 * 1024; // bytes

} // namespace

MqttReadings::MqttReadings(const DeviceConfig &config)
    : m_maxAge(config.maxAge)
    , m_takesRetained(config.takesRetained)
    , m_table(makeTable(config))
    , m_values(std::size_t(m_table->columns.size()))
{
    // In the order of makeTable().
    for (const RequestRule &request : config.requests)
        add(QString::fromUtf8(request.send), findDecoder(request.decoder), request.format, request.columns);
    for (const ColumnRule &rule : config.pushedColumns)
        add(rule.source, nullptr, {}, {rule});
}

void MqttReadings::add(const QString &topic, const Decoder *decoder, const ReplyFormat &format,
                       const QList<ColumnRule> &rules)
{
    const std::size_t first =
        m_sources.isEmpty() ? 0 : m_sources.last().firstColumn + std::size_t(m_sources.last().rules.size());
    m_sources.append({.topic = topic, .decoder = decoder, .format = format, .rules = rules, .firstColumn = first});
}

void MqttReadings::restart(Duration now)
{
    m_since = now;
    std::fill(m_values.begin(), m_values.end(), Value());
    for (Source &source : m_sources) {
        source.takenAt.reset();
        source.hasOnlyRetained = false;
        source.isRefused = false;
        source.unreadable.clear();
    }
}

QStringList MqttReadings::topics() const
{
    QStringList topics;
    for (const Source &source : m_sources)
        topics.append(source.topic);
    topics.removeDuplicates();
    return topics;
}

void MqttReadings::apply(const MqttMessage &message, Duration now)
{
    const QString topic = QString::fromUtf8(message.topic);
    for (Source &source : m_sources) {
        if (source.topic != topic)
            continue;
        if (message.isRetained && !m_takesRetained)
            source.hasOnlyRetained = !source.takenAt;
        else
            take(source, message, now);
    }
}

void MqttReadings::refuse(const QString &topic)
{
    for (Source &source : m_sources)
        source.isRefused = source.isRefused || source.topic == topic;
}

void MqttReadings::take(Source &source, const MqttMessage &message, Duration now)
{
    source.takenAt = now;
    source.isFromRetained = message.isRetained;
    source.hasOnlyRetained = false;
    Result<DecodedReply> decoded = decode(source, message.payload);
    source.unreadable = decoded ? QString() : decoded.error().detail;
    const auto column = m_values.begin() + std::ptrdiff_t(source.firstColumn);
    if (decoded) {
        m_rejected += decoded->rejected;
        std::move(decoded->values.begin(), decoded->values.end(), column);
    } else {
        m_rejected += int(source.rules.size());
        std::fill_n(column, source.rules.size(), Value());
    }
}

Result<DecodedReply> MqttReadings::decode(const Source &source, const QByteArray &payload) const
{
    if (payload.size() > longestPayload)
        return Error{ErrorCode::InvalidInput, QStringLiteral("a message longer than %1 bytes").arg(longestPayload)};
    if (source.decoder)
        return source.decoder->decode(payload, source.rules, source.format);
    ColumnReader reader(payload);
    reader.add(source.rules.first(), readText(source.rules.first(), textFromReply(payload)));
    return std::move(reader).result();
}

bool MqttReadings::isInForce(const Source &source, Duration now) const
{
    return source.takenAt && now - *source.takenAt <= m_maxAge;
}

Values MqttReadings::values(Duration now) const
{
    Values values = m_values;
    bool hasRetained = false;
    for (const Source &source : m_sources) {
        if (isInForce(source, now))
            hasRetained = hasRetained || source.isFromRetained;
        else
            std::fill_n(values.begin() + std::ptrdiff_t(source.firstColumn), source.rules.size(), Value());
    }
    if (m_takesRetained)
        values.back() = hasRetained;
    return values;
}

bool MqttReadings::hasValue(Duration now) const
{
    const Values all = values(now);
    return std::any_of(all.begin(), all.end() - (m_takesRetained ? 1 : 0),
                       [](const Value &value) { return !isNull(value); });
}

bool MqttReadings::isComplete() const
{
    return std::all_of(m_sources.begin(), m_sources.end(),
                       [](const Source &source) { return source.takenAt || source.isRefused; });
}

bool MqttReadings::isAnyUnreadable() const
{
    return std::any_of(m_sources.begin(), m_sources.end(),
                       [](const Source &source) { return !source.unreadable.isEmpty(); });
}

QStringList MqttReadings::problems(Duration now) const
{
    QStringList problems;
    for (const Source &source : m_sources) {
        const bool isAwaited = !source.takenAt && !source.isRefused && now - m_since < m_maxAge;
        if (const QString absence = absenceOf(source, now); !absence.isEmpty() && !isAwaited)
            problems.append(absence);
    }
    problems.removeDuplicates();
    return problems;
}

QStringList MqttReadings::absences(Duration now) const
{
    QStringList absences;
    for (const Source &source : m_sources) {
        if (const QString absence = absenceOf(source, now); !absence.isEmpty())
            absences.append(absence);
    }
    absences.removeDuplicates();
    return absences;
}

/** Why @p source has no values; empty when it has. */
QString MqttReadings::absenceOf(const Source &source, Duration now) const
{
    if (source.isRefused)
        return QStringLiteral("the broker does not let us read \"%1\"").arg(source.topic);
    if (source.hasOnlyRetained)
        return QStringLiteral(
                   "of \"%1\" there is only a retained message, whose age nobody knows: retained = true takes "
                   "such, and marks the row")
            .arg(source.topic);
    if (!source.takenAt)
        return QStringLiteral("no message of \"%1\" yet").arg(source.topic);
    if (!isInForce(source, now))
        return QStringLiteral("no message of \"%1\" within %2").arg(source.topic, formatDuration(m_maxAge));
    return source.unreadable.isEmpty() ? QString() : QStringLiteral("\"%1\": %2").arg(source.topic, source.unreadable);
}

} // namespace mtnops
