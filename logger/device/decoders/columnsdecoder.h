// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** One line of fixed columns, as the PC-TCS writes them. A column's source is its first and last position in the line,
    from 1: "4-12", "1", or "63+" for all from there. Positions count behind ReplyFormat::skippedWords words and one
    blank, since the header of an NG reply has no fixed length. The byte 0xFF is a blank. A position behind the end of
    the line is a missing value, unless all are. Any thread. */
class ColumnsDecoder final : public Decoder
{
public:
    /** At the first line end that something visible precedes. */
    EndFinder endFinder() const override;

private:
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
