// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace mtnops {

/** What is wrong with bytes that are to be sent to an NG server, or an empty string. A request is one line,
    "OBSID SYSID REFNUM REQUEST KEYWORD [arguments]\n": real servers refuse a CR, hang without the newline, and keep
    no more than three digits of the reference number (NG protocol of the Steward telescopes; recorded replies in
    tests/fixtures). Anything but a REQUEST could move a telescope, and is refused. */
QString problemOfNgRequest(QStringView send);

/** True when a line of @p send begins as those of the NG protocol do, "OBSID SYSID REFNUM WORD" in any case, or is a
    COMMAND: then it must be a good request, whatever decoder reads the reply. telcom acts on lines that name neither.
 */
bool holdsNgLine(QStringView send);

} // namespace mtnops
