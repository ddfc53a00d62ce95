// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sendtemplate.h"

#include <QRegularExpression>

namespace mtnops {

namespace {

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(QStringLiteral(R"(\$\{([^}]*)\})"));
    return expression;
}

} // namespace

SendTemplate::SendTemplate(QString text) : m_text(std::move(text)) { }

QStringList SendTemplate::parameters() const
{
    QStringList names;
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(m_text))
        names.append(match.captured(1));
    names.removeDuplicates();
    return names;
}

bool SendTemplate::isBroken() const
{
    const qsizetype last = m_text.lastIndexOf(QStringLiteral("${"));
    return last >= 0 && m_text.indexOf(u'}', last) < 0;
}

QString SendTemplate::filled(const QMap<QString, QString> &values) const
{
    QString result;
    qsizetype copied = 0;
    for (const QRegularExpressionMatch &match : placeholder().globalMatch(m_text)) {
        result += QStringView(m_text).mid(copied, match.capturedStart() - copied);
        result += values.value(match.captured(1), match.captured(0));
        copied = match.capturedEnd();
    }
    return result += QStringView(m_text).mid(copied);
}

} // namespace mtnops
