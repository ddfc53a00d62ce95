// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"
#include "logger/site/sqlnames.h"
#include "logger/site/tomlreader.h"

#include <initializer_list>

namespace mtnops {

/** How a column's `source` is written; decided by the decoder, or by INDI. */
enum class SourceKind : quint8
{
    Word, ///< ng and words: a number from 1, "3+" or a key; without one, the next word
    Path, ///< json: a dotted path; without one, the column's name
    Element, ///< indi: "Device.PROPERTY.ELEMENT"
    Unknown, ///< the decoder is not known, and `source` not looked at
};

/** Reads one column of a device type or of a device described in place. Short-lived, any one thread. */
class ColumnRuleReader
{
public:
    ColumnRuleReader(const TomlValue &table, SourceKind sourceKind, Diagnostics &diagnostics);

    /** The column as far as it can be understood; its name is taken in @p names. */
    ColumnRule read(TakenNames &names);

private:
    using Key = TomlReader::Key;

    void readIdentity(TakenNames &names);
    void readUnit();
    void readLimits();
    void readConversion();
    void readSentinels();
    void readWords();
    void readCode(const TomlMember &member);
    void readSource();
    void readWordSource();
    bool applies(Key key, std::initializer_list<ColumnType> types);
    std::optional<double> limit(Key key, std::initializer_list<ColumnType> types);

    TomlReader m_reader;
    Diagnostics &m_diagnostics;
    SourceKind m_sourceKind;
    std::optional<ColumnType> m_type;
    ColumnRule m_rule;
};

/** Appends to @p columns those of the `columns` of @p reader. One with a mistake is left out: it disables its device,
   but must not reach the database's schema. */
void readColumnRules(TomlReader &reader, SourceKind sourceKind, TakenNames &names, Diagnostics &diagnostics,
                     QList<ColumnRule> &columns);

} // namespace mtnops
