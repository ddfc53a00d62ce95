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

bool isCommand(const QStringList &words)
{
    return words.size() >= 4 && words[3].compare(QLatin1StringView("COMMAND"), Qt::CaseInsensitive) == 0;
}

/** Servers take identifiers in any case, and as reference numbers Julian dates and the word SIMULATE: a line that they
    would act on must be seen as theirs. */
bool beginsAsNg(const QStringList &words)
{
    static const QRegularExpression observatory(QStringLiteral("^[A-Za-z][A-Za-z0-9_-]*$"));
    static const QRegularExpression system(QStringLiteral("^[A-Za-z0-9_-]+$"));
    static const QRegularExpression number(QStringLiteral("^(?:[0-9]+\\.?[0-9]*|SIMULATE)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return words.size() >= 4 && observatory.match(words[0]).hasMatch() && system.match(words[1]).hasMatch()
        && number.match(words[2]).hasMatch();
}

/** True when @p is says so of the words of a line. */
bool anyLine(QStringView send, bool (*is)(const QStringList &words))
{
    static const QRegularExpression lineEnd(QStringLiteral("[\\r\\n]"));
    const QList<QStringView> lines = send.split(lineEnd);
    return std::any_of(lines.begin(), lines.end(), [is](QStringView line) { return is(wordsOf(line)); });
}

} // namespace

bool holdsNgLine(QStringView send)
{
    return anyLine(send, isCommand) || anyLine(send, beginsAsNg);
}

QString problemOfNgRequest(QStringView send)
{
    if (anyLine(send, isCommand))
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
