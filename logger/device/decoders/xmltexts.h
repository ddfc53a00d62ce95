// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace mtnops {

constexpr int deepestXml = 32; ///< elements within each other, in what is read

/** What a device sent, as XML can be read: modules without a sensor send NULs, which no XML may hold; some programs put
    blanks before the declaration. */
QByteArray xmlDocumentOf(QByteArrayView bytes);

/** The texts of an XML document by the paths of their elements and attributes. A value; any thread. */
class XmlTexts
{
public:
    /** An error, quoting the bytes, when they are no document; what follows its end does not matter. */
    static Result<XmlTexts> from(QByteArrayView bytes);

    /** The text of the first element or attribute whose path is @p path or ends with it. */
    std::optional<QString> find(const QString &path) const;

private:
    struct Entry
    {
        QString path; ///< "/datavalues/sensor1temp", "/a/b@name"
        QString text;
    };
    QList<Entry> m_entries;
};

} // namespace mtnops
