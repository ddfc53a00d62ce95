// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace mtnops {

/** The text of a request, in which ${name} stands for a parameter. A value; any thread. */
class SendTemplate
{
public:
    SendTemplate() = default;
    explicit SendTemplate(QString text);

    const QString &text() const { return m_text; }
    /** The names in ${…}, each once, in their order. */
    QStringList parameters() const;
    /** True when a "${" is not followed by "}". */
    bool isBroken() const;
    /** The text with the values put in; a parameter without a value stays as it is. */
    QString filled(const QMap<QString, QString> &values) const;

private:
    QString m_text;
};

} // namespace mtnops
