// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <optional>

namespace mtnops {

/** The unit as it is shown for an accepted spelling of it ("degC" is "°C"), nothing for an unknown one. Quantities of
   one unit share an axis, hence there is one spelling of each. */
std::optional<QString> normalisedUnit(QStringView spelling);

/** The units as shown. */
const QStringList &knownUnits();

} // namespace mtnops
