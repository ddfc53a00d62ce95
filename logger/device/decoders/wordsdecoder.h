// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Plain words with blanks or lines between them, and no header. Where columns stand: see readWords(). Any thread. */
class WordsDecoder final : public Decoder
{
public:
    /** Always false: there may be several lines. */
    EndFinder endFinder() const override;

private:
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
