// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace mtnops {

/** From now on, of log messages that repeat to the letter the first is printed, and every one whose number is a power
   of two, with that number: a fault that lasts for days neither fills the journal nor goes silent. Messages go on to
   the handler that was there before. Call it once; messages may come from any thread. */
void throttleMessages();

} // namespace mtnops
