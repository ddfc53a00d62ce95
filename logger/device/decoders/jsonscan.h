// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mtnops {

/** The first whole object or array in @p bytes, without what stands around it; all of @p bytes when there is none. */
QByteArrayView firstJsonValue(QByteArrayView bytes);

/** @p json with NaN, Infinity and -Infinity outside strings, which Python writes and JSON forbids, as null. */
QByteArray withoutNonNumbers(QByteArrayView json);

} // namespace mtnops
