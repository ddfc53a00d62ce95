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
        QTest::addColumn<int>("start");
        for (const int count : {1, 2, 3, 7, 12, 13, 200}) {
            QTest::addRow("%d rows a page, from the newest", count) << count << 12;
            QTest::addRow("%d rows a page, from the oldest", count) << count << -1;
            QTest::addRow("%d rows a page, from the middle", count) << count << 5;
        }
    }
    /** From a first page on, to both sides until there is no more. */
    void pagesShowEveryRowOnce()
    {
        QFETCH(int, count);
        QFETCH(int, start);
        using enum PageRequest::Part;
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 12; ++row)
            samples.push_back(Sample{table, night + (row / 4) * 1s, {double(row)}}); // four want each time
        writeAll(*m_writer, std::move(samples));
        open();
        const auto read = [&](PageRequest request) {
            request.table = u"dome"_qs;
            request.count = count;
            Result<RowPage> page = readPage(*m_connection, m_catalog, request);
            if (!page || page->rows.size() > count || page->columns != table->columns)
                qFatal("no such page");
            return *page;
        };
        const RowPage first = read(start > 11      ? PageRequest{}
                                       : start < 0 ? PageRequest{.part = Oldest}
                                                   : PageRequest{.part = Around, .around = night + 1s + 1us});
        QList<Row> rows = first.rows;
        QCOMPARE(rows.size(), std::min(count, start == 5 ? std::min(6, count / 2) + std::min(6, (count + 1) / 2) : 12));
        for (bool hasOlder = first.hasOlder; hasOlder;) {
            const RowPage page = read({.before = rows.last().time});
            rows += page.rows;
            QVERIFY(!page.hasNewer);
            hasOlder = page.hasOlder;
        }
        for (bool hasNewer = first.hasNewer; hasNewer;) {
            const RowPage page = read({.notBefore = rows.first().time + 1us, .part = Oldest});
            rows = page.rows + rows;
            QVERIFY(!page.hasOlder);
            hasNewer = page.hasNewer;
        }
        QList<double> seen;
        for (const Row &row : std::as_const(rows))
            seen += std::get<double>(row.values.at(0));
        QCOMPARE(seen, QList<double>({11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0}));
    }

    void aTimeIsShownWithWhatIsAroundIt()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 10; ++row)
            samples.push_back(Sample{table, night + row * 1s, {double(row)}});
        writeAll(*m_writer, std::move(samples));
        open();
        const auto read = [&](Duration time) {
            const Result<RowPage> page = readPage(*m_connection, m_catalog,
                                                  {.table = u"dome"_qs,
                                                   .before = night + 9s,
                                                   .notBefore = night + 1s,
                                                   .part = PageRequest::Part::Around,
                                                   .around = night + time,
                                                   .count = 4});
            QList<double> seen;
            for (const Row &row : page->rows)
                seen += std::get<double>(row.values.at(0));
            return std::tuple(seen, page->hasNewer, page->hasOlder);
        };
        QCOMPARE(read(5s), std::tuple(QList<double>({7, 6, 5, 4}), true, true));
        QCOMPARE(read(5s - 1us), std::tuple(QList<double>({6, 5, 4, 3}), true, true));
        QCOMPARE(read(8s), std::tuple(QList<double>({8, 7}), false, true)); // nothing beyond the bounds
        QCOMPARE(read(24h), std::tuple(QList<double>({8, 7}), false, true));
        QCOMPARE(read(-24h), std::tuple(QList<double>({2, 1}), true, false));
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
        QVERIFY(!page->hasOlder);
        QVERIFY(!page->hasNewer);
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
        QVERIFY(!page->hasOlder && !page->hasNewer);
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

    void rowsAheadAreNotTheNewest()
    {
        QVERIFY(m_writer->prepareTable(testTable(u"tcs"_qs)).hasValue());
        writeAll(*m_writer,
                 {testSample(testTable(), night, 1), testSample(testTable(), night + 1s, 2),
                  testSample(testTable(), night + 7h, 3), testSample(testTable(u"tcs"_qs), night + 1h, 1)});
        open();
        const Result<Latest> latest = readLatest(*m_connection, m_catalog, night + 1s);
        QVERIFY(latest.hasValue());
        QCOMPARE(latest->rows.size(), 2);
        for (const LatestRow &row : latest->rows) {
            const bool isTcs = row.table == u"tcs"_qs;
            QCOMPARE(row.row.has_value(), !isTcs);
            if (row.row)
                QCOMPARE(row.row->time, night + 1s);
            QCOMPARE(row.oldest, isTcs ? night + 1h : night);
            QCOMPARE(row.ahead, isTcs ? night + 1h : night + 7h);
        }
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

    void anEventOfAnUnknownKindHidesNoOther()
    {
        QVERIFY(m_writer->write({.events = {Event{night, EventKind::Stop, {}, u"stopped"_qs},
                                            Event{night + 1s, EventKind::Start, u"tcs"_qs, u"moved"_qs}}}));
        execute(m_path, {u"UPDATE mtnops_events SET kind = 'dance' WHERE device = 'tcs'"_qs});
        open();
        const Result<QList<Event>> events = readEvents(*m_connection, {night, night + 1h});
        QVERIFY(events.hasValue());
        QCOMPARE(events->size(), 2);
        QCOMPARE(events->first().kind, EventKind::Stop);
        QCOMPARE(events->last().kind, EventKind::Problem);
        QCOMPARE(events->last().device, u"tcs"_qs);
        QCOMPARE(events->last().text, u"moved (of the unknown kind \"dance\")"_qs);
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
