// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/decoders/decoder.h"

#include <QStringList>

namespace mtnops {

/** Reads @p columns from the words of a reply. A column's source is empty (the word after the one of the column
   before), a number ("3": the third word), a number and a plus ("3+": the third and all that follow, for a text of
   several words), or a key ("MEAN": the value of the word "MEAN=162.6667"). More words than columns are allowed; a word
   too few, or a key that is not there, is an error that says so. @p reply is for messages. */
Result<DecodedReply> readWords(const QStringList &words, const QList<ColumnRule> &columns, QByteArrayView reply);

} // namespace mtnops
