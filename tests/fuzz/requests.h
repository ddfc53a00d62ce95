// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"

namespace mtnops::fuzz {

/** Columns of every type and format, and what else a rule may ask for; none of them from a device. */
QList<ColumnRule> manyColumns();

/** What is asked of the replies that @p decoder reads: manyColumns(), by every kind of source, and then the requests of
    the program's own device types. Never empty. */
QList<RequestRule> requestsFor(const QString &decoder);

} // namespace mtnops::fuzz
