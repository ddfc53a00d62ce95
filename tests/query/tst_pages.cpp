// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/pagereader.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp night = fromMicroseconds(1795471448700000);

} // namespace

/** Pages of rows, newest rows and events. */
class TestPages : public QObject
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

    void cleanup()
    {
        m_connection.reset();
        m_writer.reset();
    }

    void pagesShowEveryRowOnce_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 7, 12, 13, 200})
            QTest::addRow("%d rows a page", count) << count;
    }
    void pagesShowEveryRowOnce()
    {
        QFETCH(int, count);
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 12; ++row)
            samples.push_back(Sample{table, night + (row / 4) * 1s, {double(row)}}); // four want each time
        writeAll(*m_writer, std::move(samples));
        open();
        PageRequest request{.table = u"dome"_qs, .count = count};
        QList<double> seen;
        for (bool isLast = false; !isLast;) {
            const Result<RowPage> page = readPage(*m_connection, m_catalog, request);
            QVERIFY(page.hasValue());
            QVERIFY(page->rows.size() <= count);
            QCOMPARE(page->columns, table->columns);
            for (const Row &row : page->rows)
                seen += std::get<double>(row.values.at(0));
            request.before = page->rows.last().time;
            isLast = page->isLast;
        }
        QCOMPARE(seen, QList<double>({11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0}));
    }

    void boundsAreHalfOpen()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 5; ++row)
            samples.push_back(Sample{table, night + row * 1s, {double(row)}});
        writeAll(*m_writer, std::move(samples));
        open();
        const Result<RowPage> page = readPage(
            *m_connection, m_catalog, {.table = u"dome"_qs, .before = night + 3s, .notBefore = night + 1s, .count = 2});
        QVERIFY(page.hasValue());
        QCOMPARE(page->rows.size(), 2);
        QCOMPARE(page->rows.first().time, night + 2s);
        QCOMPARE(page->rows.last().time, night + 1s);
        QVERIFY(page->isLast);
    }

    void everyTypeComesBack()
    {
        const Sample sample = testSample(testTable(), night, 12.5);
        writeAll(*m_writer, {sample, Sample{sample.table, night + 1s, Values(5)}});
        open();
        const Result<RowPage> page = readPage(*m_connection, m_catalog, {.table = u"boltwood"_qs});
        QVERIFY(page.hasValue());
        QCOMPARE(page->rows.size(), 2);
        QVERIFY(page->rows.first().values == Values(5));
        QVERIFY(page->rows.last().values == sample.values);
    }

    void emptyTableHasAnEmptyLastPage()
    {
        QVERIFY(m_writer->prepareTable(testTable()).hasValue());
        open();
        const Result<RowPage> page = readPage(*m_connection, m_catalog, {.table = u"boltwood"_qs});
        QVERIFY(page.hasValue());
        QVERIFY(page->rows.isEmpty());
        QVERIFY(page->isLast);
    }

    void newestRowsAndStates()
    {
        QVERIFY(m_writer->prepareTable(testTable(u"tcs"_qs)).hasValue());
        const DeviceStatus good{.device = u"boltwood"_qs, .state = DeviceState::Good, .since = night, .polls = 3};
        const DeviceStatus disabled{
            .device = u"dome"_qs, .state = DeviceState::Disabled, .detail = u"no such type"_qs, .since = night};
        const Batch batch{.samples = {testSample(testTable(), night, 1), testSample(testTable(), night + 1s, 2)},
                          .statuses = {good, disabled}};
        QVERIFY(m_writer->write(batch).hasValue());
        open();
        const Result<Latest> latest = readLatest(*m_connection, m_catalog);
        QVERIFY(latest.hasValue());
        QCOMPARE(latest->rows.size(), 3);
        QCOMPARE(latest->rows[0].table, u"tcs"_qs);
        QVERIFY(!latest->rows[0].row);
        QCOMPARE(latest->rows[0].status.state, DeviceState::NeverSeen);
        QVERIFY(!latest->rows[0].oldest);
        QCOMPARE(latest->rows[1].row->time, night + 1s);
        QCOMPARE(latest->rows[1].oldest, night);
        QVERIFY(latest->rows[1].status == good);
        QVERIFY(!latest->rows[2].row); // a device without a table
        QVERIFY(latest->rows[2].status == disabled);
        QCOMPARE(latest->databaseBytes, m_writer->sizeOnDisk());
    }

    void eventsOfARange()
    {
        Batch batch;
        for (int hour = 0; hour < 5; ++hour)
            batch.events.append(Event{night + hour * 1h, EventKind::ReadingsLost, u"tcs"_qs, QString::number(hour)});
        std::swap(batch.events.first(), batch.events.last());
        QVERIFY(m_writer->write(batch).hasValue());
        open();
        const Result<QList<Event>> events = readEvents(*m_connection, {night + 1h, night + 4h});
        QVERIFY(events.hasValue());
        QStringList texts;
        for (const Event &event : *events)
            texts += event.text;
        QCOMPARE(texts, QStringList({u"1"_qs, u"2"_qs, u"3"_qs}));
        QCOMPARE(events->first().time, night + 1h);
        QCOMPARE(events->first().kind, EventKind::ReadingsLost);
        QCOMPARE(events->first().device, u"tcs"_qs);
    }

    void mistakesAreNamed()
    {
        open();
        const Result<RowPage> unknown = readPage(*m_connection, m_catalog, {.table = u"tcs"_qs});
        QVERIFY(!unknown);
        QVERIFY(unknown.error().detail.contains(u"there are: none yet"));
        QVERIFY(m_writer->prepareTable(testTable()).hasValue());
        open();
        QVERIFY(!readPage(*m_connection, m_catalog, {.table = u"boltwood"_qs, .count = 0}));
    }

private:
    void open()
    {
        m_connection = openLog(m_path).value();
        m_catalog = readCatalog(*m_connection).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
    Catalog m_catalog;
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
