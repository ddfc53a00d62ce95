// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/columnsourcereader.h"
#include "logger/site/site.h"
#include "logger/site/sqlnames.h"

#include <initializer_list>

namespace mtnops {

/** Reads one column of a device type or of a device described in place. Short-lived, any one thread. */
class ColumnRuleReader
{
public:
    ColumnRuleReader(const TomlValue &table, SourceSyntax syntax, Diagnostics &diagnostics);

    /** The column as far as it can be understood; its name is taken in @p names. */
    ColumnRule read(TakenNames &names);
    /** The column @p standard of a device type, with what the table says of label, description, unit and limits. */
    ColumnRule amend(const ColumnRule &standard);

private:
    using Key = TomlReader::Key;

    void readIdentity(TakenNames &names);
    void readUnit();
    void readLimits();
    void readConversion();
    void readFormat();
    void readTimeZone();
    void readBit();
    void readSentinels();
    void readWords();
    void readCode(const TomlMember &member);
    bool applies(Key key, std::initializer_list<ColumnType> types);
    /** Without the key, what was there before: the limit of a column that is amended. */
    std::optional<double> limit(Key key, std::initializer_list<ColumnType> types, std::optional<double> standard);

    TomlReader m_reader;
    Diagnostics &m_diagnostics;
    SourceSyntax m_syntax;
    std::optional<ColumnType> m_type;
    ColumnRule m_rule;
};

/** The `deadband` of a column or of a device. */
std::optional<double> readDeadBand(TomlReader &reader);

/** Appends to @p columns those of @p tables. One with a mistake is left out: it disables its device,
   but must not reach the database's schema. */
void readColumnRules(const std::vector<const TomlValue *> &tables, const SourceSyntax &syntax, TakenNames &names,
                     Diagnostics &diagnostics, QList<ColumnRule> &columns);

} // namespace mtnops
