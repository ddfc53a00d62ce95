// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Text that a regular expression finds its way in (Perl's syntax): ReplyFormat::pattern with named groups, matched
   once anywhere in the reply. A column's source is a group; empty: the one of the column's name. A group that took no
   part is a missing value. The work of a match and the text it sees are bounded, since a pattern such as "(a+)+b" would
    otherwise hold the thread for ever. */
class RegexDecoder final : public Decoder
{
public:
    /** Always false: only silence or the end tells. */
    EndFinder endFinder() const override;

private:
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
