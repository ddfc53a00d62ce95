// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetype.h"

namespace mtnops {

/** Those of @p tables, the `columns` of a device, that have the name of a column of the device's type, which @p
   settings hold, change its label, description, unit and limits there. Returns the others, which are columns of the
   device's own.
 */
std::vector<const TomlValue *> amendColumns(const std::vector<const TomlValue *> &tables, DeviceSettings &settings,
                                            Diagnostics &diagnostics);

/** Reports @p tables of a device that is asked: its own columns stand in requests, so these can only be meant for those
    of @p type, and are none. */
void reportUnknownColumns(const std::vector<const TomlValue *> &tables, const DeviceType &type,
                          Diagnostics &diagnostics);

} // namespace mtnops
