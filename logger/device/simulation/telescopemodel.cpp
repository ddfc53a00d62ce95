// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/telescopemodel.h"

#include "logger/device/simulation/telescope.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace mtnops {

namespace {

/** -00:07:03.2: sign, @p decimals of the seconds; the sign is left out when there is none and it is not asked for. */
QByteArray sexagesimal(double value, int decimals, bool withSign)
{
    const double unit = std::pow(10, decimals);
    const auto total = qint64(std::llround(std::abs(value) * 3600 * unit));
    const auto perSecond = qint64(unit);
    const qint64 seconds = total / perSecond;
    char text[48];
    int length = std::snprintf(text, sizeof text, "%s%02d:%02d:%02d",
                               value < 0      ? "-"
                                   : withSign ? "+"
                                              : "",
                               int(seconds / 3600), int(seconds / 60 % 60), int(seconds % 60));
    if (decimals > 0)
        length +=
            std::snprintf(text + length, sizeof text - std::size_t(length), ".%0*d", decimals, int(total % perSecond));
    return QByteArray(text, length);
}

template<typename... Arguments>
QByteArray formatted(const char *format, Arguments... arguments)
{
    char text[256];
    const int length = std::snprintf(text, sizeof text, format, arguments...);
    return QByteArray(text, length);
}

QByteArray all(const Telescope &telescope)
{
    const int motion =
        (telescope.isSlewing ? 3 : 0) + (telescope.isFocusing ? 4 : 0) + (telescope.isDomeMoving ? 8 : 0);
    const double hourAngle = std::remainder(telescope.siderealTime - telescope.sky.rightAscension, 360.0) / 15;
    const double altitude = telescope.position.altitude;
    const double airmass = altitude > 5 ? 1 / std::sin(altitude * std::numbers::pi / 180) : 99;
    return formatted("  %02x ", motion) + sexagesimal(telescope.sky.rightAscension / 15, 2, false) + ' '
        + sexagesimal(telescope.sky.declination, 1, true) + ' ' + sexagesimal(hourAngle, 0, true) + ' '
        + sexagesimal(telescope.siderealTime / 15, 0, false)
        + formatted(" %5.2f %6.2f %5.2f 2000.00", altitude, telescope.position.azimuth, airmass);
}

QByteArray xall(const Telescope &telescope, Timestamp time)
{
    const double angle = parallacticAngle(telescope.sky, telescope.siderealTime);
    const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(time));
    const QByteArray focus = telescope.isFocusing ? QByteArray::number(telescope.focus, 'f', 13)
                                                  : QByteArray::number(qint64(telescope.focus));
    return formatted("  %6s  %5.1f %6.1f %6.1f %02u/%02u/%04d %.1f", focus.constData(), telescope.domeAzimuth,
                     angle - 90, angle, unsigned(date.month()), unsigned(date.day()), int(date.year()),
                     julianDay(time));
}

QByteArray dome(const Telescope &telescope)
{
    const double delta = std::remainder(telescope.position.azimuth - telescope.domeAzimuth, 360.0);
    return formatted("%.7f 1 1 %.7f  %.7f   %.7f", delta, telescope.position.azimuth, telescope.domeAzimuth, 0.0);
}

} // namespace

SimulatedReply TelescopeModel::answer(const QByteArray &request, Timestamp time) const
{
    const QByteArray question = request.trimmed().mid(request.indexOf("REQUEST ") + 8);
    QByteArray payload = "FAILED";
    if (question == "ALL")
        payload = all(telescopeAt(time));
    else if (question == "XALL")
        payload = xall(telescopeAt(time), time);
    else if (question == "DOME")
        payload = dome(telescopeAt(time));
    return {SimulatedReply::Kind::Bytes, "TCSNG TCS 1 " + payload + "\r\n"};
}

} // namespace mtnops
