// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace mtnops {

/** Cuts an INDI byte stream, which is a sequence of XML elements without a root, into its top-level elements. Takes the
    bytes in pieces of any size. A '<' never occurs inside an INDI tag or value, and no INDI element holds another
    top-level one: so the next top-level start tag ends whatever was cut short before it. Memory is bounded. Any thread.
 */
class IndiFramer
{
public:
    /** An element with more bytes than this is skipped: nothing that a logger wants is as long. */
    static constexpr qsizetype maximumElement = 1024 * 1024;

    /** The elements that @p bytes completes, each from its '<' to its last '>'. XML declarations, document types,
        comments, unknown elements and text between elements are left out, and so are BLOBs. */
    QList<QByteArray> append(QByteArrayView bytes);

    /** Elements that were cut short by the next one, or too long. */
    qint64 dropped() const { return m_dropped; }

    /** Forgets the element under way: the connection it came over is gone. */
    void reset();

private:
    qsizetype appendText(QByteArrayView bytes);
    qsizetype appendTag(QByteArrayView bytes);
    void appendToTag(char character);
    void limitTag();
    void finishTag();
    void finishStartTag();
    void dropElement();
    void startTag();

    QList<QByteArray> m_complete;
    QByteArray m_name; ///< of the top-level element under way; empty between elements
    QByteArray m_element; ///< what came of it, without the tag under way
    QByteArray m_tag; ///< the tag under way, from '<'; empty in text
    char m_quote = 0; ///< the quote that an attribute value is in, or 0
    bool m_skipping = false; ///< the element is too long or a BLOB
    qint64 m_dropped = 0;
};

} // namespace mtnops
