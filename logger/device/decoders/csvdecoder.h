// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Fields with a comma between them, or ReplyFormat::separator; a field may stand in double quotes. The last line that
    holds anything is read, so that a whole file gives its newest row. A column's source is the number of a field from 1
    (empty: the next one) or, when the first line is a header, its name there (empty: the column's name). Any thread. */
class CsvDecoder final : public Decoder
{
public:
    /** Always false: there may be several lines. */
    EndFinder endFinder() const override;

private:
    Result<QList<QByteArray>> rowsOf(QByteArrayView reply, const ReplyFormat &format) const override;
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
