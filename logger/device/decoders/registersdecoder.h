// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Modbus registers as ModbusTransport writes them: "04d2 ffff", four hexadecimal digits for each from
    ReplyFormat::firstAddress on; of coils and discrete inputs one digit each. A column's source is an address, and how
    the number there is encoded: "40 float32". Any thread. */
class RegistersDecoder final : public Decoder
{
public:
    /** Always false: the transport knows. */
    EndFinder endFinder() const override;

private:
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
