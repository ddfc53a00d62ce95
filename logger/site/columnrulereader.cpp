// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/columnrulereader.h"

#include "logger/site/didyoumean.h"
#include "logger/site/knownnames.h"
#include "logger/site/timezonereader.h"
#include "logger/site/units.h"

#include <algorithm>
#include <array>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr std::initializer_list<ColumnType> numeric = {ColumnType::Real, ColumnType::Integer};
constexpr std::initializer_list<ColumnType> coded = {ColumnType::Integer, ColumnType::Boolean};
constexpr std::initializer_list<ColumnType> limited = {ColumnType::Real, ColumnType::Integer, ColumnType::Boolean};

} // namespace

ColumnRuleReader::ColumnRuleReader(const TomlValue &table, SourceSyntax syntax, Diagnostics &diagnostics)
    : m_reader(table, diagnostics), m_diagnostics(diagnostics), m_syntax(std::move(syntax))
{
}

ColumnRule ColumnRuleReader::read(TakenNames &names)
{
    readIdentity(names);
    readUnit();
    readLimits();
    readConversion();
    readSentinels();
    readWords();
    m_rule.source = readColumnSource(m_reader, m_syntax, m_rule.column.name);
    m_reader.reportUnknownKeys();
    return m_rule;
}

ColumnRule ColumnRuleReader::amend(const ColumnRule &standard)
{
    m_rule = standard;
    m_type = standard.column.type;
    Column &column = m_rule.column;
    column.name = m_reader.text("name"_L1).value_or(column.name);
    column.label = m_reader.filledText("label"_L1).value_or(column.label);
    column.description = m_reader.text("description"_L1).value_or(column.description);
    readUnit();
    readLimits();
    if (applies("deadband"_L1, numeric)) {
        if (const std::optional<double> deadBand = readDeadBand(m_reader))
            m_rule.deadBand = deadBand;
    }
    for (const Key key : {"type"_L1, "source"_L1, "format"_L1, "timezone"_L1, "bit"_L1, "scale"_L1, "offset"_L1,
                          "sentinels"_L1, "words"_L1})
        m_reader.refuse(key, u"is the device type's: leave it out, or give the column a name of its own"_qs);
    m_reader.reportUnknownKeys();
    return m_rule;
}

void ColumnRuleReader::readIdentity(TakenNames &names)
{
    Column &column = m_rule.column;
    if (const auto name = m_reader.requiredText("name"_L1, u"the column's name, such as \"wind_speed\""_qs)) {
        column.name = *name;
        names.take(*name, m_reader.positionOf(u"name"), m_diagnostics);
    }
    column.label = m_reader.filledText("label"_L1).value_or(column.name);
    column.description = m_reader.text("description"_L1).value_or(QString());
    if (!m_reader.has(u"type"_qs))
        m_reader.reportMissing(u"type", u"real, integer, boolean, text or time"_qs);
    if (const auto type = m_reader.word("type"_L1, u"column type"_qs, knownColumnTypes())) {
        m_type = columnTypeFromString(*type);
        column.type = *m_type;
    }
}

void ColumnRuleReader::readUnit()
{
    if (!applies("unit"_L1, numeric))
        return;
    const std::optional<QString> spelling = m_reader.text("unit"_L1);
    if (!spelling)
        return;
    if (const std::optional<QString> unit = normalisedUnit(*spelling))
        m_rule.column.unit = *unit;
    else
        m_reader.report(u"unit", u"unknown unit \"%1\"%2"_qs.arg(*spelling, didYouMean(*spelling, knownUnits())));
}

void ColumnRuleReader::readLimits()
{
    Column &column = m_rule.column;
    column.minimum = limit("min"_L1, numeric, column.minimum);
    column.maximum = limit("max"_L1, numeric, column.maximum);
    column.limits.alarmBelow = limit("alarm_below"_L1, limited, column.limits.alarmBelow);
    column.limits.warnBelow = limit("warn_below"_L1, limited, column.limits.warnBelow);
    column.limits.warnAbove = limit("warn_above"_L1, limited, column.limits.warnAbove);
    column.limits.alarmAbove = limit("alarm_above"_L1, limited, column.limits.alarmAbove);

    // In this order each must be at least the one before: else values are refused, or a limit is never passed.
    struct Step
    {
        Key key;
        std::optional<double> value;
    };
    const std::array steps = {
        Step{"min"_L1, column.minimum},
        Step{"alarm_below"_L1, column.limits.alarmBelow},
        Step{"warn_below"_L1, column.limits.warnBelow},
        Step{"warn_above"_L1, column.limits.warnAbove},
        Step{"alarm_above"_L1, column.limits.alarmAbove},
        Step{"max"_L1, column.maximum},
    };
    const Step *before = nullptr;
    for (const Step &step : steps) {
        if (!step.value)
            continue;
        if (before && *step.value < *before->value)
            m_reader.report(QString(step.key),
                            u"%1 (%2) must not be below %3 (%4)"_qs.arg(step.key, numberText(*step.value), before->key,
                                                                        numberText(*before->value)));
        before = &step;
    }
}

void ColumnRuleReader::readConversion()
{
    readFormat();
    readTimeZone();
    readBit();
    if (applies("scale"_L1, numeric))
        m_rule.scale = m_reader.number("scale"_L1).value_or(1);
    if (applies("offset"_L1, numeric))
        m_rule.offset = m_reader.number("offset"_L1).value_or(0);
    if (m_rule.scale == 0)
        m_reader.report(u"scale", u"scale must not be 0: every value would be the same"_qs);
    if (applies("deadband"_L1, numeric))
        m_rule.deadBand = readDeadBand(m_reader);
}

