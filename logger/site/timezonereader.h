// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/tomlreader.h"

#include <QByteArray>

namespace mtnops {

/** What a column writes for the time zone of the site it is in. */
inline const QString siteTimeZone = QStringLiteral("site");

/** Reads "timezone": an IANA name, or one of @p others; another is reported with the nearest. */
std::optional<QByteArray> readTimeZoneName(TomlReader &reader, const QStringList &others = {});

} // namespace mtnops
