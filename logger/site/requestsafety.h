// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace mtnops {

/** What is wrong with the path and query of a GET request, or an empty string. Modules of ControlByWeb and their like
    switch relays by a query, so a path that tells a state may have none, and elsewhere no key of a query may be one
   that sets something. */
QString problemOfHttpPath(QStringView path);

/** What is wrong with bytes to be sent to a device that does not speak NG, or an empty string: known ways to switch
    something, such as a POST or a newSwitchVector of INDI, are refused. */
QString problemOfSending(QStringView send);

} // namespace mtnops