void ColumnRuleReader::readFormat()
{
    struct Format
    {
        QLatin1StringView name;
        ValueFormat format;
        ColumnType type;
    };
    static constexpr std::array formats = {
        Format{"hex"_L1, ValueFormat::Hexadecimal, ColumnType::Integer},
        Format{"julian"_L1, ValueFormat::JulianDate, ColumnType::Time},
        Format{"serial"_L1, ValueFormat::SerialDate, ColumnType::Time},
        Format{"sexagesimal"_L1, ValueFormat::Sexagesimal, ColumnType::Real},
        Format{"unix"_L1, ValueFormat::UnixSeconds, ColumnType::Time},
    };
    QStringList names;
    for (const Format &each : formats)
        names.append(each.name);
    const std::optional<QString> name = m_reader.word("format"_L1, u"format"_qs, names);
    for (const Format &each : formats) {
        const bool isBitOfHex = each.format == ValueFormat::Hexadecimal && m_reader.has(u"bit");
        const ColumnType type = isBitOfHex ? ColumnType::Boolean : each.type;
        if (name == each.name && each.format == ValueFormat::Hexadecimal && m_syntax.kind == SourceKind::Register)
            m_reader.report(u"format", u"a register is a number already: remove format"_qs);
        if (name == each.name && applies("format"_L1, {type}))
            m_rule.format = each.format;
    }
}

void ColumnRuleReader::readTimeZone()
{
    if (!applies("timezone"_L1, {ColumnType::Time}))
        return;
    m_rule.timeZone = readTimeZoneName(m_reader, {siteTimeZone}).value_or(QByteArray());
}

void ColumnRuleReader::readBit()
{
    constexpr qint64 lastBit = 52; // of the integers that a double holds
    if (!applies("bit"_L1, {ColumnType::Boolean}))
        return;
    if (const std::optional<qint64> bit = m_reader.integer("bit"_L1, 0, lastBit))
        m_rule.bit = int(*bit);
}

void ColumnRuleReader::readSentinels()
{
    const std::vector<TomlValue> *items = m_reader.array("sentinels"_L1);
    if (!items)
        return;
    for (const TomlValue &item : *items) {
        if (item.kind == TomlValue::Kind::String)
            m_rule.sentinels.append(item.text.trimmed());
        else if (item.kind == TomlValue::Kind::Integer)
            m_rule.sentinels.append(QString::number(item.integer));
        else if (item.kind == TomlValue::Kind::Float)
            m_rule.sentinels.append(numberText(item.real));
        else
            m_diagnostics.add(item.position,
                              u"a sentinel must be a string or a number, not %1"_qs.arg(describe(item.kind)));
    }
}

void ColumnRuleReader::readWords()
{
    if (!applies("words"_L1, coded))
        return;
    if (const TomlValue *table = m_reader.table("words"_L1)) {
        for (const TomlMember &member : table->members)
            readCode(member);
    }
}

void ColumnRuleReader::readCode(const TomlMember &member)
{
    bool isNumber = false;
    const qint64 code = member.key.toLongLong(&isNumber);
    if (!isNumber || (m_type == ColumnType::Boolean && code != 0 && code != 1)) {
        m_diagnostics.add(
            member.position,
            u"\"%1\" is no code of the column: write { \"0\" = \"closed\", \"1\" = \"open\" }"_qs.arg(member.key));
        return;
    }
    if (member.value.kind != TomlValue::Kind::String || member.value.text.trimmed().isEmpty()) {
        m_diagnostics.add(member.value.position,
                          u"the word of code %1 must be a string that is not empty"_qs.arg(code));
        return;
    }
    QMap<qint64, QString> &words = m_rule.column.words;
    const bool isTaken = std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return word.compare(member.value.text, Qt::CaseInsensitive) == 0;
    });
    if (isTaken)
        m_diagnostics.add(member.value.position,
                          u"two codes have the word \"%1\": give each a word of its own"_qs.arg(member.value.text));
    words.insert(code, member.value.text);
}

bool ColumnRuleReader::applies(Key key, std::initializer_list<ColumnType> types)
{
    if (!m_type || std::find(types.begin(), types.end(), *m_type) != types.end())
        return true;
    const QString reason = key == "format"_L1 ? u"\"%1\" does not apply to a column of type \"%2\""_qs.arg(
                               m_reader.text(key).value_or(QString()), nameOf(*m_type))
                                              : u"does not apply to a column of type \"%1\""_qs.arg(nameOf(*m_type));
    m_reader.refuse(key, reason);
    return false;
}

std::optional<double> ColumnRuleReader::limit(Key key, std::initializer_list<ColumnType> types,
                                              std::optional<double> standard)
{
    const std::optional<double> own = applies(key, types) ? m_reader.number(key) : std::nullopt;
    return own ? own : standard;
}

std::optional<double> readDeadBand(TomlReader &reader)
{
    const std::optional<double> deadBand = reader.number("deadband"_L1);
    if (deadBand && *deadBand < 0)
        reader.report(u"deadband", u"deadband must not be negative: changes up to it are none"_qs);
    return deadBand;
}

void readColumnRules(const std::vector<const TomlValue *> &tables, const SourceSyntax &syntax, TakenNames &names,
                     Diagnostics &diagnostics, QList<ColumnRule> &columns)
{
    for (const TomlValue *table : tables) {
        const qsizetype mistakesBefore = diagnostics.count();
        const ColumnRule rule = ColumnRuleReader(*table, syntax, diagnostics).read(names);
        if (diagnostics.count() == mistakesBefore)
            columns.append(rule);
    }
}

} // namespace mtnops
