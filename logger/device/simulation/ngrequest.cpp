// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/simulation/ngrequest.h"

#include <QList>

namespace mtnops {

NgRequest parseNgRequest(const QByteArray &request)
{
    if (!request.endsWith('\n'))
        return {};
    const QList<QByteArray> words = request.simplified().split(' ');
    if (words.size() < 5 || words[3] != "REQUEST")
        return {};
    return {words[0], words[1], words[2], words.sliced(4).join(' ')};
}

} // namespace mtnops
