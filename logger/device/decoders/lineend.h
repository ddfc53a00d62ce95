// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

namespace mtnops {

/** Ends a reply at the first line end that something visible precedes. */
Decoder::EndFinder lineEndFinder();

/** The first byte that is no blank and no control character, or the size. */
qsizetype firstVisible(QByteArrayView bytes);

} // namespace mtnops
