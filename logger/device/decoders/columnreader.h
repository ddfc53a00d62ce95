// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/valuereader.h"

namespace mtnops {

/** Gathers the readings of one reply and decides, at its end, whether they make a row or an error. */
class ColumnReader
{
public:
    explicit ColumnReader(QByteArrayView reply) : m_reply(reply) { }

    void add(const ColumnRule &rule, const Reading &reading);

    /** The values in the order of add(); an error that quotes the reply when not one of them could be read. */
    Result<DecodedReply> result() &&;

private:
    QByteArrayView m_reply;
    DecodedReply m_decoded;
    qsizetype m_unreadable = 0;
    QString m_firstUnreadable; ///< a column's name
};

} // namespace mtnops
