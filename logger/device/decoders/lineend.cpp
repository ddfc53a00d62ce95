// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/lineend.h"

#include <algorithm>

namespace mtnops {

qsizetype firstVisible(QByteArrayView bytes)
{
    const auto isVisible = [](char byte) { return quint8(byte) > quint8(' '); };
    return std::find_if(bytes.begin(), bytes.end(), isVisible) - bytes.begin();
}

Decoder::EndFinder lineEndFinder()
{
    return [hasVisible = false](QByteArrayView piece) mutable {
        if (!hasVisible) {
            piece = piece.sliced(firstVisible(piece));
            hasVisible = !piece.isEmpty();
        }
        return piece.contains('\n');
    };
}

} // namespace mtnops
