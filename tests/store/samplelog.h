// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/store/writer.h"

#include <QVariant>

namespace mtnops {

/** When most logs of these tests begin: 2026-11-23T22:04:08.7Z, within a minute and a second. */
constexpr Timestamp night = fromMicroseconds(1795471448700000);

/** The observatory of the store's and the reader's tests. */
SiteInfo testSite();

/** A device with one column of each type: "wind" real, "code" integer with words, "open" boolean, "note" text, "seen"
    time; one row a second. */
DeviceTablePtr testTable(const QString &name = QStringLiteral("boltwood"));

/** A table of real columns of those names. */
DeviceTablePtr realTable(const QString &name, const QStringList &columns, Duration interval = std::chrono::seconds(1));

/** A row of testTable(). */
Sample testSample(const DeviceTablePtr &table, Timestamp time, double wind);

/** Opens a writer or ends the test program with the reason. */
std::unique_ptr<Writer> openWriter(const QString &path);

/** Commits rows of one batch or ends the test program with the reason. */
void writeAll(Writer &writer, std::vector<Sample> samples);

/** Makes all dirty rollups anew or ends the test program with the reason. */
void repairAll(Writer &writer);

/** All rows that a statement gives, asked through a connection of its own. */
QList<QVariantList> select(const QString &path, const QString &sql);

/** "kind device: text" of all events. */
QStringList eventTexts(const QString &path);

/** How many rows a table has. */
qint64 count(const QString &path, const QString &table);

/** Runs statements through a connection of its own, behind the program's back. */
void execute(const QString &path, const QStringList &statements);

} // namespace mtnops
