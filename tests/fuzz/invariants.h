// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops::fuzz {

// What must hold whatever comes in. Any thread.

/** Ends the program, for the fuzzer to report and keep the input, when it does not hold. */
void require(bool holds, const char *what);

/** The value is NULL, or of the column's type and within its range; text is clean and not endless. */
void requireValue(const Column &column, const Value &value);

/** Names that SQL takes, each once, and something that every reader needs to know. */
void requireTable(const DeviceTable &table);

/** Decodes @p reply as @p request says, twice: the same each time, a value for each column or a short error. */
void requireDecoded(const RequestRule &request, QByteArrayView reply);

/** Parts @p reply into rows, for a request of which a reply holds several: each decodes as requireDecoded() has it, or
    the error is short. */
void requireRows(const RequestRule &request, QByteArrayView reply);

/** A reply ends in the same place whether it comes in one piece or byte by byte. */
void requireSameEnd(const Decoder &decoder, QByteArrayView reply);

} // namespace mtnops::fuzz
