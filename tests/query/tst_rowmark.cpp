// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/rowmark.h"
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr TimeRange span{start + 30s, start + 90min + 15s};

} // namespace

/** What tells that the past has changed. */
class TestRowMark : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_writer = openWriter(path());
        write(start, start + 91min);
    }

    void itStaysWhatIsLoggedOutside()
    {
        const quint64 before = mark();
        write(start + 91min, start + 26h); // bins of an hour and of a day are made meanwhile
        writeAll(*m_writer, {testSample(testTable(), start + 10s + 1ms, 1)}); // late, but before it
        QCOMPARE(mark(), before);
        repairAll(*m_writer);
        QCOMPARE(mark(), before);
    }

    void aLateRowChangesIt_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("where bins are made") << qint64(1800);
        QTest::newRow("at the edge") << qint64(40);
        QTest::newRow("in what is not rolled up") << qint64(90 * 60 + 10);
    }
    void aLateRowChangesIt()
    {
        QFETCH(qint64, seconds);
        const quint64 before = mark();
        writeAll(*m_writer, {testSample(testTable(), start + std::chrono::seconds(seconds) + 1ms, 1)});
        const quint64 after = mark();
        QVERIFY(after != before);
        repairAll(*m_writer);
        QCOMPARE(mark(), after); // it was seen: that its bins are made anew is no news
    }

    void anImportChangesIt()
    {
        const quint64 before = mark();
        QVERIFY(m_writer->importRows({testSample(testTable(), start + 20min + 1ms, 1)}));
        QVERIFY(mark() != before);
    }

    void eachTableCounts()
    {
        QVERIFY(m_writer->prepareTable(testTable(u"tcs"_qs)));
        const MarkRequest both{{u"boltwood"_qs, u"tcs"_qs, u"unknown"_qs}, span};
        const quint64 before = mark(both);
        writeAll(*m_writer, {testSample(testTable(u"tcs"_qs), start + 1h, 1)});
        const quint64 after = mark(both);
        QVERIFY(after != before);
        writeAll(*m_writer, {testSample(testTable(), start + 20min + 1ms, 1)}); // the first table, not the last
        QVERIFY(mark(both) != after);
    }

    void whatIsTooMuchToCountChangesWithEveryCommit()
    {
        QCOMPARE(mark(1), mark(2));
        m_writer.reset();
        execute(path(),
                {u"DELETE FROM mtnops_rollups"_qs,
                 u"INSERT INTO boltwood (ts, wind) WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row"
                 " WHERE n < 6000) SELECT %1 + n, n FROM row"_qs.arg(toMicroseconds(start + 1h))});
        QVERIFY(mark(1) != mark(2));
        QCOMPARE(mark(1), mark(1));
    }

private:
    QString path() const { return m_folder->filePath(u"log.sqlite"_qs); }

    void write(Timestamp from, Timestamp to)
    {
        std::vector<Sample> samples;
        for (Timestamp time = from; time < to; time += 10s)
            samples.push_back(testSample(testTable(), time, 1));
        writeAll(*m_writer, std::move(samples));
    }

    quint64 mark(const MarkRequest &request, qint64 dataVersion = 1) const
    {
        const auto connection = openLog(path()).value();
        const Result<quint64> read = rowMark(*connection, readCatalog(*connection).value(), request, dataVersion);
        if (!read)
            qFatal("%s", qPrintable(read.error().detail));
        return *read;
    }
    quint64 mark(qint64 dataVersion = 1) const { return mark({{u"boltwood"_qs}, span}, dataVersion); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestRowMark)
#include "tst_rowmark.moc"
