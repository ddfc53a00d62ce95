// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/tomlreader.h"

#include "logger/core/bytesize.h"
#include "logger/site/didyoumean.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace mtnops {

using Kind = TomlValue::Kind;

QString numberText(double number)
{
    return QString::number(number, 'g', QLocale::FloatingPointShortest);
}

TomlReader::TomlReader(const TomlValue &table, Diagnostics &diagnostics) : m_table(table), m_diagnostics(diagnostics)
{
    Q_ASSERT(table.kind == Kind::Table);
}

bool TomlReader::has(QStringView key)
{
    return find(key) != nullptr;
}

const TomlValue *TomlReader::find(QStringView key)
{
    if (!m_known.contains(key))
        m_known.append(key.toString());
    const auto member = std::find_if(m_table.members.begin(), m_table.members.end(),
                                     [&](const TomlMember &candidate) { return candidate.key == key; });
    return member == m_table.members.end() ? nullptr : &member->value;
}

const TomlValue *TomlReader::find(Key key, Kind kind)
{
    const QString name(key);
    const TomlValue *value = find(name);
    if (!value || value->kind == kind)
        return value;
    reportKind(name, *value, describe(kind));
    return nullptr;
}

std::optional<QString> TomlReader::text(Key key)
{
    const TomlValue *value = find(key, Kind::String);
    return value ? std::optional(value->text) : std::nullopt;
}

std::optional<QString> TomlReader::filledText(Key key)
{
    std::optional<QString> content = text(key);
    if (content && content->trimmed().isEmpty()) {
        report(QString(key), QStringLiteral("%1 must not be empty").arg(key));
        return std::nullopt;
    }
    return content;
}

std::optional<QString> TomlReader::requiredText(Key key, const QString &purpose)
{
    if (!has(QString(key)))
        reportMissing(QString(key), purpose);
    return filledText(key);
}

std::optional<QString> TomlReader::word(Key key, const QString &thing, const QStringList &known)
{
    std::optional<QString> content = filledText(key);
    if (!content || known.contains(*content))
        return content;
    report(QString(key), QStringLiteral("unknown %1 \"%2\"%3").arg(thing, *content, didYouMean(*content, known)));
    return std::nullopt;
}

std::optional<qint64> TomlReader::integer(Key key, qint64 minimum, qint64 maximum)
{
    const TomlValue *value = find(key, Kind::Integer);
    if (!value)
        return std::nullopt;
    if (value->integer < minimum || value->integer > maximum) {
        report(QString(key),
               QStringLiteral("%1 must be %2 to %3, not %4").arg(key).arg(minimum).arg(maximum).arg(value->integer));
        return std::nullopt;
    }
    return value->integer;
}

std::optional<double> TomlReader::number(Key key)
{
    const QString name(key);
    const TomlValue *value = find(name);
    if (!value)
        return std::nullopt;
    if (value->kind == Kind::Integer)
        return double(value->integer);
    if (value->kind != Kind::Float) {
        reportKind(name, *value, QStringLiteral("a number"));
        return std::nullopt;
    }
    if (!std::isfinite(value->real)) {
        report(name, QStringLiteral("%1 must be a finite number").arg(name));
        return std::nullopt;
    }
    return value->real;
}

std::optional<double> TomlReader::number(Key key, double minimum, double maximum)
{
    const std::optional<double> value = number(key);
    if (value && (*value < minimum || *value > maximum)) {
        report(QString(key),
               QStringLiteral("%1 must be %2 to %3, not %4")
                   .arg(key, numberText(minimum), numberText(maximum), numberText(*value)));
        return std::nullopt;
    }
    return value;
}

std::optional<bool> TomlReader::boolean(Key key)
{
    const TomlValue *value = find(key, Kind::Boolean);
    return value ? std::optional(value->boolean) : std::nullopt;
}

std::optional<Duration> TomlReader::duration(Key key, Duration minimum, Duration maximum)
{
    const QString name(key);
    const TomlValue *value = find(name);
    if (!value)
        return std::nullopt;
    if (value->kind != Kind::String) {
        reportKind(name, *value, QStringLiteral("a duration such as \"5s\""));
        return std::nullopt;
    }
    const Result<Duration> duration = parseDuration(value->text);
    if (!duration) {
        report(name, duration.error().detail);
        return std::nullopt;
    }
    if (*duration < minimum || *duration > maximum) {
        report(name,
               QStringLiteral("%1 must be \"%2\" to \"%3\", not \"%4\"")
                   .arg(name, formatDuration(minimum), formatDuration(maximum), value->text));
        return std::nullopt;
    }
    return *duration;
}

