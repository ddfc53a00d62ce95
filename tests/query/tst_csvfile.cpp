// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"
#include "tests/store/samplelog.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const TimeRange allTime{night - 24h * 365, night + 24h * 365};

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** A pipe whose reader has stopped reading: at the first bytes it waits until the log's journal can be emptied, which a
    read transaction prevents. */
class FullPipe : public QIODevice
{
public:
    explicit FullPipe(const QString &database) : m_database(database) { open(QIODevice::WriteOnly); }

    std::optional<bool> canCheckpoint() const { return m_canCheckpoint; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        if (!m_canCheckpoint) {
            m_canCheckpoint = QTest::qWaitFor([this] {
                execute(m_database, {u"PRAGMA wal_checkpoint(TRUNCATE)"_qs});
                return QFile(m_database + u"-wal"_qs).size() == 0;
            });
        }
        return size;
    }

private:
    QString m_database;
    std::optional<bool> m_canCheckpoint; ///< nothing before the first bytes
};

} // namespace

/** Where a CSV goes: that a failed one is not there, and nothing is overwritten that is none. */
class TestCsvFile : public QObject
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

    void progressIsToldAndCancels()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 60'000; ++row) // more than a chunk of the scan
            samples.push_back(Sample{table, night + row * 1s, {double(row)}});
        writeAll(*m_writer, std::move(samples));
        const CsvRequest request{.databasePath = m_path, .table = u"dome"_qs, .range = {night, night + 60'000s}};
        QList<double> fractions;
        const Result<CsvReport> rows = exportCsv(request, m_output, [&](qint64, double done) {
            fractions += done;
            return true;
        });
        QVERIFY(rows.hasValue());
        QCOMPARE(rows->rows, 60'000);
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QVERIFY(fractions.size() > 3);
        QCOMPARE(fractions.last(), 1.0);
        // How far it is counts from the first row to the last: the rest of the range costs nothing.
        CsvRequest wide = request;
        wide.range = {night - 24h * 3650, night + 24h * 3650};
        QList<double> ofWide;
        QVERIFY(exportCsv(wide, m_output, [&](qint64, double done) {
            ofWide += done;
            return true;
        }));
        QVERIFY2(std::abs(ofWide.first() - fractions.first()) < 0.001, qPrintable(QString::number(ofWide.first())));
        QCOMPARE(contentsOf(m_output).count('\n'), 60'001);

        const QByteArray before = contentsOf(m_output);
        const Result<CsvReport> cancelled =
            exportCsv(request, m_output, [](qint64 written, double) { return written < 20'000; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(contentsOf(m_output), before); // the older file is untouched
        QCOMPARE(QDir(m_folder->path()).entryList({u"out*"_qs}, QDir::Files).size(), 1);
    }

    void rowsAreInOrderOverEveryBorder()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        QByteArray expected = "time [unix s],dome.az\r\n";
        for (int row = 0; row < 60'000; ++row) { // more than a chunk of the scan, blocks, a MB of the file
            samples.push_back(Sample{table, night + row * 1us, {double(row)}});
            expected += "1795471448." + QByteArray::number(700'000 + row) + ',' + QByteArray::number(row) + "\r\n";
        }
        writeAll(*m_writer, std::move(samples));
        const Result<CsvReport> report =
            exportCsv({.databasePath = m_path, .table = u"dome"_qs, .range = allTime, .time = CsvTime::Unix}, m_output);
        QVERIFY2(report, qPrintable(report.error().detail));
        QVERIFY(contentsOf(m_output) == expected);
    }

    void aStoppedReaderOfThePipeDoesNotStopCheckpoints()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs});
        std::vector<Sample> samples;
        for (int row = 0; row < 20'000; ++row) // more than is read ahead
            samples.push_back(Sample{table, night + row * 1s, {double(row)}});
        writeAll(*m_writer, std::move(samples));
        FullPipe pipe(m_path);
        const Result<CsvReport> report =
            writeCsv({.databasePath = m_path, .table = u"dome"_qs, .range = allTime}, pipe);
        QVERIFY2(report, qPrintable(report.error().detail));
        QCOMPARE(report->rows, 20'000);
        QCOMPARE(pipe.canCheckpoint(), true);
    }

    void failureLeavesNoFile_data()
    {
        QTest::addColumn<CsvRequest>("request");
        QTest::addColumn<QString>("reason");
        QTest::newRow("table") << CsvRequest{.table = u"tcs"_qs, .range = allTime} << u"no table \"tcs\""_qs;
        QTest::newRow("column") << CsvRequest{.table = u"boltwood"_qs, .columns = {u"gust"_qs}, .range = allTime}
                                << u"no column \"gust\""_qs;
        QTest::newRow("no time") << CsvRequest{.table = u"boltwood"_qs, .range = {night, night}}
                                 << u"before its end"_qs;
        QTest::newRow("backward interval")
            << CsvRequest{.table = u"boltwood"_qs, .range = allTime, .every = -1s} << u"not be negative"_qs;
        QTest::newRow("gaps without intervals")
            << CsvRequest{.table = u"boltwood"_qs, .range = allTime, .fill = 1s} << u"between intervals"_qs;
        QTest::newRow("negative number of rows")
            << CsvRequest{.table = u"boltwood"_qs, .range = allTime, .mostRows = -1} << u"number of rows"_qs;
        QTest::newRow("no statistic") << CsvRequest{.table = u"boltwood"_qs,
                                                    .range = allTime,
                                                    .every = 1s,
                                                    .statistics = {}}
                                      << u"one statistic"_qs;
        QTest::newRow("zone") << CsvRequest{.table = u"boltwood"_qs,
                                            .range = allTime,
                                            .time = CsvTime::Local,
                                            .zone = QTimeZone()}
                              << u"time zone"_qs;
        QTest::newRow("no columns yet") << CsvRequest{.table = u"dome"_qs, .range = allTime}
                                        << u"nothing has been logged"_qs;
        QTest::newRow("no database") << CsvRequest{.databasePath = u"/no/such/log.sqlite"_qs,
                                                   .table = u"dome"_qs,
                                                   .range = allTime}
                                     << u"no such database"_qs;
    }
    void failureLeavesNoFile()
    {
        QFETCH(CsvRequest, request);
        QFETCH(QString, reason);
        const Batch batch{.samples = {testSample(testTable(), night, 1)},
                          .statuses = {DeviceStatus{.device = u"dome"_qs}}};
        QVERIFY(m_writer->write(batch).hasValue());
        if (request.databasePath.isEmpty())
            request.databasePath = m_path;
        const Result<CsvReport> rows = exportCsv(request, m_output);
        QVERIFY(!rows);
        QVERIFY2(rows.error().detail.contains(reason), qPrintable(rows.error().detail));
        QVERIFY(!QFile::exists(m_output));
    }

    void databaseIsNotOverwritten_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        QTest::newRow("itself") << u"/./log.sqlite"_qs << u"is the database itself"_qs;
        QTest::newRow("by a link") << u"/link.sqlite"_qs << u"is the database itself"_qs;
        for (const char *suffix : {"-wal", "-shm", "-journal", ".lock"})
            QTest::newRow(suffix) << u"/./log.sqlite"_qs + QLatin1StringView(suffix) << u"is a part of the database"_qs;
    }
    void databaseIsNotOverwritten()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        QVERIFY(QFile::link(m_path, m_folder->filePath(u"link.sqlite"_qs)));
        for (const QString &database : {m_path, m_folder->filePath(u"link.sqlite"_qs)}) {
            const Result<CsvReport> rows = exportCsv(
                {.databasePath = database, .table = u"boltwood"_qs, .range = allTime}, m_folder->path() + name);
            QVERIFY(!rows);
            QVERIFY2(rows.error().detail.contains(reason), qPrintable(rows.error().detail));
        }
    }

    void whatIsNoRegularFileIsWrittenIntoDirectly()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        const QByteArray fifo = QFile::encodeName(m_output);
        QCOMPARE(::mkfifo(fifo.constData(), 0600), 0);
        const CsvRequest request{.databasePath = m_path, .table = u"boltwood"_qs, .range = allTime};

        int asked = 0; // nobody reads, and who waits for that is asked whether to
        const Result<CsvReport> cancelled = exportCsv(request, m_output, [&](qint64, double) { return ++asked < 3; });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);

        const int reader = ::open(fifo.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        QVERIFY(reader >= 0);
        const Result<CsvReport> written = exportCsv(request, m_output);
        QVERIFY2(written, qPrintable(written.error().detail));
        QByteArray bytes(4096, 0);
        bytes.truncate(::read(reader, bytes.data(), size_t(bytes.size())));
        ::close(reader);
        QBuffer whole;
        whole.open(QIODevice::WriteOnly);
        QVERIFY(writeCsv(request, whole));
        QCOMPARE(bytes, whole.data());
        QVERIFY(!QFileInfo(m_output).isFile());
    }

    void placeThatCannotBeWrittenIsNamed()
    {
        writeAll(*m_writer, {testSample(testTable(), night, 1)});
        const Result<CsvReport> rows = exportCsv({.databasePath = m_path, .table = u"boltwood"_qs, .range = allTime},
                                                 m_folder->filePath(u"no/out.csv"_qs));
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Io);
        QVERIFY2(rows.error().detail.contains(u"no/out.csv"), qPrintable(rows.error().detail));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QString m_output;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestCsvFile)
#include "tst_csvfile.moc"
