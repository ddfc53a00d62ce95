// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsondecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/jsonend.h"
#include "logger/device/decoders/jsonscan.h"
#include "logger/device/decoders/replytext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mtnops {

namespace {

QJsonValue childOf(const QJsonValue &parent, const QString &key)
{
    if (parent.isObject())
        return parent.toObject().value(key);
    bool isPosition = false;
    const int position = key.toInt(&isPosition);
    return isPosition && parent.isArray() ? parent.toArray().at(position) : QJsonValue(QJsonValue::Undefined);
}

/** What stands at a dotted path; undefined for nothing. A key may itself hold dots, and goes before a path. */
QJsonValue leafAt(QJsonValue value, const QString &path)
{
    QString rest = path;
    while (!value.isUndefined()) {
        const QJsonValue whole = childOf(value, rest);
        const qsizetype dot = rest.indexOf(u'.');
        if (!whole.isUndefined() || dot < 0)
            return whole;
        value = childOf(value, rest.left(dot));
        rest = rest.mid(dot + 1);
    }
    return value;
}

constexpr int deepestSearch = 32; // objects and arrays within each other, to look for a key

/** The first value of @p key in @p value or what it holds, keys in their alphabetical order; undefined for none. */
QJsonValue anywhere(const QJsonValue &value, const QString &key, int depth = 0)
{
    if (value.isObject()) {
        const QJsonValue found = value.toObject().value(key);
        if (!found.isUndefined())
            return found;
    }
    if (depth == deepestSearch || !(value.isObject() || value.isArray()))
        return QJsonValue::Undefined;
    QJsonArray children = value.toArray();
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        children.append(member.value());
    for (const QJsonValue child : std::as_const(children)) {
        const QJsonValue found = anywhere(child, key, depth + 1);
        if (!found.isUndefined())
            return found;
    }
    return QJsonValue::Undefined;
}

QJsonValue valueAt(const QJsonValue &document, const QString &path)
{
    const QString wherever = QStringLiteral("**.");
    return path.startsWith(wherever) ? anywhere(document, path.sliced(wherever.size())) : leafAt(document, path);
}

/** The document in @p reply, with what other programs write against the standard mended: NaN and Latin-1. */
Result<QJsonValue> parse(QByteArrayView reply)
{
    QByteArray text = firstJsonValue(reply).toByteArray();
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error == QJsonParseError::IllegalUTF8String) {
        text = QString::fromLatin1(text).toUtf8();
        document = QJsonDocument::fromJson(text, &error);
    }
    if (error.error != QJsonParseError::NoError)
        document = QJsonDocument::fromJson(withoutNonNumbers(text), &error);
    if (error.error != QJsonParseError::NoError) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("not JSON (%1): %2").arg(error.errorString(), quoted(reply))};
    }
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QString pathOf(const ColumnRule &rule)
{
    return rule.source.isEmpty() ? rule.column.name : rule.source;
}

} // namespace

Decoder::EndFinder JsonDecoder::endFinder() const
{
    return [end = JsonEnd()](QByteArrayView piece) mutable { return end.endIn(piece) > 0; };
}

Decoder::EndFinder JsonDecoder::rowsEndFinder() const
{
    return endFinder();
}

Result<QList<QByteArray>> JsonDecoder::rowsOf(QByteArrayView reply, const ReplyFormat &format) const
{
    const Result<QJsonValue> document = parse(reply);
    if (!document)
        return document.error();
    const bool isWhole = format.rows == u".";
    const QJsonValue value = isWhole ? *document : valueAt(*document, format.rows);
    if (!value.isArray()) {
        const QString place = isWhole ? QStringLiteral("the document") : QStringLiteral("\"%1\"").arg(format.rows);
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("%1 is no array of rows in the reply %2").arg(place, quoted(reply))};
    }
    QList<QByteArray> rows;
    for (const QJsonValue row : value.toArray()) {
        const QJsonDocument text = row.isArray() ? QJsonDocument(row.toArray()) : QJsonDocument(row.toObject());
        rows.append(text.toJson(QJsonDocument::Compact));
    }
    return rows;
}

Result<DecodedReply> JsonDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                       const ReplyFormat & /*format*/) const
{
    const Result<QJsonValue> document = parse(reply);
    if (!document)
        return document.error();
    ColumnReader reader(reply);
    bool isAnyThere = columns.isEmpty();
    for (const ColumnRule &rule : columns) {
        const QJsonValue leaf = valueAt(*document, pathOf(rule));
        isAnyThere = isAnyThere || !leaf.isUndefined();
        reader.add(rule, readJson(rule, leaf));
    }
    if (!isAnyThere) {
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("none of the %1 keys, such as \"%2\", is in the reply %3")
                         .arg(columns.size())
                         .arg(pathOf(columns.first()), quoted(reply))};
    }
    return std::move(reader).result();
}

} // namespace mtnops