std::optional<qint64> TomlReader::byteSize(Key key, qint64 minimum, qint64 maximum)
{
    const QString name(key);
    const TomlValue *value = find(name);
    if (!value)
        return std::nullopt;
    if (value->kind != Kind::String) {
        reportKind(name, *value, QStringLiteral("a size such as \"2GB\""));
        return std::nullopt;
    }
    const Result<qint64> bytes = parseByteSize(value->text);
    if (!bytes) {
        report(name, bytes.error().detail);
        return std::nullopt;
    }
    if (*bytes < minimum || *bytes > maximum) {
        report(name,
               QStringLiteral("%1 must be \"%2\" to \"%3\", not \"%4\"")
                   .arg(name, formatByteSize(minimum), formatByteSize(maximum), value->text));
        return std::nullopt;
    }
    return *bytes;
}

const TomlValue *TomlReader::table(Key key)
{
    return find(key, Kind::Table);
}

const std::vector<TomlValue> *TomlReader::array(Key key)
{
    const TomlValue *value = find(key, Kind::Array);
    return value ? &value->items : nullptr;
}

std::vector<const TomlValue *> TomlReader::tables(Key key)
{
    const TomlValue *value = find(QString(key));
    if (!value)
        return {};
    std::vector<const TomlValue *> tables;
    if (value->kind != Kind::Array) {
        report(QString(key),
               QStringLiteral("%1 must be an array of tables, not %2: each begins with a line in double brackets, as "
                              "[[device]] does, or stands in [ { … } ]")
                   .arg(key, describe(value->kind)));
        return tables;
    }
    if (value->items.empty())
        report(QString(key), QStringLiteral("%1 must not be empty").arg(key));
    for (const TomlValue &item : value->items) {
        if (item.kind == Kind::Table)
            tables.push_back(&item);
        else
            m_diagnostics.add(item.position,
                              QStringLiteral("%1 must hold tables, not %2").arg(key, describe(item.kind)));
    }
    return tables;
}

SourcePosition TomlReader::positionOf(QStringView key) const
{
    for (const TomlMember &member : m_table.members) {
        if (member.key == key)
            return member.value.position;
    }
    return m_table.position;
}

void TomlReader::report(QStringView key, const QString &message)
{
    m_diagnostics.add(positionOf(key), message);
}

void TomlReader::reportKind(QStringView key, const TomlValue &value, const QString &wanted)
{
    m_diagnostics.add(value.position, QStringLiteral("%1 must be %2, not %3").arg(key, wanted, describe(value.kind)));
}

void TomlReader::reportMissing(QStringView key, const QString &purpose)
{
    m_diagnostics.add(m_table.position, QStringLiteral("missing key \"%1\": %2").arg(key, purpose), key.toString());
}

void TomlReader::refuse(Key key, const QString &reason)
{
    const bool isPresent = std::any_of(m_table.members.begin(), m_table.members.end(),
                                       [&](const TomlMember &member) { return member.key == key; });
    if (!isPresent)
        return;
    m_refused.append(QString(key));
    report(QString(key), QStringLiteral("%1 %2").arg(key, reason));
}

void TomlReader::reportUnknownKeys()
{
    for (const TomlMember &member : m_table.members) {
        if (!m_known.contains(member.key) && !m_refused.contains(member.key))
            m_diagnostics.add(member.position,
                              QStringLiteral("unknown key \"%1\"%2").arg(member.key, didYouMean(member.key, m_known)));
    }
}

void TomlReader::reportMisspeltKeys()
{
    for (const TomlMember &member : m_table.members) {
        const QString meant = nearest(member.key, m_known);
        if (!meant.isEmpty() && !m_known.contains(member.key) && !m_refused.contains(member.key) && !has(meant))
            m_diagnostics.add(member.position,
                              QStringLiteral("unknown key \"%1\"; did you mean \"%2\"?").arg(member.key, meant));
    }
}

} // namespace mtnops
