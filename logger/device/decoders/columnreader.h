// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/valuereader.h"

namespace mtnops {

/** Gathers the readings of one reply and decides, at its end, whether they make a row or an error. A value; any one
 * thread. */
class ColumnReader
{
public:
    explicit ColumnReader(QByteArrayView reply) : m_reply(reply) { }

    void add(const ColumnRule &rule, const Reading &reading);

    /** The values in the order of add(); an error that quotes the reply when there is no value at all and
        something that could not be read. */
    Result<DecodedReply> result() &&;

private:
    QByteArrayView m_reply;
    DecodedReply m_decoded;
    bool m_hasValue = false;
    Column m_firstUnreadable; ///< without a name as long as there is none
};

} // namespace mtnops
