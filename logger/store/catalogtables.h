// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/siteinfo.h"

namespace mtnops {

class SqlConnection;

/** The site as the database has it. */
Result<SiteInfo> readSite(SqlConnection &connection);

/** Writes the site if it differs; returns the name that was stored before, empty in a new database. */
Result<QString> writeSite(SqlConnection &connection, const SiteInfo &site);

/** A number that grows with every change of the site, the devices or the columns, not with rows and states. */
Result<qint64> readCatalogVersion(SqlConnection &connection);
Result<void> raiseCatalogVersion(SqlConnection &connection);

/** The columns of a device in the catalog, by position; columns that are no longer logged are among them. */
Result<QList<Column>> readColumns(SqlConnection &connection, const QString &device);

/** A device's table as the catalog describes it: the interval, and those of its columns that the table really has. */
Result<DeviceTable> readTable(SqlConnection &connection, const QString &device);

/** Inserts or replaces the catalog's row of a column. */
Result<void> writeColumn(SqlConnection &connection, const QString &device, const Column &column, qsizetype position);

/** Inserts a device or changes its title and interval; true when something changed. */
Result<bool> writeDevice(SqlConnection &connection, const DeviceTable &table);

/** {"0":"unknown","1":"clear"}; nothing for no words. */
QString wordsToJson(const QMap<qint64, QString> &words);
QMap<qint64, QString> wordsFromJson(const QString &json);

} // namespace mtnops
