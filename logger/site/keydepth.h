// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <QByteArray>

#include <optional>

namespace mtnops {

/** The most parts that a dotted key may have. */
constexpr int deepestKey = 16;

/** Where a dotted key of more than deepestKey parts stands, if there is one. The parser bounds how deep arrays and
    inline tables nest, but not dotted keys, each part of which costs it stack when its tree is destroyed: a file of
    100 kB could end the program. Any bytes may be given. */
std::optional<SourcePosition> findTooDeepKey(const QByteArray &text);

} // namespace mtnops
