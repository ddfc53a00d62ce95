// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Replies of the NG protocol of Steward's telescopes: "OBSID SYSID REFNUM values…" in one line; lines after it are
   ignored. The header need not echo what was asked (the TCSng simulator always says "TCSNG TCS 1") and may be absent
   (Controllino); it is the first three words when they are two identifiers in capitals and a number. A device that
   sends three such words as bare values is one for the "words" decoder. Words that mean failure ("UNKNOWN_CMD", "ERROR
   (…)", an empty payload, …) are errors;
    "--", "SERIAL_ERROR" and "BAD_STREAM" in place of a value are missing values.
    Sources: recorded replies of tcs-sim-tcl, libmtnops and ngtelcom, and the source of published clients; the Steward
   wiki's page on the protocol does not describe replies. Any thread. */
class NgDecoder final : public Decoder
{
public:
    /** At the first line end that something visible precedes. libmtnops sends none: there, the connection's end tells.
     */
    EndFinder endFinder() const override;

private:
    /** Where columns stand: see readWords(); words count from the first after the header. */
    Result<DecodedReply> read(QByteArrayView reply, const QList<ColumnRule> &columns,
                              const ReplyFormat &format) const override;
};

} // namespace mtnops
