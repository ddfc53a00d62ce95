// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

#include <QHash>

namespace mtnops {

/** The name by which a column is found: its source, else its own name. */
QString sourceName(const ColumnRule &rule);

/** Reads @p columns from texts that have names. One that is not there is a missing value; an error, when all are. */
Result<DecodedReply> readNamedTexts(const QHash<QString, QString> &texts, const QList<ColumnRule> &columns,
                                    QByteArrayView reply);

} // namespace mtnops
