// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mtnops {

/** Milliseconds of the host that no setting of a clock changes; all times of the soak are of these. Any thread. */
qint64 monotonicMs();

} // namespace mtnops
