// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/ngrequest.h"

#include <QList>
#include <QString>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int largestReferenceNumber = 999;

QList<QStringView> wordsOf(QStringView send)
{
    QList<QStringView> words;
    for (const QStringView word : send.trimmed().split(u' ', Qt::SkipEmptyParts))
        words.append(word.trimmed());
    return words;
}

bool isReferenceNumber(QStringView word)
{
    const bool isNumber = word.size() <= 3
        && std::all_of(word.begin(), word.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    const int number = isNumber ? word.toInt() : 0;
    return number >= 1 && number <= largestReferenceNumber;
}

} // namespace

bool isNgCommand(QStringView send)
{
    const QList<QStringView> words = wordsOf(send);
    return words.size() >= 4 && words[3].compare(u"COMMAND", Qt::CaseInsensitive) == 0;
}

QString problemOfNgRequest(QStringView send)
{
    if (isNgCommand(send))
        return QStringLiteral("an NG COMMAND acts on the device: a logger may only send REQUEST");
    const bool isText = std::all_of(send.begin(), send.end() - 1,
                                    [](QChar character) { return character >= u' ' && character <= u'~'; });
    if (!send.endsWith(u'\n') || !isText)
        return QStringLiteral("an NG request is one line of ASCII that ends in exactly one \"\\n\" and holds no other "
                              "control character");
    const QList<QStringView> words = wordsOf(send);
    if (words.size() < 5 || words[3] != u"REQUEST")
        return QStringLiteral("an NG request reads \"OBSID SYSID REFNUM REQUEST KEYWORD\\n\"");
    if (!isReferenceNumber(words[2]))
        return QStringLiteral("the NG reference number must be 1 to %1, not \"%2\"")
            .arg(largestReferenceNumber)
            .arg(words[2]);
    return {};
}

} // namespace mtnops
