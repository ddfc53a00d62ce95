// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** One JSON object or array. A column's source is a key, or a dotted path of keys and array positions (from 0):
    "boltwood.sky.0"; or "**.KEY": the first KEY at any depth; empty: the column's name. Numbers may be quoted. Bare NaN
   and Infinity, as Python writes them, are missing values; so is a leaf that is not there, unless all are not. Any
   thread. */
class JsonDecoder final : public Decoder
{
public:
    /** When the braces and brackets outside strings balance. */
    EndFinder endFinder() const override;
    EndFinder rowsEndFinder() const override;

private:
    /** The members of the array at ReplyFormat::rows. */
    Result<QList<QByteArray>> rowsOf(QByteArrayView reply, const ReplyFormat &format) const override;
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
