// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/requestsafety.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** "/state.xml", "/stateFull.xml", "/customState.json": what tells the state of a module, and sets it by a query. */
bool tellsState(const QString &path)
{
    static const QRegularExpression shape(u"state[^/]*\\.[a-z]+$"_qs, QRegularExpression::CaseInsensitiveOption);
    return shape.match(path).hasMatch();
}

/** A key of a query that sets something on one of the devices we know, or plainly says so: ControlByWeb's
   "relay1State", "pulseTime1", "digitalIO2", "register1", "counter3", but not the "output" of "?output=json". */
bool isSetting(const QString &key)
{
    static const QRegularExpression shape(
        u"^(?:relay|output|pulse|digitalio|register|counter)[a-z]*[0-9]|^(?:relay|pulse|toggle|switch)|command|cmd|"
        "^set|state$"_qs,
        QRegularExpression::CaseInsensitiveOption);
    return shape.match(key).hasMatch();
}

QStringList keysOf(const QString &query)
{
    static const QRegularExpression separator(u"[&;]"_qs);
    QStringList keys;
    for (const QString &pair : query.split(separator, Qt::SkipEmptyParts))
        keys.append(pair.section(u'=', 0, 0));
    return keys;
}

} // namespace

QString problemOfHttpPath(QStringView path)
{
    const bool isPlain =
        std::all_of(path.begin(), path.end(), [](QChar character) { return character > u' ' && character <= u'~'; });
    if (!path.startsWith(u'/') || !isPlain || path.contains(u'#'))
        return u"a request over HTTP is a path and its query in ASCII without blanks, such as \"/state.xml\""_qs;
    const QString decoded = QUrl::fromPercentEncoding(path.toUtf8());
    const QString file = decoded.section(u'?', 0, 0);
    const QStringList keys = keysOf(decoded.section(u'?', 1));
    const auto setting = std::find_if(keys.begin(), keys.end(), isSetting);
    if (setting != keys.end())
        return u"\"%1\" in a query switches something: a logger may only read, so leave it out"_qs.arg(*setting);
    if (tellsState(file) && decoded.contains(u'?'))
        return u"a query to \"%1\" switches relays: a logger may only read, so ask for it without"_qs.arg(file);
    return {};
}

QString problemOfSending(QStringView send)
{
    static const QRegularExpression get(u"^(?:GET|HEAD) +(?:https?://[^/\\s]*)?(/\\S*)"_qs,
                                        QRegularExpression::MultilineOption
                                            | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression acts(
        u"^(?:POST|PUT|PATCH|DELETE) |^set\\s|<new(?:Number|Text|Switch|BLOB)Vector"_qs,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const QString text = send.toString();
    if (acts.match(text).hasMatch())
        return u"\"%1\" sets something on the device: a logger may only read"_qs.arg(
            acts.match(text).captured().trimmed());
    const QRegularExpressionMatch match = get.match(text);
    return match.hasMatch() ? problemOfHttpPath(match.captured(1)) : QString();
}

} // namespace mtnops
