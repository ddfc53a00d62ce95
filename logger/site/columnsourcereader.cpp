// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/columnsourcereader.h"

#include "logger/site/didyoumean.h"
#include "logger/site/indipatternreader.h"
#include "logger/site/mqtttopic.h"
#include "logger/site/registersource.h"

#include <QRegularExpression>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 lastWord = 200; // of a reply; the longest known holds 46

/** A number from 1, or a text that @p shape matches; else @p complaint, in which %1 is the text. */
QString readNumberOr(TomlReader &reader, const QRegularExpression &shape, const QString &complaint)
{
    const TomlValue *value = reader.find(u"source");
    if (!value)
        return {};
    if (value->kind == TomlValue::Kind::Integer) {
        const std::optional<qint64> number = reader.integer("source"_L1, 1, lastWord);
        return number ? QString::number(*number) : QString();
    }
    const QString text = reader.filledText("source"_L1).value_or(QString());
    if (text.isEmpty() || shape.match(text).hasMatch())
        return text;
    reader.report(u"source", complaint.arg(text));
    return {};
}

QString readWordSource(TomlReader &reader)
{
    static const QRegularExpression shape(u"^([1-9][0-9]{0,2}\\+?|[A-Za-z_][^\\s=]*)$"_qs);
    return readNumberOr(reader, shape,
                        u"\"%1\" is no word of a reply: write its number from 1, \"3+\" for the third and all "
                        "that follow, or the KEY of a word KEY=value"_qs);
}

QString readFieldSource(TomlReader &reader)
{
    static const QRegularExpression shape(u"^[1-9][0-9]{0,2}$"_qs);
    return readNumberOr(reader, shape,
                        u"\"%1\" is no number of a field: count from 1, or add header = true to the request where the "
                        "first line names the fields"_qs);
}

QString readSpanSource(TomlReader &reader)
{
    const QString complaint = u"\"%1\" is no position in the line: write \"4-12\" for the fourth to the twelfth "
                              "character, \"4\" for one, or \"63+\" for all from there"_qs;
    if (!reader.has(u"source")) {
        reader.reportMissing(u"source", u"the positions of the column in the line, such as \"4-12\""_qs);
        return {};
    }
    static const QRegularExpression shape(u"^([1-9][0-9]{0,3})(\\+|-([1-9][0-9]{0,3}))?$"_qs);
    const QString source = readNumberOr(reader, shape, complaint);
    const QRegularExpressionMatch match = shape.match(source);
    if (match.capturedLength(3) > 0 && match.captured(3).toInt() < match.captured(1).toInt())
        reader.report(u"source", u"\"%1\" ends before it begins: write the lower position first"_qs.arg(source));
    return source;
}

QString readPathSource(TomlReader &reader, const QString &name)
{
    const QString source = reader.filledText("source"_L1).value_or(name);
    if (source.split(u'.').contains(QString()) && !source.isEmpty())
        reader.report(u"source",
                      u"\"%1\" is no path: write keys with a dot between, such as \"wind.speed\""_qs.arg(source));
    return source;
}

QString readGroupSource(TomlReader &reader, const QStringList &groups, const QString &name)
{
    const QString source = reader.filledText("source"_L1).value_or(name);
    if (!groups.isEmpty() && !source.isEmpty() && !groups.contains(source))
        reader.report(u"source", u"the pattern has no group (?<%1>…)%2"_qs.arg(source, didYouMean(source, groups)));
    return source;
}

QString readTagSource(TomlReader &reader, const QString &name)
{
    const QString source = reader.filledText("source"_L1).value_or(name);
    static const QRegularExpression shape(u"^[^\\s/@|]+(/[^\\s/@|]+)*(@[^\\s/@|]+)?(\\|[1-9][0-9]?)?$"_qs);
    if (!source.isEmpty() && !shape.match(source).hasMatch())
        reader.report(u"source",
                      u"\"%1\" is no element: write \"sensor1temp\", \"sensor/temp\", \"sensor@unit\" for an "
                      "attribute, or \"sensor1temp|1\" for the first part between bars"_qs.arg(source));
    return source;
}

/** Of a register, or of a bit, which has no encoding. */
QString readRegisterSource(TomlReader &reader, bool isBit)
{
    const QString example = isBit
        ? u"its address, such as 12"_qs
        : u"its address, or \"40 int16\" with one of %1"_qs.arg(registerEncodings().join(u", "));
    if (!reader.has(u"source")) {
        reader.reportMissing(u"source", example);
        return {};
    }
    const TomlValue *value = reader.find(u"source");
    const QString text = value->kind == TomlValue::Kind::Integer ? QString::number(value->integer)
                                                                 : reader.filledText("source"_L1).value_or(QString());
    if (text.isEmpty())
        return {};
    const std::optional<RegisterSource> source = splitRegisterSource(text);
    if (!source || (isBit && text.contains(u' '))) {
        reader.report(u"source",
                      u"\"%1\" is no %2: write %3; addresses are those that are sent, 0 to 65535"_qs.arg(
                          text, isBit ? u"bit"_qs : u"register"_qs, example));
        return {};
    }
    if (!source->isUnsigned() && reader.has(u"bit"))
        reader.report(u"bit", u"a bit is one of a \"uint16\" or a \"uint32\""_qs);
    return text;
}

QString readTopicSource(TomlReader &reader)
{
    const auto source = reader.requiredText("source"_L1, u"the topic whose messages are the value"_qs);
    if (source) {
        if (const QString problem = problemOfTopic(*source); !problem.isEmpty())
            reader.report(u"source", problem);
    }
    return source.value_or(QString());
}

QString readElementSource(TomlReader &reader)
{
    const auto source = reader.requiredText("source"_L1, u"\"Device.PROPERTY.ELEMENT\""_qs);
    if (source && (!splitIndiPattern(*source) || source->contains(u'*')))
        reader.report(u"source",
                      u"\"%1\" is no INDI element: write \"Device.PROPERTY.ELEMENT\" in full"_qs.arg(*source));
    return source.value_or(QString());
}

} // namespace

QString readColumnSource(TomlReader &reader, const SourceSyntax &syntax, const QString &name)
{
    switch (syntax.kind) {
    case SourceKind::Word:
        return readWordSource(reader);
    case SourceKind::Path:
        return readPathSource(reader, name);
    case SourceKind::Span:
        return readSpanSource(reader);
    case SourceKind::Field:
        return readFieldSource(reader);
    case SourceKind::Name:
        return reader.filledText("source"_L1).value_or(name);
    case SourceKind::Group:
        return readGroupSource(reader, syntax.groups, name);
    case SourceKind::Tag:
        return readTagSource(reader, name);
    case SourceKind::Register:
    case SourceKind::Coil:
        return readRegisterSource(reader, syntax.kind == SourceKind::Coil);
    case SourceKind::Topic:
        return readTopicSource(reader);
    case SourceKind::Element:
        return readElementSource(reader);
    case SourceKind::Unknown:
        reader.find(u"source");
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
