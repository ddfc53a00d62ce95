// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/tomlreader.h"

namespace mtnops {

/** How a column's `source` is written; decided by the decoder, or by INDI. */
enum class SourceKind : quint8
{
    Word, ///< ng and words: a number from 1, "3+" or a key; without one, the next word
    Path, ///< json: a dotted path; without one, the column's name
    Span, ///< columns: first and last position, "4-12"
    Field, ///< csv: a number from 1; without one, the next field
    Name, ///< csv with a header, keyvalue: a name; without one, the column's
    Group, ///< regex: a group of the pattern; without one, that of the column's name
    Tag, ///< xml: a path of elements; without one, the column's name
    Register, ///< modbus: an address and how the number is encoded, "40 float32"
    Coil, ///< modbus: the address of a bit
    Topic, ///< mqtt: the topic whose messages are the value
    Element, ///< indi: "Device.PROPERTY.ELEMENT"
    Unknown, ///< the decoder is not known, and `source` not looked at
};

/** How a source is written, and with what it must agree. */
struct SourceSyntax
{
    SourceKind kind = SourceKind::Unknown;
    QStringList groups; ///< Group: those of the pattern
};

/** The `source` of the column named @p name; a mistake is reported. */
QString readColumnSource(TomlReader &reader, const SourceSyntax &syntax, const QString &name);

} // namespace mtnops
