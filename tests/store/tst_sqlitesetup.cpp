// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlitesetup.h"
#include "tests/store/samplelog.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace mtnops;

class TestSqliteSetup : public QObject
{
    Q_OBJECT

private slots:
    void itsMemoryIsNotCounted()
    {
        setUpSqlite();
        const QTemporaryDir folder;
        const std::unique_ptr<Writer> writer = openWriter(folder.filePath(u"log.sqlite"_qs));
        const DeviceTablePtr table = realTable(u"d"_qs, {u"a"_qs});
        QVERIFY(writer->prepareTable(table));
        writeAll(*writer, {{table, night, {1.5}}});
        QCOMPARE(sqlite3_memory_used(), 0);
        // It is open now.
        QTest::ignoreMessage(QtWarningMsg, "SQLite is open already and goes on counting its memory (21)");
        setUpSqlite();
    }
};

QTEST_GUILESS_MAIN(TestSqliteSetup)
#include "tst_sqlitesetup.moc"
