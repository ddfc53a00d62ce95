// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace mtnops {

/** Which observatory this is and where; written into the database, so that a viewer needs no site file. */
struct SiteInfo
{
    QString name; ///< short: "kuiper"
    QString title; ///< as shown: "Kuiper 61-inch, Mt. Bigelow"
    double latitude = 0; ///< degrees north, -90 to 90
    double longitude = 0; ///< degrees east, -180 to 180
    double elevation = 0; ///< metres above the sea
    QByteArray timeZone = QByteArrayLiteral("UTC"); ///< IANA name: "America/Phoenix"

    /** At 0, 0 there is no observatory, but a site file that does not say where. */
    bool hasPlace() const { return latitude != 0 || longitude != 0; }

    friend bool operator==(const SiteInfo &, const SiteInfo &) = default;
};

} // namespace mtnops
