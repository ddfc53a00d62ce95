// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/import/importer.h"

#include <QTemporaryDir>

namespace mtnops {

/** A folder with another logger's database and a log that is to be made; any mistake ends the test. Lives on the test's
    thread. */
class ImportScene
{
public:
    ImportScene() : log(path(QStringLiteral("log.sqlite"))), other(path(QStringLiteral("other.sqlite"))) { }

    /** The table "Weather", as SQLAlchemy makes it for a class with an id and a DateTime. */
    static QString weatherSql();

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString writeFile(const QString &name, const QByteArray &text) const;

    /** Makes "Weather" with a row a second from a local time on. */
    void makeWeather(int rows, const QString &from = QStringLiteral("2026-11-23 00:00:00")) const;

    /** Into the log, times in Phoenix. */
    ImportRequest request() const;

    Result<ImportReport> importDatabase(const ImportRequest &request, const ImportProgress &progress = goOn) const;
    Result<ImportReport> importCsv(const QStringList &files, const ImportRequest &request,
                                   const QString &table = {}) const;

    /** The log's bins of "weather". */
    QStringList tiers() const;

    /** Fails the test where the log has a problem, or something to be rolled up. */
    static void verify(const QString &logPath);

private:
    static bool goOn(const QString &, double) { return true; }

    QTemporaryDir m_folder;

public:
    const QString log;
    const QString other;
};

} // namespace mtnops
