// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/valuereader.h"
#include "logger/device/indi/indiitem.h"

namespace mtnops {

/** Idle, Ok, Busy and Alert with the codes that a light's column holds. */
const QMap<qint64, QString> &indiLightWords();

/** The rule for an element that the site file says nothing about: numbers real, switches boolean, lights integer with
    indiLightWords(), text as it is. Name, label and unit are left to the caller. */
ColumnRule defaultIndiRule(IndiKind kind);

/** Reads an element's text as @p rule wants it; any kind may go into any type of column that makes sense. A number may
    be sexagesimal; text in a numeric column may end in a unit ("53.6 F"); a light in a boolean column is true when it
   is not Idle. Empty text is a missing value. */
Reading readIndi(IndiKind kind, const ColumnRule &rule, const QString &text);

} // namespace mtnops
