// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace mtnops {

class Decoder;

/** The decoder of that name ("ng"), or nullptr. It lives as long as the program. */
const Decoder *findDecoder(QStringView name);

QStringList decoderNames();

} // namespace mtnops
