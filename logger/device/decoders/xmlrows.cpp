// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/xmlrows.h"

#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/xmltexts.h"

#include <QSet>
#include <QStringList>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype mostBytesOfRows = 4'194'304; // of all rows: an entity is short, and stands for much

/** Whether the innermost of the @p open elements stands at @p path, from any depth on. */
bool isAt(const QStringList &path, const QStringList &open)
{
    return !path.isEmpty() && open.size() >= path.size() && std::equal(path.rbegin(), path.rend(), open.rbegin());
}

/** Names without namespaces, which each copy would have to declare anew; of attributes that become one, the first. */
void copyStart(const QXmlStreamReader &reader, QXmlStreamWriter &writer)
{
    writer.writeStartElement(reader.name().toString());
    QSet<QString> written;
    const QXmlStreamAttributes attributes = reader.attributes();
    for (const QXmlStreamAttribute &attribute : attributes) {
        const QString name = attribute.name().toString();
        if (written.contains(name))
            continue;
        written.insert(name);
        writer.writeAttribute(name, attribute.value().toString());
    }
}

/** The element at whose start @p reader stands; it is left at the element's end. An error of the reader where the copy
   is of more than @p most bytes. */
QByteArray copyOfElement(QXmlStreamReader &reader, qsizetype most)
{
    QByteArray copy;
    QXmlStreamWriter writer(&copy);
    for (int depth = 0; !reader.atEnd(); reader.readNext()) {
        if (reader.isStartElement()) {
            ++depth;
            copyStart(reader, writer);
        } else if (reader.isCharacters()) {
            writer.writeCharacters(reader.text().toString());
        } else if (reader.isEndElement()) {
            writer.writeEndElement();
            if (--depth == 0)
                break;
        }
        if (copy.size() > most)
            reader.raiseError(QStringLiteral("rows of more than %1 bytes").arg(mostBytesOfRows));
    }
    return copy;
}

} // namespace

Result<QList<QByteArray>> rowsOfXml(QByteArrayView bytes, const QString &path)
{
    const QStringList wanted = path.split(u'/');
    const QStringList parent = wanted.first(wanted.size() - 1);
    QXmlStreamReader reader(xmlDocumentOf(bytes));
    QList<QByteArray> rows;
    qsizetype left = mostBytesOfRows;
    QStringList open;
    bool isPlaceThere = false;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            open.append(reader.name().toString());
            isPlaceThere = isPlaceThere || isAt(parent, open);
            if (open.size() > deepestXml)
                reader.raiseError(QStringLiteral("more than %1 elements within each other").arg(deepestXml));
            if (!reader.hasError() && isAt(wanted, open)) {
                rows.append(copyOfElement(reader, left));
                left -= rows.last().size();
            }
        }
        if (!reader.isEndElement())
            continue;
        open.removeLast();
        if (open.isEmpty())
            break; // what follows the document does not matter
    }
    if (reader.hasError())
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("not XML (%1): %2").arg(reader.errorString(), quoted(bytes))};
    if (rows.isEmpty() && !isPlaceThere)
        return Error{ErrorCode::InvalidInput,
                     QStringLiteral("no element \"%1\" is in the reply %2").arg(path, quoted(bytes))};
    return rows;
}

} // namespace mtnops
