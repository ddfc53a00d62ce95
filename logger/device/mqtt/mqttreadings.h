// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/sample.h"
#include "logger/device/decoders/decoder.h"
#include "logger/device/mqtt/mqttmessage.h"

#include <optional>
#include <utility>

namespace mtnops {

/** The values in force of one device's MQTT topics: those of the last message of each, while it is not too old. Reckons
    in time since any fixed moment; any thread. */
class MqttReadings
{
public:
    explicit MqttReadings(const DeviceConfig &config);

    /** A new session, at @p now: nothing that was sent before counts any longer. */
    void restart(Duration now);
    void apply(const MqttMessage &message, Duration now);
    /** The broker does not let us read that topic. */
    void refuse(const QString &topic);

    const DeviceTablePtr &table() const { return m_table; }
    /** Each once, in the order of the columns. */
    QStringList topics() const;

    /** One value for each column of table(). */
    Values values(Duration now) const;
    bool hasValue(Duration now) const;
    /** There is nothing to wait for any more: each topic has a message, or never will. */
    bool isComplete() const;
    /** A message has come that could not be read, and no better one since. */
    bool isAnyUnreadable() const;
    /** Why values are missing that should be there by @p now, one sentence a topic; empty when all is well. */
    QStringList problems(Duration now) const;
    /** As problems(), and of what may still come. */
    QStringList absences(Duration now) const;

    /** Values that became NULL for being unreadable or out of range, since the last call. */
    int takeRejected() { return std::exchange(m_rejected, 0); }

private:
    /** One request, or one column that is a topic's value. */
    struct Source
    {
        QString topic;
        const Decoder *decoder = nullptr; ///< nullptr: the message is the value
        ReplyFormat format;
        QList<ColumnRule> rules;
        std::size_t firstColumn = 0;

        std::optional<Duration> takenAt{}; ///< the last message, if there is one
        bool isFromRetained = false;
        bool hasOnlyRetained = false; ///< one has come, and was not taken
        bool isRefused = false;
        QString unreadable{}; ///< why the last message could not be read
    };

    void add(const QString &topic, const Decoder *decoder, const ReplyFormat &format, const QList<ColumnRule> &rules);
    Result<DecodedReply> decode(const Source &source, const QByteArray &payload) const;
    void take(Source &source, const MqttMessage &message, Duration now);
    bool isInForce(const Source &source, Duration now) const;
    QString absenceOf(const Source &source, Duration now) const;

    const Duration m_maxAge;
    const bool m_takesRetained;
    const DeviceTablePtr m_table;
    QList<Source> m_sources;
    Values m_values;
    Duration m_since{}; ///< when the session began
    int m_rejected = 0;
};

} // namespace mtnops
