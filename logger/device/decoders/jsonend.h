// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/jsonstrings.h"

#include <QByteArrayView>

namespace mtnops {

/** Finds the end of the object or array that a text begins with, in pieces of any size and looking at each byte once.
    Blanks, NULs and a byte order mark may precede. One for each text; any thread. */
class JsonEnd
{
public:
    /** How many bytes of @p piece, which follows the pieces before, belong to the text up to its closing brace; -1 when
        that has not come, or when the text begins with something else. */
    qsizetype endIn(QByteArrayView piece);

private:
    JsonStrings m_strings;
    qsizetype m_depth = 0; ///< 0 before the beginning
    bool m_isOther = false; ///< neither object nor array
};

/** How many bytes precede a JSON text. */
qsizetype beginningOfJson(QByteArrayView bytes);

} // namespace mtnops
