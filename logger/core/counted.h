// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** "1 row", "2 rows": @p one is the thing's name, to which an s makes more of it. Not for the window, whose
    texts are translated. Any thread. */
QString counted(qint64 count, const char *one);

} // namespace mtnops
