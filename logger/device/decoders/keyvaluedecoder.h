// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Lines of a key and a value, "=" between them or ReplyFormat::separator, blanks around both ignored: a column's
    source is the key; empty: the column's name. The first line of a key counts; other lines do not matter. A key that
    is not there is a missing value, unless all are. For KEY=value words within one line, see readWords(). Any thread.
 */
class KeyValueDecoder final : public Decoder
{
public:
    /** Always false: nobody knows which line is the last. */
    EndFinder endFinder() const override;

private:
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
