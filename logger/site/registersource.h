// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"

#include <optional>

namespace mtnops {

/** How a number lies in Modbus registers of 16 bits each. */
enum class RegisterEncoding : quint8
{
    UInt16,
    Int16,
    UInt32,
    Int32,
    Float32,
    Float64,
};

/** Where a column of a Modbus device stands: "40 float32". */
struct RegisterSource
{
    int address = 0; ///< as it is sent, from 0
    RegisterEncoding encoding = RegisterEncoding::UInt16;

    /** How many registers it takes. */
    int size() const;
    bool isUnsigned() const { return encoding == RegisterEncoding::UInt16 || encoding == RegisterEncoding::UInt32; }
};

/** "uint16", "int16", …, in the order of RegisterEncoding. */
const QStringList &registerEncodings();

/** Reads "40" or "40 float32"; nothing when it is neither. */
std::optional<RegisterSource> splitRegisterSource(const QString &source);

/** What a Modbus device can be asked to read, and nothing else: "coils", "discrete", "input", "holding". */
const QStringList &registerKinds();

/** One is a single bit: "coils" and "discrete". */
bool areBits(const QString &kind);

/** The registers from the lowest to the highest of @p columns. */
struct RegisterSpan
{
    int first = 0;
    int count = 0;
};
RegisterSpan spanOf(const QList<ColumnRule> &columns);

} // namespace mtnops
