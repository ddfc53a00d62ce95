// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"

#include "logger/query/csvtimetext.h"
#include "logger/query/csvwriter.h"
#include "tests/store/samplelog.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const TimeRange allTime{night - 24h * 365, night + 24h * 365};

} // namespace

/** What is in a CSV file of raw rows. */
class TestCsvExport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_output = m_folder->filePath(u"out.csv"_qs);
        m_writer = openWriter(m_path);
    }

    void cleanup() { m_writer.reset(); }

    void everyTypeIsWritten()
    {
        const DeviceTablePtr table = testTable();
        writeAll(*m_writer, {testSample(table, night, 12.5), Sample{table, night + 1s, Values(5)}});
        QCOMPARE(
            csv({.table = u"boltwood"_qs}),
            QByteArray("time [UTC],boltwood.wind [mph],boltwood.code,boltwood.open,boltwood.note,boltwood.seen\r\n"
                       "2026-11-23T22:04:08.700000Z,12.5,1,1,\"calm \"\"night\"\"\",2026-11-23T22:04:08.450000Z\r\n"
                       "2026-11-23T22:04:09.700000Z,,,,,\r\n"));
    }

    void rowsThatAreKeptNoMoreAreTold()
    {
        const Timestamp day = floorTo(night, 24h);
        std::vector<Sample> samples;
        for (Timestamp time = day - 24h; time <= day + 1h; time += 60s)
            samples.push_back(testSample(testTable(), time, 1));
        writeAll(*m_writer, std::move(samples));
        CsvRequest request{.databasePath = m_path, .table = u"boltwood"_qs, .range = allTime};
        QCOMPARE(remarksOf(*exportCsv(request, m_output)), QStringList());
        while (*m_writer->retireRows(u"boltwood"_qs, day)) { }
        const Result<CsvReport> report = exportCsv(request, m_output);
        QVERIFY2(report, qPrintable(report.error().detail));
        QCOMPARE(report->rows, 62); // the last row of the day before stays
        QVERIFY(report->retired == (TimeRange{day - 24h, day}));
        QCOMPARE(
            remarksOf(*report),
            QStringList(u"raw rows from 2026-11-22T00:00:00.000000Z to 2026-11-23T00:00:00.000000Z are not kept any "
                        "more: there is nothing to export of them, though charts and statistics tell of that "
                        "time"_qs));
        request.range = {day - 20h - 30s, day - 19h};
        QVERIFY(exportCsv(request, m_output)->retired == request.range);
        request.range = {day, day + 1h};
        QVERIFY(exportCsv(request, m_output)->retired.isEmpty());
        request.every = 7h + 1s; // no whole minutes; the interval around midnight lost most of its hours
        request.range = allTime;
        const Result<CsvReport> binned = exportCsv(request, m_output);
        QVERIFY(binned->retired == (TimeRange{day - 24h, floorTo(day, request.every) + request.every}));
        QCOMPARE(binned->rows, 1); // from 00:47:23 on
        request.every = 1h; // rollups tell of these
        const Result<CsvReport> hours = exportCsv(request, m_output);
        QCOMPARE(hours->rows, 26);
        QVERIFY(hours->retired.isEmpty());
        QCOMPARE(remarksOf(*hours),
                 QStringList(u"raw rows from 2026-11-22T00:00:00.000000Z to 2026-11-23T00:00:00.000000Z are not kept "
                             "any more: what rollups of whole minutes know is written of that time"_qs));
        request.every = {};
        request.range = {day - 20 * 24h, day - 10 * 24h}; // of a time of which nothing was ever logged
        QVERIFY(exportCsv(request, m_output)->retired.isEmpty());
    }

    void columnsAreChosenInOrder()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 0.1)});
        QCOMPARE(csv({.table = u"boltwood"_qs, .columns = {u"code"_qs, u"wind"_qs}, .time = CsvTime::Unix}),
                 QByteArray("time [unix s],boltwood.code,boltwood.wind [mph]\r\n1795471448.700000,1,0.1\r\n"));
    }

    void rangeIsHalfOpen()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        for (int row = 0; row < 4; ++row)
            writeAll(*m_writer, {Sample{table, night + row * 1s, {double(row)}}});
        QCOMPARE(csv({.table = u"dome"_qs, .range = {night + 1s, night + 3s}, .time = CsvTime::Unix}),
                 QByteArray("time [unix s],dome.az\r\n1795471449.700000,1\r\n1795471450.700000,2\r\n"));
    }

    void textIsQuotedAndDefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("plain") << u"clear"_qs << QByteArray("clear");
        QTest::newRow("empty") << u""_qs << QByteArray("\"\"");
        QTest::newRow("blanks stay") << u" a "_qs << QByteArray(" a ");
        QTest::newRow("comma") << u"a,b"_qs << QByteArray("\"a,b\"");
        QTest::newRow("quote") << u"a\"b"_qs << QByteArray("\"a\"\"b\"");
        QTest::newRow("line feed") << u"a\nb"_qs << QByteArray("\"a\nb\"");
        QTest::newRow("carriage return") << u"a\rb"_qs << QByteArray("\"a\rb\"");
        QTest::newRow("UTF-8") << u"5 \u00b0C"_qs
                               << QByteArray("5 \xc2\xb0"
                                             "C");
        QTest::newRow("equals") << u"=1+1"_qs << QByteArray("'=1+1");
        QTest::newRow("plus") << u"+1"_qs << QByteArray("'+1");
        QTest::newRow("minus") << u"-1"_qs << QByteArray("'-1");
        QTest::newRow("at") << u"@SUM(A1)"_qs << QByteArray("'@SUM(A1)");
        QTest::newRow("tabulator") << u"\t=1"_qs << QByteArray("'\t=1");
        QTest::newRow("carriage return first") << u"\r=1"_qs << QByteArray("\"'\r=1\"");
        QTest::newRow("formula with quotes") << u"=A(\"b\",1)"_qs << QByteArray("\"'=A(\"\"b\"\",1)\"");
        QTest::newRow("line feed first") << u"\n=1"_qs << QByteArray("\"'\n=1\"");
        QTest::newRow("defused already") << u"'=1"_qs << QByteArray("''=1");
        QTest::newRow("apostrophe") << u"'tis"_qs << QByteArray("'tis");
        QTest::newRow("equals later") << u"a=1"_qs << QByteArray("a=1");
    }
    void textIsQuotedAndDefused()
    {
        QFETCH(QString, text);
        QTEST(csvText(text), "cell");
    }

    void timesInStyles_data()
    {
        QTest::addColumn<CsvTime>("style");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QList<qint64>>("times"); // µs, written one after the other
        QTest::addColumn<QList<QByteArray>>("texts");
        QTest::newRow("UTC over an hour and a day")
            << CsvTime::Utc << QByteArray("UTC") << QList<qint64>{1795478399999999, 1795478400000000, -1}
            << QList<QByteArray>{"2026-11-23T23:59:59.999999Z", "2026-11-24T00:00:00.000000Z",
                                 "1969-12-31T23:59:59.999999Z"};
        QTest::newRow("Arizona") << CsvTime::Local << QByteArray("America/Phoenix") << QList<qint64>{1795471448700000}
                                 << QList<QByteArray>{"2026-11-23T15:04:08.700000-07:00"};
        QTest::newRow("clocks go forward")
            << CsvTime::Local << QByteArray("America/Denver") << QList<qint64>{1772960399999999, 1772960400000000}
            << QList<QByteArray>{"2026-03-08T01:59:59.999999-07:00", "2026-03-08T03:00:00.000000-06:00"};
        QTest::newRow("clocks go back") << CsvTime::Local << QByteArray("America/Denver")
                                        << QList<qint64>{1793519999999999, 1793520000000000, 1793519999999999}
                                        << QList<QByteArray>{"2026-11-01T01:59:59.999999-06:00",
                                                             "2026-11-01T01:00:00.000000-07:00",
                                                             "2026-11-01T01:59:59.999999-06:00"};
        QTest::newRow("half an hour's zone, which shifts by half an hour")
            << CsvTime::Local << QByteArray("Australia/Lord_Howe") << QList<qint64>{1775314799000000, 1775314800000000}
            << QList<QByteArray>{"2026-04-05T01:59:59.000000+11:00", "2026-04-05T01:30:00.000000+10:30"};
        QTest::newRow("unix") << CsvTime::Unix << QByteArray("UTC") << QList<qint64>{1795471448700001, -1, -1500000, 0}
                              << QList<QByteArray>{"1795471448.700001", "-0.000001", "-1.500000", "0.000000"};
        QTest::newRow("MJD") << CsvTime::Mjd << QByteArray("UTC") << QList<qint64>{0,
                                                                                   1,
                                                                                   86'399'999'999,
                                                                                   -1,
                                                                                   1795471448700000,
                                                                                   -3506716800000000,
                                                                                   -3506716800000001,
                                                                                   -3506760000000000,
                                                                                   -3506803200000000}
                             << QList<QByteArray>{"40587.000000000000", "40587.000000000012", "40587.999999999988",
                                                  "40586.999999999988", "61367.919545138889", "0.000000000000",
                                                  "-0.000000000012",    "-0.500000000000",    "-1.000000000000"};
    }
    void timesInStyles()
    {
        QFETCH(CsvTime, style);
        QFETCH(QByteArray, zone);
        QFETCH(QList<qint64>, times);
        QFETCH(QList<QByteArray>, texts);
        CsvTimeText timeText(style, QTimeZone(zone));
        for (qsizetype index = 0; index < times.size(); ++index) {
            std::array<char, CsvTimeText::longest> buffer{};
            const QByteArray text(buffer.data(), timeText.write(buffer.data(), times[index]) - buffer.data());
            QCOMPARE(text, texts[index]);
        }
    }

    void localTimesAgreeWithQt()
    {
        QRandomGenerator random(2);
        for (const char *name : {"America/Denver", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Auckland"}) {
            const QTimeZone zone(name);
            CsvTimeText timeText(CsvTime::Local, zone);
            qint64 milliseconds = 1767225600000; // 2026-01-01
            for (int step = 0; step < 3000; ++step) {
                milliseconds += random.bounded(6 * 3600 * 1000);
                std::array<char, CsvTimeText::longest> buffer{};
                const QByteArray text(buffer.data(),
                                      timeText.write(buffer.data(), milliseconds * 1000) - buffer.data());
                const QDateTime instant = QDateTime::fromMSecsSinceEpoch(milliseconds, zone);
                QCOMPARE(QString::fromLatin1(text.first(23)), instant.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"));
                QCOMPARE(QDateTime::fromString(QString::fromLatin1(text.first(23) + text.last(6)), Qt::ISODateWithMs),
                         instant);
            }
        }
    }

    void whatIsNotOfTheColumnsTypeIsLeftOutAndCounted()
    {
        std::vector<Sample> samples;
        for (int row = 0; row < 5; ++row)
            samples.push_back(testSample(testTable(), night + row * 1s, row));
        writeAll(*m_writer, std::move(samples));
        m_writer.reset();
        const auto set = [&](const QString &cell, int row) {
            return u"UPDATE boltwood SET %1 WHERE ts = %2"_qs.arg(cell).arg(toMicroseconds(night + row * 1s));
        };
        execute(m_path,
                {set(u"wind = '12,5'"_qs, 1), set(u"wind = 9e999"_qs, 2), set(u"code = 1.5"_qs, 2),
                 set(u"open = 2"_qs, 3), set(u"note = x'00ff'"_qs, 3), set(u"seen = 'yesterday'"_qs, 4),
                 set(u"seen = 9000000000000000000"_qs, 3)});
        CsvRequest request{.databasePath = m_path, .table = u"boltwood"_qs, .range = allTime};
        const Result<CsvReport> report = exportCsv(request, m_output);
        QVERIFY2(report, qPrintable(report.error().detail));
        const QList<QByteArray> lines = contentsOf(m_output).split('\n');
        QVERIFY2(lines[2].startsWith("2026-11-23T22:04:09.700000Z,,1,1,"), lines[2].constData());
        QVERIFY2(lines[3].startsWith("2026-11-23T22:04:10.700000Z,,,1,"), lines[3].constData());
        QCOMPARE(lines[4], QByteArray("2026-11-23T22:04:11.700000Z,3,1,,,\r"));
        QVERIFY2(lines[5].endsWith(",\r"), lines[5].constData());
        const QStringList told = remarksOf(*report);
        QCOMPARE(told.size(), 5);
        QCOMPARE(
            told[0],
            u"2 values of boltwood.wind are no real and were left empty, the first at 2026-11-23T22:04:09.700000Z"_qs);
        QCOMPARE(
            told[1],
            u"1 value of boltwood.code is no integer and was left empty, the first at 2026-11-23T22:04:10.700000Z"_qs);
        QCOMPARE(report->leftOut[4].count, 2);

        request.every = 10s;
        const Result<CsvReport> binned = exportCsv(request, m_output);
        QVERIFY2(binned, qPrintable(binned.error().detail));
        QCOMPARE(binned->leftOut.size(), 5);
        QVERIFY2(contentsOf(m_output).contains("Z,3.5,1,1,"), contentsOf(m_output).constData()); // of 3 and 4
    }

private:
    /** What the export of the whole log is. */
    QByteArray csv(CsvRequest request) const
    {
        request.databasePath = m_path;
        if (request.range.isEmpty())
            request.range = allTime;
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<CsvReport> rows = writeCsv(request, buffer);
        return rows ? buffer.data() : rows.error().detail.toUtf8();
    }

    static QByteArray contentsOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_output;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestCsvExport)
#include "tst_csvexport.moc"
