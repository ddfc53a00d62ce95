// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/timezonereader.h"

#include "logger/site/didyoumean.h"

#include <QTimeZone>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

QStringList timeZoneNames()
{
    QStringList names;
    for (const QByteArray &name : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(name));
    return names;
}

} // namespace

std::optional<QByteArray> readTimeZoneName(TomlReader &reader, const QStringList &others)
{
    const std::optional<QString> zone = reader.filledText("timezone"_L1);
    if (!zone)
        return std::nullopt;
    if (QTimeZone::isTimeZoneIdAvailable(zone->toUtf8()) || others.contains(*zone))
        return zone->toUtf8();
    const QString near = nearest(*zone, timeZoneNames() + others);
    const QString advice = near.isEmpty() ? u": write an IANA name such as \"America/Phoenix\""_qs
                                          : u"; did you mean \"%1\"?"_qs.arg(near);
    reader.report(u"timezone", u"unknown time zone \"%1\"%2"_qs.arg(*zone, advice));
    return std::nullopt;
}

} // namespace mtnops
