// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/ngrequest.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int largestReferenceNumber = 999;

QStringList wordsOf(QStringView line)
{
    return line.toString().simplified().split(u' ', Qt::SkipEmptyParts);
}

bool isReferenceNumber(QStringView word)
{
    const bool isNumber = word.size() <= 3
        && std::all_of(word.begin(), word.end(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    const int number = isNumber ? word.toInt() : 0;
    return number >= 1 && number <= largestReferenceNumber;
}

} // namespace

bool holdsNgCommand(QStringView send)
{
    static const QRegularExpression lineEnd(QStringLiteral("[\\r\\n]"));
    const QList<QStringView> lines = send.split(lineEnd);
    return std::any_of(lines.begin(), lines.end(), [](QStringView line) {
        const QStringList words = wordsOf(line);
        return words.size() >= 4 && words[3].compare(QLatin1StringView("COMMAND"), Qt::CaseInsensitive) == 0;
    });
}

QString problemOfNgRequest(QStringView send)
{
    if (holdsNgCommand(send))
        return QStringLiteral("an NG COMMAND acts on the device: a logger may only send REQUEST");
    const bool isText = std::all_of(send.begin(), send.end() - 1,
                                    [](QChar character) { return character >= u' ' && character <= u'~'; });
    if (!send.endsWith(u'\n') || !isText)
        return QStringLiteral("an NG request is one line of ASCII that ends in exactly one \"\\n\" and holds no other "
                              "control character");
    const QStringList words = wordsOf(send);
    if (words.size() < 5 || words[3] != QLatin1StringView("REQUEST"))
        return QStringLiteral("an NG request reads \"OBSID SYSID REFNUM REQUEST KEYWORD\\n\"");
    if (!isReferenceNumber(words[2]))
        return QStringLiteral("the NG reference number must be 1 to %1, not \"%2\"")
            .arg(largestReferenceNumber)
            .arg(words[2]);
    return {};
}

} // namespace mtnops
