// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace mtnops;
using namespace std::chrono_literals;

/** What a flush commits. */
class TestWriter : public QObject
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

    void everyTypeIsStored()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 12.5)});
        const QVariantList row = select(m_path, u"SELECT ts, wind, code, open, note, seen FROM boltwood"_qs).first();
        QCOMPARE(row,
                 QVariantList({toMicroseconds(night), 12.5, qint64(1), qint64(1), u"calm \"night\""_qs,
                               toMicroseconds(night) - 250000}));
    }

    void numbersThatAreNoneAreNull_data()
    {
        QTest::addColumn<double>("number");
        QTest::newRow("NaN") << std::nan("");
        QTest::newRow("infinity") << std::numeric_limits<double>::infinity();
        QTest::newRow("minus infinity") << -std::numeric_limits<double>::infinity();
    }
    void numbersThatAreNoneAreNull()
    {
        QFETCH(double, number);
        writeAll(*m_writer, {testSample(testTable(), night, number)});
        QVERIFY(select(m_path, u"SELECT wind FROM boltwood"_qs).first().first().isNull());
    }

    void nullIsNullAndEmptyTextIsNot()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {Sample{table, night, {{}, {}, {}, QString(), {}}}, Sample{table, night + 1s, Values(5)}});
        const QList<QVariantList> rows = select(
            m_path, u"SELECT wind IS NULL, code IS NULL, open IS NULL, note IS NULL, seen IS NULL FROM boltwood"_qs);
        QCOMPARE(rows.at(0), QVariantList({1LL, 1LL, 1LL, 0LL, 1LL}));
        QCOMPARE(rows.at(1), QVariantList({1LL, 1LL, 1LL, 1LL, 1LL}));
    }

    void aRowHasNothingOfTheOneBefore()
    {
        const DeviceTablePtr table = testTable();
        const Sample whole = testSample(table, night, 1.5);
        const Sample none{table, night + 1s, Values(5)};
        const Sample other{table, night + 2s, {qint64(2), qint64(3), false, u"b"_qs, night}};
        const Sample noNumber{table, night + 3s, {std::nan(""), {}, true, {}, night + 1s}};
        writeAll(*m_writer, {whole, none, other, noNumber, testSample(table, night + 4s, 1.5)});
        const QList<QVariantList> rows =
            select(m_path, u"SELECT wind, code, open, note, seen FROM boltwood ORDER BY ts"_qs);
        QVERIFY(std::all_of(rows.at(1).begin(), rows.at(1).end(), std::mem_fn(&QVariant::isNull)));
        QCOMPARE(rows.at(2), QVariantList({2.0, 3LL, 0LL, u"b"_qs, toMicroseconds(night)}));
        QVERIFY(rows.at(3).at(0).isNull() && rows.at(3).at(1).isNull() && rows.at(3).at(3).isNull());
        QCOMPARE(rows.at(3).at(2), QVariant(1LL));
        QCOMPARE(rows.at(3).at(4), QVariant(toMicroseconds(night + 1s)));
        QCOMPARE(rows.at(4).first(3), rows.at(0).first(3));
    }

    void textIsBoundNotPasted()
    {
        const QString text = u"'); DROP TABLE boltwood; -- :v0 ? \u00b0C \U0001F52D"_qs;
        Sample sample = testSample(testTable(), night, 1);
        sample.values[3] = text;
        writeAll(*m_writer, {sample});
        QCOMPARE(select(m_path, u"SELECT note FROM boltwood"_qs).first().first().toString(), text);
    }

    void takenTimeMovesToTheNextFreeMicrosecond()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer,
                 {testSample(table, night, 1), testSample(table, night, 2), testSample(table, night + 1us, 3)});
        writeAll(*m_writer, {testSample(table, night + 1s, 4), testSample(table, night, 5)});
        m_writer = openWriter(m_path);
        writeAll(*m_writer, {testSample(table, night, 6), testSample(table, night - 1us, 7)});
        const QList<QVariantList> rows = select(m_path, u"SELECT ts, wind FROM boltwood ORDER BY wind"_qs);
        const QList<qint64> offsets = {0, 1, 2, 1000000, 3, 4, -1};
        QCOMPARE(rows.size(), offsets.size());
        for (qsizetype row = 0; row < rows.size(); ++row)
            QCOMPARE(rows[row].first().toLongLong() - toMicroseconds(night), offsets[row]);
    }

    void clockThatStepsBackLosesNothing()
    {
        const DeviceTablePtr table = testTable();
        for (int step = 0; step < 5; ++step)
            writeAll(*m_writer,
                     {testSample(table, night - step * 1h, step), testSample(table, night + step * 1s, step)});
        QCOMPARE(count(m_path, u"boltwood"_qs), 10);
    }

    void eventsAndStatesComeWithTheRows()
    {
        const DeviceStatus status{.device = u"boltwood"_qs,
                                  .state = DeviceState::NoReply,
                                  .detail = u"silent for 1 s"_qs,
                                  .since = night,
                                  .polls = 7,
                                  .failures = 3,
                                  .skipped = 2,
                                  .rejected = 1,
                                  .latency = 12ms};
        DeviceStatus unknown = status;
        unknown.device = u"dome"_qs;
        const Batch batch{.samples = {testSample(testTable(), night, 1)},
                          .events = {Event{night, EventKind::DeviceDown, u"boltwood"_qs, u"silent"_qs}},
                          .statuses = {status, unknown}};
        QVERIFY(m_writer->write(batch).hasValue());
        QCOMPARE(eventTexts(m_path), QStringList{u"device-down boltwood: silent"_qs});
        const QString columns =
            u"SELECT state, state_detail, state_since, polls, failures, skipped, rejected, latency_us"
            " FROM mtnops_devices WHERE name = '%1'"_qs;
        const QVariantList expected = {u"no-reply"_qs, u"silent for 1 s"_qs, toMicroseconds(night), 7LL, 3LL, 2LL, 1LL,
                                       12000LL};
        QCOMPARE(select(m_path, columns.arg(u"boltwood")).first(), expected);
        QCOMPARE(select(m_path, columns.arg(u"dome")).first(), expected);
    }

    void writeAheadLogCountsAndIsFoldedInAtTheEnd()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        QVERIFY(m_writer->sizeOnDisk() > QFileInfo(m_path).size());
        m_writer.reset();
        QVERIFY(!QFileInfo::exists(m_path + u"-wal"_qs));
        QCOMPARE(count(m_path, u"boltwood"_qs), 1);
    }

    void fileIsWholeThoughAViewerHasItOpen()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        const auto viewer = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly);
        QVERIFY(viewer.hasValue());
        QCOMPARE((*viewer)->value(u"SELECT count(*) FROM boltwood"_qs)->toInt(), 1);
        m_writer.reset();
        const QString copy = m_folder->filePath(u"copy.sqlite"_qs); // without the write-ahead log
        QVERIFY(QFile::copy(m_path, copy));
        QCOMPARE(count(copy, u"boltwood"_qs), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestWriter)
#include "tst_writer.moc"
