// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace mtnops {

/** True when some text is meant by both patterns, in which '*' stands for any number of characters, upper and lower
 * case being equal. */
bool wildcardsOverlap(QStringView left, QStringView right);

} // namespace mtnops
