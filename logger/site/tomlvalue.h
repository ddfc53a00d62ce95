// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <optional>
#include <vector>

namespace mtnops {

struct TomlMember;

/** A value of a TOML file and where it stands. Our own copy of the parser's tree, so that only one file needs the
    parser's headers. A value; any thread. */
struct TomlValue
{
    enum class Kind : quint8
    {
        String,
        Integer,
        Float,
        Boolean,
        DateTime, ///< a date, a time or both; nothing here is written so, hence it carries no value
        Array,
        Table
    };

    Kind kind = Kind::Table;
    SourcePosition position;
    SourcePosition end; ///< behind its last character; of a table or an array under a header, behind the header
    QString text; ///< of a String
    qint64 integer = 0; ///< of an Integer
    double real = 0; ///< of a Float
    bool boolean = false; ///< of a Boolean
    std::vector<TomlValue> items; ///< of an Array
    std::vector<TomlMember> members; ///< of a Table
};

/** A key of a TOML table, where it stands, and its value. */
struct TomlMember
{
    QString key;
    SourcePosition position;
    TomlValue value;
};

/** "a string", "an integer", …: for messages. */
QString describe(TomlValue::Kind kind);

/** Parses TOML 1.0. Nothing after a mistake, which is added to @p diagnostics: the syntax error that ends the parser.
 */
std::optional<TomlValue> parseToml(const QByteArray &text, Diagnostics &diagnostics);

/** Reads and parses a file; one of more than 1 MiB is refused. */
std::optional<TomlValue> readTomlFile(const QString &path, Diagnostics &diagnostics);

} // namespace mtnops
