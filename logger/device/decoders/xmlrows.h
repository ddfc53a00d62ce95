// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

namespace mtnops {

/** The elements of an XML document whose path is @p path or ends with it, outermost ones only, each as a document of
   its own. Not one is no error where the element that they stand in is there ("log" of "log/entry"); else it is. Any
    thread. */
Result<QList<QByteArray>> rowsOfXml(QByteArrayView bytes, const QString &path);

} // namespace mtnops
