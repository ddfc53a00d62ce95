// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/units.h"

#include <algorithm>
#include <array>

namespace mtnops {

namespace {

/** One accepted spelling. The first row of a unit spells it as it is shown. */
struct UnitSpelling
{
    QStringView spelling;
    QStringView unit;
};

constexpr std::array spellings = {
    // temperature
    UnitSpelling{u"°C", u"°C"},
    UnitSpelling{u"degC", u"°C"},
    UnitSpelling{u"deg C", u"°C"},
    UnitSpelling{u"C", u"°C"},
    UnitSpelling{u"°F", u"°F"},
    UnitSpelling{u"degF", u"°F"},
    UnitSpelling{u"deg F", u"°F"},
    UnitSpelling{u"F", u"°F"},
    UnitSpelling{u"K", u"K"},
    // ratio
    UnitSpelling{u"%", u"%"},
    UnitSpelling{u"percent", u"%"},
    UnitSpelling{u"ppm", u"ppm"},
    UnitSpelling{u"dB", u"dB"},
    UnitSpelling{u"airmass", u"airmass"},
    // speed
    UnitSpelling{u"mph", u"mph"},
    UnitSpelling{u"km/h", u"km/h"},
    UnitSpelling{u"kph", u"km/h"},
    UnitSpelling{u"m/s", u"m/s"},
    UnitSpelling{u"knots", u"knots"},
    UnitSpelling{u"kn", u"knots"},
    UnitSpelling{u"kt", u"knots"},
    UnitSpelling{u"mm/h", u"mm/h"},
    // angle
    UnitSpelling{u"deg", u"deg"},
    UnitSpelling{u"°", u"deg"},
    UnitSpelling{u"degrees", u"deg"},
    UnitSpelling{u"rad", u"rad"},
    UnitSpelling{u"arcmin", u"arcmin"},
    UnitSpelling{u"arcsec", u"arcsec"},
    UnitSpelling{u"arcsec/s", u"arcsec/s"},
    UnitSpelling{u"deg/s", u"deg/s"},
    // time
    UnitSpelling{u"year", u"year"},
    UnitSpelling{u"years", u"year"},
    UnitSpelling{u"d", u"d"},
    UnitSpelling{u"days", u"d"},
    UnitSpelling{u"h", u"h"},
    UnitSpelling{u"hours", u"h"},
    UnitSpelling{u"min", u"min"},
    UnitSpelling{u"minutes", u"min"},
    UnitSpelling{u"s", u"s"},
    UnitSpelling{u"seconds", u"s"},
    UnitSpelling{u"ms", u"ms"},
    UnitSpelling{u"µs", u"µs"},
    UnitSpelling{u"us", u"µs"},
    UnitSpelling{u"μs", u"µs"}, // with the Greek letter
    UnitSpelling{u"Hz", u"Hz"},
    UnitSpelling{u"kHz", u"kHz"},
    UnitSpelling{u"rpm", u"rpm"},
    // length
    UnitSpelling{u"km", u"km"},
    UnitSpelling{u"m", u"m"},
    UnitSpelling{u"cm", u"cm"},
    UnitSpelling{u"mm", u"mm"},
    UnitSpelling{u"µm", u"µm"},
    UnitSpelling{u"um", u"µm"},
    UnitSpelling{u"μm", u"µm"}, // with the Greek letter
    UnitSpelling{u"in", u"in"},
    UnitSpelling{u"ft", u"ft"},
    // pressure and flow
    UnitSpelling{u"psi", u"psi"},
    UnitSpelling{u"Pa", u"Pa"},
    UnitSpelling{u"hPa", u"hPa"},
    UnitSpelling{u"kPa", u"kPa"},
    UnitSpelling{u"bar", u"bar"},
    UnitSpelling{u"mbar", u"mbar"},
    UnitSpelling{u"mb", u"mbar"},
    UnitSpelling{u"inHg", u"inHg"},
    UnitSpelling{u"mmHg", u"mmHg"},
    UnitSpelling{u"L/min", u"L/min"},
    UnitSpelling{u"l/min", u"L/min"},
    // electricity and light
    UnitSpelling{u"V", u"V"},
    UnitSpelling{u"mV", u"mV"},
    UnitSpelling{u"A", u"A"},
    UnitSpelling{u"mA", u"mA"},
    UnitSpelling{u"W", u"W"},
    UnitSpelling{u"kW", u"kW"},
    UnitSpelling{u"W/m²", u"W/m²"},
    UnitSpelling{u"W/m2", u"W/m²"},
    UnitSpelling{u"lx", u"lx"},
    UnitSpelling{u"mag", u"mag"},
    UnitSpelling{u"mag/arcsec²", u"mag/arcsec²"},
    UnitSpelling{u"mag/arcsec2", u"mag/arcsec²"},
    // numbers of something
    UnitSpelling{u"counts", u"counts"},
    UnitSpelling{u"count", u"counts"},
};

} // namespace

std::optional<QString> normalisedUnit(QStringView spelling)
{
    if (spelling.isEmpty())
        return QString();
    const auto found = std::find_if(spellings.begin(), spellings.end(),
                                    [&](const UnitSpelling &entry) { return entry.spelling == spelling; });
    return found == spellings.end() ? std::nullopt : std::optional(found->unit.toString());
}

const QStringList &knownUnits()
{
    static const QStringList names = [] {
        QStringList list;
        for (const UnitSpelling &entry : spellings) {
            if (entry.spelling == entry.unit)
                list.append(entry.unit.toString());
        }
        return list;
    }();
    return names;
}

} // namespace mtnops
