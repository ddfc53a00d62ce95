// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** An XML document, as ControlByWeb's modules send it. A column's source is the path of an element, from any depth on:
    "sensor1temp", "sensor1/temp"; with "@name" behind it an attribute of it; with "|2" behind it the second of several
    parts with bars between them ("77.3|x.x|H24.9"). Empty: the column's name. The first element of a path counts; one
    that is not there is a missing value, unless all are. Any thread. */
class XmlDecoder final : public Decoder
{
public:
    /** Always false: the end of the connection tells. */
    EndFinder endFinder() const override;

private:
    /** The elements at ReplyFormat::rows. */
    Result<QList<QByteArray>> rowsOf(QByteArrayView reply, const ReplyFormat &format) const override;
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
