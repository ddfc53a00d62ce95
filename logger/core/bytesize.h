// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QStringView>

namespace mtnops {

/** Reads "500MB", "2GB", "1.5 TB" (powers of 1000) and "512MiB", "2GiB" (of 1024) as bytes; the error says what is
    accepted. Result is > 0. */
Result<qint64> parseByteSize(QStringView text);

/** The shortest text of whole units that parseByteSize() reads back: "2GB", "1500MB". */
QString formatByteSize(qint64 bytes);

/** For people, rounded to three figures: "1.95 GB", "312 MB". */
QString roundedByteSize(qint64 bytes);

} // namespace mtnops
