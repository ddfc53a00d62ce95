// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/xmltexts.h"

#include "logger/device/decoders/replytext.h"

#include <QXmlStreamReader>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype longestElementText = 65536; // characters, of one element

} // namespace

QByteArray xmlDocumentOf(QByteArrayView bytes)
{
    return bytes.toByteArray().replace('\0', ' ').trimmed();
}

Result<XmlTexts> XmlTexts::from(QByteArrayView bytes)
{
    QXmlStreamReader reader(xmlDocumentOf(bytes));
    XmlTexts texts;
    QStringList open;
    QList<qsizetype> entries; // of the open elements
    while (!reader.atEnd()) {
        const QXmlStreamReader::TokenType token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            open.append(reader.name().toString());
            if (open.size() > deepestXml)
                reader.raiseError(QStringLiteral("more than %1 elements within each other").arg(deepestXml));
            const QString path = u'/' + open.join(u'/');
            entries.append(texts.m_entries.size());
            texts.m_entries.append({path, {}});
            const QXmlStreamAttributes attributes = reader.attributes();
            for (const QXmlStreamAttribute &attribute : attributes)
                texts.m_entries.append({path + u'@' + attribute.name().toString(), attribute.value().toString()});
        } else if (token == QXmlStreamReader::Characters && !entries.isEmpty()) {
            QString &text = texts.m_entries[entries.last()].text;
            text += reader.text().left(longestElementText - text.size());
        } else if (token == QXmlStreamReader::EndElement) {
            open.removeLast();
            entries.removeLast();
            if (open.isEmpty())
                return texts;
        }
    }
    return Error{ErrorCode::InvalidInput, QStringLiteral("not XML (%1): %2").arg(reader.errorString(), quoted(bytes))};
}

std::optional<QString> XmlTexts::find(const QString &path) const
{
    const QString end = path.startsWith(u'/') ? path : u'/' + path;
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return entry.path.endsWith(end); });
    return found == m_entries.end() ? std::nullopt : std::optional(found->text);
}

} // namespace mtnops
