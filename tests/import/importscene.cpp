// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/import/importscene.h"

#include "logger/import/csvsource.h"
#include "logger/import/sqlitesource.h"
#include "logger/query/logverifier.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QFile>
#include <QTest>

namespace mtnops {

using namespace Qt::StringLiterals;

QString ImportScene::weatherSql()
{
    return QStringLiteral(
        "CREATE TABLE \"Weather\" (id INTEGER NOT NULL, ts DATETIME, temp FLOAT, \"windSpeed\" FLOAT, code INTEGER,"
        " roof BOOLEAN, note VARCHAR(40), seen DATETIME, raw BLOB, PRIMARY KEY (id))");
}

QString ImportScene::writeFile(const QString &name, const QByteArray &text) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write a file");
    return file.fileName();
}

/** One row a second, as the sqlite3 module writes them for SQLAlchemy. */
void ImportScene::makeWeather(int rows, const QString &from) const
{
    execute(other,
            {weatherSql(),
             u"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
             " INSERT INTO \"Weather\" SELECT i + 1, strftime('%Y-%m-%d %H:%M:%S', '%2', i || ' seconds') || '.250000',"
             " i % 50 + 0.5, CASE WHEN i % 7 THEN i % 30 / 10.0 END, i % 3, i % 2, 'calm ' || (i % 5),"
             " '2026-11-22 12:00:00.000000', x'00ff' FROM n"_qs.arg(rows - 1)
                 .arg(from)});
}

ImportRequest ImportScene::request() const
{
    return {.databasePath = log, .zone = QTimeZone("America/Phoenix")};
}

Result<ImportReport> ImportScene::importDatabase(const ImportRequest &request, const ImportProgress &progress) const
{
    const SqliteSource source(other);
    return Importer(request, source, progress).run();
}

Result<ImportReport> ImportScene::importCsv(const QStringList &files, const ImportRequest &request,
                                            const QString &table) const
{
    const CsvSource source(files, table);
    return Importer(request, source, goOn).run();
}

QStringList ImportScene::tiers() const
{
    return tierDump(log, u"weather"_qs);
}

void ImportScene::verify(const QString &logPath)
{
    const Result<Verification> found = verifyLog({.databasePath = logPath});
    QVERIFY2(found, qPrintable(found.error().detail));
    QCOMPARE(found->problems(), 0);
    for (const TableVerification &table : found->tables)
        QVERIFY(table.dirty.isEmpty());
}

} // namespace mtnops
