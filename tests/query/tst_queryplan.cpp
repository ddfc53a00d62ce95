// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/readersql.h"
#include "logger/store/tiertable.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

/** That no statement of the reader grows with the log: SQLite itself says how it would find the rows. */
class TestQueryPlan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSqlDatabase::drivers();
        m_path = m_folder.filePath(u"log.sqlite"_qs);
        QVERIFY(openWriter(m_path)->prepareTable(testTable()).hasValue());
    }

    void rowsAreSearchedNotScanned_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("key");
        const QString rowid = u"USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"_qs;
        QTest::newRow("window and export") << scanSql(u"boltwood"_qs, {u"wind"_qs}) << rowid;
        QTest::newRow("page, newest row and the sample before")
            << backwardScanSql(u"boltwood"_qs, {u"wind"_qs, u"note"_qs}) << rowid;
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QTest::addRow("window, tier %zu", tier)
                << tierLineSql(tier, u"boltwood"_qs, testTable()->columns.first(3)) << rowid;
        const DeviceTablePtr table = testTable();
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QTest::addRow("states, tier %zu", tier)
                << tierStateSql(tier, u"boltwood"_qs, table->columns.sliced(1, 3)) << rowid;
        QTest::newRow("value at an instant") << lastValidSql(u"boltwood"_qs, u"wind"_qs) << rowid;
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QTest::addRow("value at an instant, tier %zu", tier)
                << lastFilledBinSql(tier, u"boltwood"_qs, u"wind"_qs) << rowid;
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QTest::addRow("rows counted by tier %zu", tier) << tierScanSql(tier, u"boltwood"_qs, {}) << rowid;
        QTest::newRow("rows not yet in a bin, counted") << scanSql(u"boltwood"_qs, {}) << rowid;
        QTest::newRow("first bin") << firstBinSql(1, u"boltwood"_qs) << rowid;
        QTest::newRow("rollups made anew") << tierScanSql(1, u"boltwood"_qs, testTable()->columns) << rowid;
        QTest::newRow("events") << eventsSql() << u"USING INDEX mtnops_events_ts (ts>? AND ts<?)"_qs;
        QTest::newRow("the writer's newest row") << u"SELECT max(ts) FROM boltwood"_qs << u"SEARCH boltwood"_qs;
    }
    void rowsAreSearchedNotScanned()
    {
        QFETCH(QString, sql);
        QFETCH(QString, key);
        QStringList plan;
        for (const QVariantList &row : select(m_path, u"EXPLAIN QUERY PLAN "_qs + sql))
            plan += row.last().toString();
        const QString text = plan.join(u"; "_qs);
        QVERIFY2(text.contains(key), qPrintable(text));
        QVERIFY2(!text.contains(u"SCAN") && !text.contains(u"TEMP B-TREE"), qPrintable(text));
    }

    void devicesAreTheOnlyTableReadWhole()
    {
        for (const QVariantList &row : select(m_path, u"EXPLAIN QUERY PLAN "_qs + devicesSql()))
            QCOMPARE(row.last().toString(), u"SCAN mtnops_devices"_qs);
    }

private:
    QTemporaryDir m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestQueryPlan)
#include "tst_queryplan.moc"
