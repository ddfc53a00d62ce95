// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

DeviceTablePtr changed(const DeviceTablePtr &table, const std::function<void(DeviceTable &)> &change)
{
    DeviceTable copy = *table;
    change(copy);
    return std::make_shared<const DeviceTable>(std::move(copy));
}

} // namespace

/** That tables and catalog follow the devices, and what does not fit is refused alone. */
class TestTableLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(m_path);
    }

    void cleanup() { m_writer.reset(); }

    void newColumnIsAddedAndTold()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 1)});
        const qint64 before = catalogVersion();
        const DeviceTablePtr wider = changed(table, [](DeviceTable &t) {
            t.columns.append(Column{.name = u"gust"_qs, .unit = u"mph"_qs, .label = u"Gust"_qs});
        });
        Sample sample = testSample(table, night + 1s, 2);
        sample.table = wider;
        sample.values.emplace_back(9.5);
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT wind, gust FROM boltwood ORDER BY ts"_qs),
                 QList<QVariantList>({{1.0, QVariant(QMetaType::fromType<QString>())}, {2.0, 9.5}}));
        QCOMPARE(eventTexts(m_path).size(), 1);
        QVERIFY(eventTexts(m_path).first().startsWith(u"configuration boltwood: column gust (real) added"));
        QVERIFY(catalogVersion() > before);
    }

    void columnThatIsGoneStays()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 1)});
        const DeviceTablePtr narrower = changed(table, [](DeviceTable &t) { t.columns.removeFirst(); });
        Sample sample = testSample(table, night + 1s, 2);
        sample.table = narrower;
        sample.values.erase(sample.values.begin());
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT wind IS NULL, code FROM boltwood ORDER BY ts"_qs),
                 QList<QVariantList>({{0LL, 1LL}, {1LL, 1LL}}));
    }

    void changedTypeIsRefusedAndNothingIsLost()
    {
        const DeviceTablePtr table = testTable();
        const DeviceTablePtr other = testTable(u"tcs"_qs);
        writeAll(*m_writer, {testSample(table, night, 1)});
        const DeviceTablePtr retyped = changed(table, [](DeviceTable &t) {
            t.columns[0].type = ColumnType::Text;
            t.columns.append(Column{.name = u"gust"_qs, .label = u"Gust"_qs});
        });
        const Result<void> prepared = m_writer->prepareTable(retyped);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::InvalidInput);
        QVERIFY2(prepared.error().detail.contains(u"boltwood.wind holds real values and its type is now text"),
                 qPrintable(prepared.error().detail));
        Sample refused{retyped, night + 1s, {u"calm"_qs, qint64(1), true, QString(), night, 2.0}};
        for (int flush = 0; flush < 2; ++flush) {
            refused.time += 1s;
            const Result<WriteReport> report =
                m_writer->write(Batch{.samples = {refused, testSample(other, refused.time, 3), refused}});
            QVERIFY(report.hasValue());
            QCOMPARE(report->rows, 1);
            QCOMPARE(report->refused, 2);
        }
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
        QCOMPARE(count(m_path, u"tcs"_qs), 2);
        QCOMPARE(
            select(m_path, u"SELECT count(*) FROM pragma_table_info('boltwood') WHERE name = 'gust'"_qs), // unchanged
            QList<QVariantList>({{0LL}}));
        QCOMPARE(eventTexts(m_path).size(), 1);
        QVERIFY2(eventTexts(m_path).first().contains(u"give the changed column a new name"),
                 qPrintable(eventTexts(m_path).first()));
        writeAll(*m_writer, {testSample(table, night + 10s, 4)}); // the type is put right again
        QCOMPARE(count(m_path, u"boltwood"_qs), 2);
    }

    void valuesThatDoNotFitAreRefused_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("reason");
        QTest::newRow("text for a real") << 0 << u"a value in wind that is no real"_qs;
        QTest::newRow("text for an integer") << 1 << u"code that is no integer"_qs;
        QTest::newRow("text for a boolean") << 2 << u"open that is no boolean"_qs;
        QTest::newRow("text for a time") << 4 << u"seen that is no time"_qs;
        QTest::newRow("one value too few") << -1 << u"4 values for 5 columns"_qs;
    }
    void valuesThatDoNotFitAreRefused()
    {
        QFETCH(int, column);
        QFETCH(QString, reason);
        Sample sample = testSample(testTable(), night, 1);
        if (column < 0)
            sample.values.pop_back();
        else
            sample.values[size_t(column)] = u"wrong"_qs;
        const Result<WriteReport> report =
            m_writer->write(Batch{.samples = {sample, testSample(sample.table, night, 1)}});
        QVERIFY(report.hasValue());
        QCOMPARE(report->refused, 1);
        QCOMPARE(report->rows, 1);
        QVERIFY2(eventTexts(m_path).join(u' ').contains(reason), qPrintable(eventTexts(m_path).join(u' ')));
    }

    void badNamesAreRefused_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("column");
        QTest::newRow("quote") << u"bolt\"wood"_qs << u"wind"_qs;
        QTest::newRow("catalog's") << u"mtnops_site"_qs << u"wind"_qs;
        QTest::newRow("upper case") << u"boltwood"_qs << u"Wind"_qs;
        QTest::newRow("the time's") << u"boltwood"_qs << u"ts"_qs;
    }
    void badNamesAreRefused()
    {
        QFETCH(QString, table);
        QFETCH(QString, column);
        const Result<void> prepared = m_writer->prepareTable(realTable(table, {column}));
        QVERIFY(!prepared);
        QVERIFY2(prepared.error().detail.contains(u"lower-case letters"), qPrintable(prepared.error().detail));
    }

    void columnNamedTwiceIsRefused()
    {
        const Result<void> prepared = m_writer->prepareTable(realTable(u"dome"_qs, {u"az"_qs, u"az"_qs}));
        QVERIFY(!prepared);
        QVERIFY(prepared.error().detail.contains(u"two columns named az"));
    }

    void keywordsAreGoodNames()
    {
        const DeviceTablePtr table = realTable(u"order"_qs, {u"select"_qs, u"group"_qs});
        writeAll(*m_writer, {Sample{table, night, {1.0, 2.0}}});
        QCOMPARE(count(m_path, u"\"order\""_qs), 1);
    }

    void catalogFollowsTheDescription()
    {
        const DeviceTablePtr table = testTable();
        QVERIFY(m_writer->prepareTable(table).hasValue());
        const qint64 first = catalogVersion();
        QVERIFY(m_writer->prepareTable(testTable()).hasValue());
        QCOMPARE(catalogVersion(), first);
        QVERIFY(m_writer
                    ->prepareTable(changed(table,
                                           [](DeviceTable &t) {
                                               t.columns[0].unit = u"m/s"_qs;
                                               t.columns[0].limits.alarmAbove.reset();
                                           }))
                    .hasValue());
        QVERIFY(catalogVersion() > first);
        const QVariantList row =
            select(m_path,
                   u"SELECT unit, warn_above, alarm_above, minimum, maximum FROM mtnops_columns WHERE name = 'wind'"_qs)
                .first();
        QCOMPARE(row[0].toString(), u"m/s"_qs);
        QCOMPARE(row[1].toDouble(), 25.0);
        QVERIFY(row[2].isNull());
        QCOMPARE(row[3].toDouble(), 0.0);
        QVERIFY(row[4].isNull());
        QCOMPARE(select(m_path, u"SELECT words FROM mtnops_columns WHERE name = 'code'"_qs).first().first().toString(),
                 u"{\"0\":\"unknown\",\"1\":\"clear\"}"_qs);
        QCOMPARE(eventTexts(m_path),
                 QStringList{u"configuration boltwood: unit of wind changed from \"mph\" to \"m/s\"; earlier rows keep"
                             " their numbers"_qs});
    }

    void whatIsNoLogTableIsRefusedAlone_data()
    {
        QTest::addColumn<QString>("statement");
        QTest::addColumn<QString>("what");
        QTest::newRow("view") << u"CREATE VIEW boltwood AS SELECT 1 AS ts"_qs << u"is a view"_qs;
        QTest::newRow("no time") << u"CREATE TABLE boltwood (x)"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("time is no key") << u"CREATE TABLE boltwood (ts INTEGER, x)"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("time is half the key")
            << u"CREATE TABLE boltwood (ts INTEGER, x, PRIMARY KEY (ts, x))"_qs << u"ts INTEGER PRIMARY KEY"_qs;
        QTest::newRow("index") << u"CREATE INDEX boltwood ON mtnops_events (kind)"_qs << u"is an index"_qs;
    }
    void whatIsNoLogTableIsRefusedAlone()
    {
        QFETCH(QString, statement);
        QFETCH(QString, what);
        execute(m_path, {statement});
        const Result<void> prepared = m_writer->prepareTable(testTable());
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().code, ErrorCode::InvalidInput);
        QVERIFY2(prepared.error().detail.contains(what), qPrintable(prepared.error().detail));
        const Result<WriteReport> report = m_writer->write(
            Batch{.samples = {testSample(testTable(), night, 1), testSample(testTable(u"tcs"_qs), night, 2)}});
        QVERIFY2(report.hasValue(), qPrintable(report.error().detail));
        QCOMPARE(report->rows, 1);
        QCOMPARE(report->refused, 1);
        QCOMPARE(count(m_path, u"tcs"_qs), 1);
        QVERIFY2(eventTexts(m_path).join(u' ').contains(what), qPrintable(eventTexts(m_path).join(u' ')));
    }

private:
    qint64 catalogVersion() const
    {
        return select(m_path, u"SELECT catalog_version FROM mtnops_site"_qs).first().first().toLongLong();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestTableLayout)
#include "tst_tablelayout.moc"
