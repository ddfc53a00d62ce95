// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/tomlreader.h"

namespace mtnops {

/** Reads "retain": for how long raw rows are kept, 2 d at least; 0 for "forever", nothing where it is not said. */
std::optional<Duration> readRetention(TomlReader &reader);

} // namespace mtnops
