// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/diagnostic.h"

#include <QByteArrayView>

namespace mtnops {

// Places in the bytes of a TOML file. Any thread.

/** The index of the byte at @p position, which counts characters of UTF-8 and no byte order mark; the text's size where
    it lies beyond. */
qsizetype offsetOf(QByteArrayView text, SourcePosition position);

/** The index of the first byte of the line that holds @p offset. */
qsizetype lineBegin(QByteArrayView text, qsizetype offset);

/** The index behind the line end of the line that holds @p offset; the text's size in its last line. */
qsizetype lineEnd(QByteArrayView text, qsizetype offset);

/** How the lines of @p text end: CR LF where its first one does, else LF. */
QByteArray lineEnding(QByteArrayView text);

} // namespace mtnops
