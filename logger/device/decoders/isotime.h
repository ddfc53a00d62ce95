// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QStringView>

#include <optional>

namespace mtnops {

/** An ISO 8601 date and time, with T or a blank between them, to the microsecond; UTC where it names no zone, as INDI
    and the weather servers mean it. Nothing for anything else. */
std::optional<Timestamp> parseIsoTime(QStringView text);

} // namespace mtnops
