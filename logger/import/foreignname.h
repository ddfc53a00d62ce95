// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** A name of another logger's table or column in double quotes, whatever is in it. */
inline QString foreignName(QString name)
{
    return u'"' + name.replace(u'"', QLatin1StringView("\"\"")) + u'"';
}

} // namespace mtnops
