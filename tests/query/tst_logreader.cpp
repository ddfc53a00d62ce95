// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/schema.h"
#include "tests/query/answers.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace mtnops;
using namespace std::chrono_literals;

/** What the reader answers over its thread, and what it keeps to itself. */
class TestLogReader : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
    }

    void everyRequestIsAnswered()
    {
        const auto writer = openWriter(m_path);
        QVERIFY(writer->write(Batch{.samples = {testSample(testTable(), night, 1)},
                                    .events = {Event{night, EventKind::Start, {}, u"start"_qs}}}));
        LogReader reader(m_path);
        Answers answers(reader);
        const TimeRange range{night, night + 1s};
        const QList<quint64> asked = {
            reader.readCatalog(),
            reader.readLatest(),
            reader.readWindow({.columns = {{u"boltwood"_qs, u"wind"_qs}}, .range = range}, u"chart"_qs),
            reader.readPage({.table = u"boltwood"_qs}, u"table"_qs),
            reader.readEvents(range, u"events"_qs),
            reader.readStatistics({u"boltwood"_qs, u"wind"_qs}, range, u"statistics"_qs),
            reader.readValuesAt({.columns = {{u"boltwood"_qs, u"wind"_qs}}, .instant = night + 1s}, u"instant"_qs)};
        QTRY_COMPARE(answers.ids, asked);
        QVERIFY(answers.errors.isEmpty());
        QVERIFY(answers.catalogs.first().site == testSite());
        QVERIFY(answers.catalogs.first().tables == QList<DeviceTable>{*testTable()});
        QCOMPARE(answers.latests.first().rows.first().row->time, night);
        QVERIFY(!answers.latests.first().catalogChanged);
        QCOMPARE(answers.windows.first().first().samples, 1);
        QVERIFY(answers.shortest >= Duration::zero());
        QCOMPARE(answers.pages.first().rows.size(), 1);
        QCOMPARE(answers.events.first().text, u"start"_qs);
        QCOMPARE(answers.statistics.first().count, 1);
        QCOMPARE(answers.values.first().time, night);
    }

    void databaseMayAppearLater()
    {
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readCatalog();
        QTRY_COMPARE(answers.errors.size(), 1);
        QCOMPARE(answers.errors.first().code, ErrorCode::NotFound);
        QVERIFY2(answers.errors.first().detail.contains(m_path), qPrintable(answers.errors.first().detail));
        QVERIFY(!QFile::exists(m_path));
        QFile file(m_path); // a logger that has only just made the file
        QVERIFY(file.open(QIODevice::WriteOnly));
        reader.readCatalog();
        QTRY_COMPARE(answers.errors.size(), 2);
        QCOMPARE(answers.errors.last().code, ErrorCode::NotFound);
        const auto writer = openWriter(m_path);
        reader.readCatalog();
        QTRY_COMPARE(answers.catalogs.size(), 1);
        QVERIFY(answers.catalogs.first().site == testSite());
    }

    void aReplacedDatabaseIsReadFromThenOn()
    {
        auto writer = openWriter(m_path);
        writeAll(*writer, {testSample(testTable(), night, 1)});
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readPage({.table = u"boltwood"_qs}, u"table"_qs);
        QTRY_COMPARE(answers.pages.size(), 1);
        QCOMPARE(answers.pages.last().rows.size(), 1);
        for (const char *suffix : {"", "-wal", "-shm"})
            QVERIFY(QFile::rename(m_path + QLatin1StringView(suffix), m_path + u".old"_qs + QLatin1StringView(suffix)));
        reader.readLatest();
        QTRY_COMPARE(answers.errors.size(), 1);
        QCOMPARE(answers.errors.last().code, ErrorCode::NotFound);
        writer = openWriter(m_path);
        writeAll(*writer, {testSample(testTable(), night, 1), testSample(testTable(), night + 1s, 2)});
        reader.readPage({.table = u"boltwood"_qs}, u"table"_qs);
        QTRY_COMPARE(answers.pages.size(), 2);
        QCOMPARE(answers.pages.last().rows.size(), 2);
    }

    void unreadableFileIsExplained_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<QString>("reason");
        QTest::newRow("another program's")
            << QStringList{u"CREATE TABLE places (url TEXT)"_qs} << u"another program"_qs;
        QTest::newRow("newer") << QStringList{u"PRAGMA application_id = %1"_qs.arg(logApplicationId),
                                              u"PRAGMA user_version = 99"_qs}
                               << u"newer mtnops-logger (schema 99"_qs;
        QTest::newRow("text") << QStringList() << u"not a database"_qs;
    }
    void unreadableFileIsExplained()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, reason);
        execute(m_path, statements);
        if (statements.isEmpty()) {
            QFile file(m_path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("A letter to the observers.\n").repeated(100));
        }
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readLatest();
        QTRY_COMPARE(answers.errors.size(), 1);
        QVERIFY2(answers.errors.first().detail.contains(reason), qPrintable(answers.errors.first().detail));
    }

    void aLogAtRestIsReadWhereNoFileCanBeMade()
    {
        openWriter(m_path);
        // What a reader must make cannot be made, whoever runs the test.
        QVERIFY(QFile::link(m_folder->filePath(u"no/such/folder"_qs), m_path + u"-shm"_qs));
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readCatalog();
        QTRY_COMPARE(answers.catalogs.size(), 1);
        QVERIFY(QFile::remove(m_path + u"-shm"_qs));
        const auto writer = openWriter(m_path); // the logger is back
        writeAll(*writer, {testSample(testTable(), night, 1)});
        QTRY_VERIFY((reader.readCatalog(), !answers.catalogs.last().tables.isEmpty()));
    }

    void folderThatCannotBeWrittenIsExplained()
    {
        const auto writer = openWriter(m_path);
        writeAll(*writer, {testSample(testTable(), night, 1)});
        // Rows wait in the write-ahead log, and what a reader must make cannot be made, whoever runs the test.
        const QString copy = m_folder->filePath(u"copy.sqlite"_qs);
        QVERIFY(QFile::copy(m_path, copy));
        QVERIFY(QFile::copy(m_path + u"-wal"_qs, copy + u"-wal"_qs));
        QVERIFY(QFile::link(m_folder->filePath(u"no/such/folder"_qs), copy + u"-shm"_qs));
        LogReader reader(copy);
        Answers answers(reader);
        reader.readCatalog();
        QTRY_COMPARE(answers.errors.size(), 1);
        QCOMPARE(answers.errors.first().code, ErrorCode::Io);
        QVERIFY2(answers.errors.first().detail.contains(u"\"-shm\" files beside it"),
                 qPrintable(answers.errors.first().detail));
        QVERIFY(QFile::remove(copy + u"-shm"_qs));
        reader.readCatalog();
        QTRY_COMPARE(answers.catalogs.size(), 1);
    }

    void newerRequestOfOnePurposeSupersedes()
    {
        const auto writer = openWriter(m_path);
        fill(*writer, 20'000);
        LogReader reader(m_path);
        Answers answers(reader);
        const WindowRequest request{.columns = {{u"boltwood"_qs, u"wind"_qs}}, .range = {night, night + 24h}};
        quint64 newest = 0;
        for (int step = 0; step < 50; ++step)
            newest = reader.readWindow(request, u"chart"_qs);
        const quint64 other = reader.readPage({.table = u"boltwood"_qs}, u"table"_qs);
        QTRY_COMPARE(answers.ids, QList<quint64>({newest, other}));
        QVERIFY(answers.errors.isEmpty());
    }

    void answerOnItsWayIsSupersededToo()
    {
        const auto writer = openWriter(m_path);
        fill(*writer, 10);
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readPage({.table = u"boltwood"_qs, .count = 1}, u"table"_qs);
        QObject::connect(
            &reader, &LogReader::catalogRead, &answers.receiver,
            [&] { reader.readPage({.table = u"boltwood"_qs, .count = 2}, u"table"_qs); }, Qt::SingleShotConnection);
        reader.readCatalog();
        QTRY_VERIFY(!answers.pages.isEmpty() && answers.pages.last().rows.size() == 2);
        // Asked for again before its answer was taken from the queue: cancelled answers never come.
        const quint64 cancelled = reader.readPage({.table = u"boltwood"_qs, .count = 3}, u"table"_qs);
        std::this_thread::sleep_for(50ms); // lets the answer be queued; without it the test is weaker, not wrong
        reader.cancel(u"table"_qs);
        const quint64 last = reader.readPage({.table = u"boltwood"_qs, .count = 4}, u"other table"_qs);
        QTRY_VERIFY(answers.ids.contains(last));
        QVERIFY(!answers.ids.contains(cancelled));
    }

    void destructionInterruptsWhatRuns()
    {
        const auto writer = openWriter(m_path);
        fill(*writer, 1000);
        auto reader = std::make_unique<LogReader>(m_path);
        Answers answers(*reader);
        for (int purpose = 0; purpose < 20; ++purpose)
            reader->readWindow({.columns = {{u"boltwood"_qs, u"wind"_qs}}, .range = {night, night + 24h}},
                               QString::number(purpose));
        reader.reset();
        QCoreApplication::processEvents();
        QVERIFY(answers.ids.isEmpty());
    }

    void catalogChangesAreNoticed()
    {
        const auto writer = openWriter(m_path);
        writeAll(*writer, {testSample(testTable(), night, 1)});
        LogReader reader(m_path);
        Answers answers(reader);
        reader.readCatalog();
        reader.readLatest();
        QTRY_COMPARE(answers.latests.size(), 1);
        QVERIFY(!answers.latests.last().catalogChanged);
        writeAll(*writer, {testSample(testTable(), night + 1s, 1), testSample(testTable(u"tcs"_qs), night, 1)});
        for (int turn = 2; turn <= 3; ++turn) { // until the catalog has been read
            reader.readLatest();
            QTRY_COMPARE(answers.latests.size(), turn);
            QVERIFY(answers.latests.last().catalogChanged);
            QCOMPARE(answers.latests.last().rows.size(), 2);
        }
        reader.readCatalog();
        reader.readLatest();
        QTRY_COMPARE(answers.latests.size(), 4);
        QVERIFY(!answers.latests.last().catalogChanged);
        QCOMPARE(answers.catalogs.last().tables.size(), 2);
    }

    void readsWhileAnotherThreadWrites()
    {
        QVERIFY(openWriter(m_path)->prepareTable(testTable()).hasValue());
        constexpr int flushes = 100;
        constexpr int rowsOfAFlush = 10;
        std::jthread logger([this] {
            const auto writer = openWriter(m_path);
            const DeviceTablePtr table = testTable();
            for (int flush = 0; flush < flushes; ++flush) {
                std::vector<Sample> samples;
                for (int row = 0; row < rowsOfAFlush; ++row)
                    samples.push_back(testSample(table, night + (flush * rowsOfAFlush + row) * 1s, row));
                writeAll(*writer, std::move(samples));
            }
        });
        LogReader reader(m_path);
        Answers answers(reader);
        const WindowRequest request{.columns = {{u"boltwood"_qs, u"wind"_qs}}, .range = {night, night + 24h}};
        qint64 samples = 0;
        while (samples < flushes * rowsOfAFlush) {
            reader.readWindow(request, u"chart"_qs);
            QTRY_VERIFY(!answers.windows.isEmpty() || !answers.errors.isEmpty());
            QVERIFY2(answers.errors.isEmpty(),
                     answers.errors.isEmpty() ? "" : qPrintable(answers.errors.first().detail));
            const qint64 seen = answers.windows.takeFirst().first().samples;
            QCOMPARE(seen % rowsOfAFlush, 0); // flushes are seen whole
            QVERIFY(seen >= samples);
            samples = seen;
        }
    }

private:
    static void fill(Writer &writer, int rows)
    {
        const DeviceTablePtr table = testTable();
        std::vector<Sample> samples;
        for (int row = 0; row < rows; ++row)
            samples.push_back(testSample(table, night + row * 1s, row % 7));
        writeAll(writer, std::move(samples));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

QTEST_GUILESS_MAIN(TestLogReader)
#include "tst_logreader.moc"
