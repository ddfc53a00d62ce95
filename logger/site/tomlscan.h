// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <QByteArray>

namespace mtnops {

/** The most parts that a dotted key may have. */
constexpr int deepestKey = 16;

/** True when @p text can be given to the parser, whatever else is wrong with it; else says why not. Any bytes may be
    given. The parser (toml++ 3.3) bounds how deep arrays and inline tables nest, but not dotted keys, each part of
   which costs it stack when its tree is destroyed: a file of 100 kB could end the program. And its look at a letter
   beyond ASCII in a bare key, where none may stand, is undefined behaviour. */
bool isSafeToParse(const QByteArray &text, Diagnostics &diagnostics);

} // namespace mtnops
