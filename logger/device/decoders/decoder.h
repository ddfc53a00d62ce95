// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/value.h"
#include "logger/site/site.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <functional>

namespace mtnops {

/** The values of one reply, one for each column asked for. */
struct DecodedReply
{
    Values values;
    int rejected = 0; ///< values that are NULL for being out of range or not readable
};

/** Makes values of the bytes of one reply. Without state, hence one object for all devices; any thread. */
class Decoder
{
public:
    Decoder() = default;
    virtual ~Decoder() = default;
    Q_DISABLE_COPY_MOVE(Decoder)

    /** Made for one reply and called with each piece of it, once and in order: true when nothing that may follow
        belongs to the reply; false when that is still to come, or only silence or the end of the connection can tell.
     */
    using EndFinder = std::function<bool(QByteArrayView piece)>;
    virtual EndFinder endFinder() const = 0;
    /** The same of a reply that holds several rows; without an override, any number of lines may follow. */
    virtual EndFinder rowsEndFinder() const;

    /** A value for each of @p columns. Values that are missing or not readable are NULL; an error, quoting the reply,
        when the device refused, when values are not there at all, when there is no value and something unreadable, or
        when the reply lacks a text that @p format expects. */
    Result<DecodedReply> decode(QByteArrayView reply, const QList<ColumnRule> &columns,
                                const ReplyFormat &format = {}) const;

    /** The rows of a reply that holds several (ReplyFormat::rows), each to be decoded as a reply of its own with
        formatOfRow(). Not one is no error; the reply as a whole must hold what is expected. */
    Result<QList<QByteArray>> split(QByteArrayView reply, const ReplyFormat &format) const;

private:
    /** Of split(), and need not look at what is expected; without an override, its lines. */
    virtual Result<QList<QByteArray>> rowsOf(QByteArrayView reply, const ReplyFormat &format) const;
    /** As decode(), and need not look at what is expected. */
    virtual Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                      const ReplyFormat &format) const = 0;
};

/** The format of a row that Decoder::split() has given. */
ReplyFormat formatOfRow(ReplyFormat format);

} // namespace mtnops
