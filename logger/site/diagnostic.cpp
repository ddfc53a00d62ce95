// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/diagnostic.h"

#include <algorithm>
#include <tuple>

namespace mtnops {

namespace {

constexpr qsizetype longestMessage = 600; // characters; a file can hold a word of a megabyte

/** On one line, whatever the file holds. */
QString printable(const QString &message)
{
    QString text;
    for (const QChar character : message.left(longestMessage)) {
        if (character == u'\n')
            text += QStringLiteral("\\n");
        else if (character.category() == QChar::Other_Control)
            text += QStringLiteral("\\x%1").arg(character.unicode(), 2, 16, QLatin1Char('0'));
        else
            text += character;
    }
    return message.size() > longestMessage ? text + u'…' : text;
}

bool standsBefore(const Diagnostic &left, const Diagnostic &right)
{
    return std::tie(left.line, left.column) < std::tie(right.line, right.column);
}

} // namespace

QString Diagnostic::toString() const
{
    if (line == 0)
        return QStringLiteral("%1: %2").arg(file, message);
    return QStringLiteral("%1:%2:%3: %4").arg(file, QString::number(line), QString::number(column), message);
}

Diagnostics::Diagnostics(QString file) : m_file(std::move(file)) { }

void Diagnostics::add(SourcePosition position, const QString &message, const QString &missingKey)
{
    m_list.append({.file = m_file,
                   .line = position.line,
                   .column = position.column,
                   .message = printable(message),
                   .missingKey = missingKey});
}

QString Diagnostics::firstAfter(qsizetype count) const
{
    if (m_list.size() <= count)
        return {};
    return std::min_element(m_list.begin() + count, m_list.end(), standsBefore)->message;
}

QList<Diagnostic> Diagnostics::sorted() const
{
    QList<Diagnostic> list = m_list;
    std::stable_sort(list.begin(), list.end(), standsBefore);
    return list;
}

} // namespace mtnops
