// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/indi/indiitem.h"

#include <QString>
#include <QStringView>

namespace mtnops {

/** The column's SQL name for an element: prefix, property and element in lower case with underscores, "_light" behind a
    light. A name that is too long is cut and ends in eight digits of a hash of the whole, the same in every run. */
QString indiColumnName(const QString &prefix, QStringView property, QStringView element, IndiKind kind);

/** "Device.PROPERTY.ELEMENT", as site files name an element. */
QString indiSource(QStringView device, QStringView property, QStringView element);

/** True when @p text is @p pattern, where each '*' stands for any characters, also for none. */
bool matchesWildcard(QStringView pattern, QStringView text);

/** A label and the unit that it ended in. */
struct IndiLabel
{
    QString text;
    QString unit; ///< empty when none was recognised
};

/** Splits "Temperature (C)" into "Temperature" and "°C"; INDI has no attribute for units. A unit that is not known for
    certain stays in the label. */
IndiLabel splitIndiLabel(const QString &label);

} // namespace mtnops
