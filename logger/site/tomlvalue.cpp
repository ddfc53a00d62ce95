// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/tomlvalue.h"

#include "logger/site/tomlscan.h"

// The library as packaged is compiled with exceptions; without them its parser is compiled here, and only here.
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
// It asserts, and with NDEBUG may assume, what a file can break ("[" and a newline); the check that follows reports it.
#pragma push_macro("NDEBUG")
#undef NDEBUG
#define TOML_ASSERT(expression) static_assert(true)
#include <toml++/toml.h>
#pragma pop_macro("NDEBUG")

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

namespace mtnops {

namespace {

constexpr qint64 largestFile = 1 << 20; // bytes

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

SourcePosition toSourcePosition(const toml::source_position &position)
{
    return {.line = int(position.line), .column = int(position.column)};
}

/** What is meant, where a text stands without its quotes or a boolean has capitals; else nothing. */
QString adviceFor(const QByteArray &text, int line)
{
    static const QRegularExpression unquoted(
        QStringLiteral("^\\s*([A-Za-z0-9_-]+)\\s*=\\s*([A-Za-z/][^\\s\"'#,]*|\\d+(?:\\.\\d+){3})\\s*(?:#.*)?$"));
    const QRegularExpressionMatch match = unquoted.match(QString::fromUtf8(text.split('\n').value(line - 1)));
    if (!match.hasMatch())
        return {};
    const QString value = match.captured(2);
    const QString small = value.toLower();
    if (small == QLatin1StringView("true") || small == QLatin1StringView("false"))
        return value == small // and something else is wrong
            ? QString()
            : QStringLiteral("; a boolean is written small: %1 = %2").arg(match.captured(1), small);
    return QStringLiteral("; a text stands in quotes: %1 = \"%2\"").arg(match.captured(1), value);
}

TomlValue convert(const toml::node &node)
{
    TomlValue value{.position = toSourcePosition(node.source().begin), .end = toSourcePosition(node.source().end)};
    if (const toml::table *table = node.as_table()) {
        value.kind = TomlValue::Kind::Table;
        for (const auto &[key, member] : *table)
            value.members.push_back({toQString(key.str()), toSourcePosition(key.source().begin), convert(member)});
    } else if (const toml::array *array = node.as_array()) {
        value.kind = TomlValue::Kind::Array;
        for (const toml::node &item : *array)
            value.items.push_back(convert(item));
    } else if (const auto *text = node.as_string()) {
        value.kind = TomlValue::Kind::String;
        value.text = toQString(text->get());
    } else if (const auto *integer = node.as_integer()) {
        value.kind = TomlValue::Kind::Integer;
        value.integer = integer->get();
    } else if (const auto *real = node.as_floating_point()) {
        value.kind = TomlValue::Kind::Float;
        value.real = real->get();
    } else if (const auto *boolean = node.as_boolean()) {
        value.kind = TomlValue::Kind::Boolean;
        value.boolean = boolean->get();
    } else {
        value.kind = TomlValue::Kind::DateTime;
    }
    return value;
}

} // namespace

QString describe(TomlValue::Kind kind)
{
    switch (kind) {
    case TomlValue::Kind::String:
        return QStringLiteral("a string");
    case TomlValue::Kind::Integer:
        return QStringLiteral("an integer");
    case TomlValue::Kind::Float:
        return QStringLiteral("a decimal number");
    case TomlValue::Kind::Boolean:
        return QStringLiteral("a boolean");
    case TomlValue::Kind::DateTime:
        return QStringLiteral("a date or time");
    case TomlValue::Kind::Array:
        return QStringLiteral("an array");
    case TomlValue::Kind::Table:
        return QStringLiteral("a table");
    }
    Q_UNREACHABLE();
}

std::optional<TomlValue> parseToml(const QByteArray &text, Diagnostics &diagnostics)
{
    if (!isSafeToParse(text, diagnostics))
        return std::nullopt;
    const toml::parse_result result = toml::parse(std::string_view(text.constData(), size_t(text.size())));
    if (!result) {
        const toml::parse_error &error = result.error();
        const SourcePosition position = toSourcePosition(error.source().begin);
        diagnostics.add(position,
                        QStringLiteral("no TOML: ") + toQString(error.description()) + adviceFor(text, position.line));
        return std::nullopt;
    }
    return convert(result.table());
}

std::optional<TomlValue> readTomlFile(const QString &path, Diagnostics &diagnostics)
{
    QFile file(path);
    if (QFileInfo(path).isDir()) {
        diagnostics.add({}, QStringLiteral("cannot be read: it is a directory; name a TOML file"));
        return std::nullopt;
    }
    if (!file.open(QIODevice::ReadOnly)) {
        diagnostics.add({}, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return std::nullopt;
    }
    const QByteArray text = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError) {
        diagnostics.add({}, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        return std::nullopt;
    }
    if (text.size() > largestFile) {
        diagnostics.add({}, QStringLiteral("is larger than 1 MiB: no site or device type file is so long"));
        return std::nullopt;
    }
    return parseToml(text, diagnostics);
}

} // namespace mtnops
