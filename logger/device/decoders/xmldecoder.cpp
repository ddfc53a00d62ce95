// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/xmldecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/namedtexts.h"
#include "logger/device/decoders/replytext.h"
#include "logger/device/decoders/xmlrows.h"
#include "logger/device/decoders/xmltexts.h"

namespace mtnops {

namespace {

/** The text that @p source asks for; nothing for none. */
std::optional<QString> textAt(const XmlTexts &texts, const QString &source)
{
    const qsizetype bar = source.lastIndexOf(u'|');
    const std::optional<QString> whole = texts.find(bar < 0 ? source : source.left(bar));
    return whole && bar >= 0 ? whole->section(u'|', source.mid(bar + 1).toInt() - 1, source.mid(bar + 1).toInt() - 1)
                             : whole;
}

} // namespace

Decoder::EndFinder XmlDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<QList<QByteArray>> XmlDecoder::rowsOf(QByteArrayView reply, const ReplyFormat &format) const
{
    return rowsOfXml(reply, format.rows);
}

Result<DecodedReply> XmlDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                      const ReplyFormat & /*format*/) const
{
    const Result<XmlTexts> texts = XmlTexts::from(reply);
    if (!texts)
        return texts.error();
    QHash<QString, QString> found;
    for (const ColumnRule &rule : columns) {
        if (const std::optional<QString> text = textAt(*texts, sourceName(rule)))
            found.insert(sourceName(rule), *text);
    }
    return readNamedTexts(found, columns, reply);
}

} // namespace mtnops
