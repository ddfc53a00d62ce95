// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

/** The word of @p known nearest to @p word by edit distance (insert, delete, replace, swap of neighbours; upper and
    lower case are equal), or the one that it is a part of; empty when none is near enough to be meant. */
QString nearest(QStringView word, const QStringList &known);

/** What follows a complaint about an unknown word: `; did you mean "interval"?`, or else all that is known. */
QString didYouMean(QStringView word, const QStringList &known);

} // namespace mtnops
