// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/indipatternreader.h"

#include "logger/site/sqlnames.h"
#include "logger/site/wildcard.h"

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const IndiPattern &pattern)
{
    return u"%1.%2.%3"_qs.arg(pattern.device, pattern.property, pattern.element);
}

/** True when both could make a column of the same name, each from its own INDI device. */
bool couldClash(const IndiPattern &left, const IndiPattern &right)
{
    return left.device != right.device && left.prefix == right.prefix && wildcardsOverlap(left.property, right.property)
        && wildcardsOverlap(left.element, right.element);
}

} // namespace

std::optional<IndiPattern> splitIndiPattern(const QString &text)
{
    const qsizetype beforeElement = text.lastIndexOf(u'.');
    const qsizetype beforeProperty = beforeElement < 1 ? -1 : text.lastIndexOf(u'.', beforeElement - 1);
    if (beforeProperty < 0)
        return std::nullopt;
    const IndiPattern pattern{.device = text.left(beforeProperty),
                              .property = text.mid(beforeProperty + 1, beforeElement - beforeProperty - 1),
                              .element = text.mid(beforeElement + 1),
                              .prefix = {}};
    const bool isWhole = !pattern.device.trimmed().isEmpty() && !pattern.property.trimmed().isEmpty()
        && !pattern.element.trimmed().isEmpty();
    return isWhole && !pattern.device.contains(u'*') ? std::optional(pattern) : std::nullopt;
}

IndiPatternReader::IndiPatternReader(Diagnostics &diagnostics) : m_diagnostics(diagnostics) { }

void IndiPatternReader::read(TomlReader &reader, QList<IndiPattern> &patterns)
{
    const std::vector<TomlValue> *items = reader.array("properties"_L1);
    if (!items)
        return;
    if (items->empty())
        reader.report(u"properties",
                      u"properties must not be empty: name what to log, such as \"Device.PROPERTY.*\""_qs);
    for (const TomlValue &item : *items)
        readItem(item, patterns);
}

void IndiPatternReader::readItem(const TomlValue &item, QList<IndiPattern> &patterns)
{
    std::optional<IndiPattern> pattern;
    if (item.kind == TomlValue::Kind::String) {
        pattern = split(item.text, item.position);
    } else if (item.kind == TomlValue::Kind::Table) {
        TomlReader reader(item, m_diagnostics);
        if (const auto match = reader.requiredText("match"_L1, u"\"Device.PROPERTY.ELEMENT\""_qs))
            pattern = split(*match, reader.positionOf(u"match"));
        const QString prefix = reader.text("prefix"_L1).value_or(QString());
        if (const QString problem = problemOfSqlName(u"prefix"_qs, prefix); !prefix.isEmpty() && !problem.isEmpty())
            reader.report(u"prefix", problem);
        reader.reportUnknownKeys();
        if (pattern)
            pattern->prefix = prefix;
    } else {
        m_diagnostics.add(
            item.position,
            u"a property must be a string \"Device.PROPERTY.ELEMENT\" or a table { match = \"…\", prefix = "
            "\"tel_\" }, not %1"_qs.arg(describe(item.kind)));
    }
    if (!pattern)
        return;
    reportOverlap(*pattern, patterns, item.position);
    patterns.append(*pattern);
}

std::optional<IndiPattern> IndiPatternReader::split(const QString &text, SourcePosition position)
{
    std::optional<IndiPattern> pattern = splitIndiPattern(text);
    if (!pattern)
        m_diagnostics.add(position,
                          u"\"%1\" names no INDI property: write \"Device.PROPERTY.ELEMENT\", where '*' may stand in "
                          "PROPERTY and ELEMENT only"_qs.arg(text));
    return pattern;
}

void IndiPatternReader::reportOverlap(const IndiPattern &pattern, const QList<IndiPattern> &others,
                                      SourcePosition position)
{
    for (const IndiPattern &other : others) {
        if (!couldClash(pattern, other))
            continue;
        m_diagnostics.add(
            position,
            u"\"%1\" and \"%2\" could give columns the same name: write { match = \"%1\", prefix = \"%3_\" }, "
            "or give the INDI device a [[device]] of its own"_qs.arg(textOf(pattern), textOf(other),
                                                                     suggestedSqlName(pattern.device)));
        return;
    }
}

} // namespace mtnops
