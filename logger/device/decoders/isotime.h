// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/timestamp.h"

#include <QStringView>
#include <QTimeZone>

#include <optional>

namespace mtnops {

/** An ISO 8601 date and time, with T or a blank between them, to the microsecond; in @p zone where it names none: UTC
    is what INDI and the weather servers mean. Nothing for anything else. */
std::optional<Timestamp> parseIsoTime(QStringView text, const QTimeZone &zone = QTimeZone::utc());

/** The instant at which a clock in @p zone shows what a clock in UTC shows at @p time. */
Timestamp fromLocalTime(Timestamp time, const QTimeZone &zone);

} // namespace mtnops
