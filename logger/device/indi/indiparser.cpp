// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiparser.h"

#include <QStringDecoder>
#include <QXmlStreamReader>

#include <optional>

namespace mtnops {

namespace {

/** Drivers written in C send Latin-1 labels ("°") and stray control characters without a declaration. */
QString textOfElement(const QByteArray &element)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString text = utf8(element);
    if (utf8.hasError())
        text = QString::fromLatin1(element);
    for (QChar &character : text) {
        if (character < u' ' && character != u'\n' && character != u'\r' && character != u'\t')
            character = u' ';
    }
    return text;
}

std::optional<IndiKind> kindOfVector(QStringView name)
{
    if (name.endsWith(u"NumberVector"))
        return IndiKind::Number;
    if (name.endsWith(u"TextVector"))
        return IndiKind::Text;
    if (name.endsWith(u"SwitchVector"))
        return IndiKind::Switch;
    if (name.endsWith(u"LightVector"))
        return IndiKind::Light;
    return std::nullopt;
}

QString attribute(const QXmlStreamReader &reader, QLatin1StringView name)
{
    return reader.attributes().value(name).trimmed().toString();
}

IndiVector readVector(QXmlStreamReader &reader, IndiKind kind)
{
    IndiVector vector{.isDefinition = reader.name().startsWith(u"def"),
                      .kind = kind,
                      .device = attribute(reader, QLatin1StringView("device")),
                      .property = attribute(reader, QLatin1StringView("name")),
                      .label = attribute(reader, QLatin1StringView("label")),
                      .elements = {}};
    while (reader.readNextStartElement()) {
        IndiElement element{.name = attribute(reader, QLatin1StringView("name")),
                            .label = attribute(reader, QLatin1StringView("label")),
                            .text = {}};
        element.text = reader.readElementText().trimmed();
        if (!element.name.isEmpty())
            vector.elements.append(element);
    }
    return vector;
}

std::optional<IndiItem> readItem(QXmlStreamReader &reader)
{
    if (!reader.readNextStartElement())
        return std::nullopt;
    const QString device = attribute(reader, QLatin1StringView("device"));
    std::optional<IndiItem> item;
    if (reader.name() == u"message") {
        item = IndiMessage{.device = device, .text = attribute(reader, QLatin1StringView("message"))};
        reader.skipCurrentElement();
    } else if (reader.name() == u"delProperty") {
        item = IndiDeletion{.device = device, .property = attribute(reader, QLatin1StringView("name"))};
        reader.skipCurrentElement();
        if (device.isEmpty())
            return std::nullopt;
    } else if (const std::optional<IndiKind> kind = kindOfVector(reader.name())) {
        const IndiVector vector = readVector(reader, *kind);
        if (vector.device.isEmpty() || vector.property.isEmpty())
            return std::nullopt;
        item = vector;
    }
    if (reader.hasError())
        return std::nullopt;
    return item;
}

} // namespace

QList<IndiItem> IndiParser::append(QByteArrayView bytes)
{
    QList<IndiItem> items;
    for (const QByteArray &element : m_framer.append(bytes)) {
        // A reader for each element: it holds no more than that element, and a document type never gets here.
        QXmlStreamReader reader(textOfElement(element));
        if (const std::optional<IndiItem> item = readItem(reader))
            items.append(*item);
        else
            ++m_malformed;
    }
    return items;
}

} // namespace mtnops
