// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/csvrequest.h"

#include <QStringList>

namespace mtnops {

/** The titles of a CSV file's columns, behind the time's: "boltwood.wind [mph]"; with an interval one for each
   statistic of a real column, "boltwood.wind mean [mph]" and "boltwood.wind count", and "boltwood.sky last" of any
   other. */
QStringList csvTitles(const CsvRequest &request, const QList<Column> &columns);

} // namespace mtnops
