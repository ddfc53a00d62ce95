// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logverifier.h"
#include "logger/store/rolluprebuild.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"
#include "tests/query/randomlog.h"
#include "tests/store/samplelog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr Timestamp firstHour = firstDay + 2h;

Verification verify(const QString &path, const QString &table = {})
{
    const Result<Verification> found = verifyLog({.databasePath = path, .table = table});
    if (!found)
        qFatal("%s", qPrintable(found.error().detail));
    return *found;
}

QString textsOf(const Verification &found)
{
    QStringList texts = found.file.texts();
    for (const TableVerification &table : found.tables)
        texts += table.problems.texts();
    return texts.join(u'\n');
}

/** @p time in µs, for statements. */
QString at(Timestamp time)
{
    return QString::number(toMicroseconds(time));
}

} // namespace

/** That a sound log is found to be sound, and that each thing that may be wrong is told, once. */
class TestVerify : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSqlDatabase::drivers();
        const auto writer = openWriter(m_folder.filePath(u"sound.sqlite"_qs));
        for (int hour = 2; hour < 52; ++hour) {
            std::vector<Sample> samples;
            for (int row = 0; row < 360; ++row)
                samples.push_back(testSample(testTable(), firstDay + hour * 1h + row * 10s, row % 50));
            writeAll(*writer, std::move(samples));
        }
    }

    void aSoundLogHasNoProblems()
    {
        const QString path = m_folder.filePath(u"random.sqlite"_qs);
        const auto writer = openWriter(path);
        QRandomGenerator random(11);
        RandomLog log;
        log.write(*writer, random);
        QCOMPARE(textsOf(verify(m_folder.filePath(u"sound.sqlite"_qs))), QString());
        const Verification dirty = verify(path);
        QCOMPARE(textsOf(dirty), QString());
        QVERIFY(!dirty.tables[0].dirty.isEmpty());
        repairAll(*writer);
        const Verification whole = verify(path);
        QCOMPARE(textsOf(whole), QString());
        QCOMPARE(whole.problems(), 0);
        QVERIFY(whole.tables[0].dirty.isEmpty());
        const auto openMinute = toMicroseconds(floorTo(fromMicroseconds(log.end()), 1min));
        QCOMPARE(whole.tables[0].rows, qint64(std::distance(log.rows().begin(), log.rows().lower_bound(openMinute))));
        const qint64 bins = select(path,
                                   u"SELECT (SELECT count(*) FROM mtnops_1min_boltwood)"
                                   " + (SELECT count(*) FROM mtnops_10min_boltwood)"
                                   " + (SELECT count(*) FROM mtnops_1h_boltwood)"
                                   " + (SELECT count(*) FROM mtnops_6h_boltwood)"
                                   " + (SELECT count(*) FROM mtnops_1d_boltwood)"_qs)
                                .first()
                                .first()
                                .toLongLong();
        QCOMPARE(whole.tables[0].bins, bins);
        QVERIFY(dirty.tables[0].bins < bins);
    }

    void eachProblemIsTold_data()
    {
        QTest::addColumn<QStringList>("damage");
        QTest::addColumn<QString>("problem");
        const QString bin = u" WHERE ts = "_qs + at(firstHour + 10min);
        QTest::newRow("a cell of the finest tier")
            << QStringList{u"UPDATE mtnops_1min_boltwood SET wind_sum = 1"_qs + bin}
            << u"mtnops_1min_boltwood 2026-11-23T02:10:00.000000Z: wind_sum is 1 and must be 75"_qs;
        QTest::newRow("a text") << QStringList{u"UPDATE mtnops_10min_boltwood SET note_last = 'x'"_qs + bin}
                                << u"mtnops_10min_boltwood 2026-11-23T02:10:00.000000Z: note_last is x"_qs;
        QTest::newRow("an hour") << QStringList{u"UPDATE mtnops_1h_boltwood SET wind_max = 99 WHERE ts = "_qs
                                                + at(firstHour)}
                                 << u"mtnops_1h_boltwood 2026-11-23T02:00:00.000000Z: wind_max is 99 and must be 49"_qs;
        QTest::newRow("a day") << QStringList{u"UPDATE mtnops_1d_boltwood SET covered = 5 WHERE ts = "_qs
                                              + at(firstDay)}
                               << u"mtnops_1d_boltwood 2026-11-23T00:00:00.000000Z: covered is 5 and must be"_qs;
        QTest::newRow("a missing minute") << QStringList{u"DELETE FROM mtnops_1min_boltwood"_qs + bin}
                                          << u"mtnops_1min_boltwood 2026-11-23T02:10:00.000000Z is missing"_qs;
        QTest::newRow("a missing hour") << QStringList{u"DELETE FROM mtnops_1h_boltwood WHERE ts = "_qs + at(firstHour)}
                                        << u"mtnops_1h_boltwood 2026-11-23T02:00:00.000000Z is missing"_qs;
        QTest::newRow("a bin of no rows")
            << QStringList{u"INSERT INTO mtnops_6h_boltwood (ts, \"rows\", covered) VALUES (%1, 1, 1)"_qs.arg(
                   at(firstDay - 240h))}
            << u"mtnops_6h_boltwood 2026-11-13T00:00:00.000000Z must not be there"_qs;
        QTest::newRow("a bin of no full width")
            << QStringList{u"INSERT INTO mtnops_1h_boltwood (ts, \"rows\", covered) VALUES (%1, 1, 1)"_qs.arg(
                   at(firstHour + 7s))}
            << u"mtnops_1h_boltwood 2026-11-23T02:00:07.000000Z must not be there"_qs;
        QTest::newRow("a raw row")
            << QStringList{u"DELETE FROM boltwood WHERE ts = "_qs + at(firstHour + 630s)}
            << u"mtnops_1d_boltwood 2026-11-23T00:00:00.000000Z: rows is 7920 and must be 7919"_qs;
        QTest::newRow("a row of the far future")
            << QStringList{u"INSERT INTO boltwood (ts) VALUES (9223372036800000000)"_qs}
            << u"boltwood has a row or a bin at ts 9223372036800000000, of a year that no clock shows"_qs;
        QTest::newRow("complete_to no minute")
            << QStringList{u"UPDATE mtnops_rollups SET complete_to = complete_to - 1"_qs} << u"is no full minute"_qs;
        QTest::newRow("complete_to too late")
            << QStringList{u"UPDATE mtnops_rollups SET complete_to = complete_to + 60000000"_qs}
            << u"is after 2026-11-25T03:59:00.000000Z, the minute of the newest row"_qs;
        QTest::newRow("no watermark") << QStringList{u"DELETE FROM mtnops_rollups"_qs}
                                      << u"mtnops_rollups has no entry of boltwood, which has rows"_qs;
        QTest::newRow("raw_from no midnight")
            << QStringList{u"UPDATE mtnops_rollups SET raw_from = "_qs + at(firstHour)} << u"is no midnight in UTC"_qs;
        QTest::newRow("raw_from too late")
            << QStringList{u"UPDATE mtnops_rollups SET raw_from = "_qs + at(firstDay + 72h)}
            << u"is after complete_to 2026-11-25T03:59:00.000000Z"_qs;
        QTest::newRow("a dirty range too late")
            << QStringList{u"INSERT INTO mtnops_dirty VALUES ('boltwood', %1, %2)"_qs.arg(at(firstDay + 50h),
                                                                                          at(firstDay + 60h))}
            << u"to 2026-11-25T12:00:00.000000Z ends after complete_to"_qs;
        QTest::newRow("a dirty range of seconds")
            << QStringList{u"INSERT INTO mtnops_dirty VALUES ('boltwood', %1, %2)"_qs.arg(at(firstHour + 1s),
                                                                                          at(firstHour + 2s))}
            << u"is none of full minutes"_qs;
        QTest::newRow("a dirty range of nobody")
            << QStringList{u"INSERT INTO mtnops_dirty VALUES ('x', 0, 60000000)"_qs}
            << u"mtnops_dirty names x, which is not in mtnops_devices"_qs;
        QTest::newRow("no table") << QStringList{u"DROP TABLE boltwood"_qs} << u"there is no table boltwood"_qs;
        QTest::newRow("no table of a tier")
            << QStringList{u"DROP TABLE mtnops_6h_boltwood"_qs} << u"there is no table mtnops_6h_boltwood"_qs;
        QTest::newRow("no columns in the catalog")
            << QStringList{u"DELETE FROM mtnops_columns"_qs} << u"boltwood.wind is not in the catalog"_qs;
        QTest::newRow("no column") << QStringList{u"ALTER TABLE boltwood RENAME COLUMN note TO notes"_qs}
                                   << u"boltwood has no column note, which the catalog has"_qs;
        QTest::newRow("a column too many") << QStringList{u"ALTER TABLE boltwood ADD COLUMN extra REAL"_qs}
                                           << u"boltwood.extra is not in the catalog"_qs;
        QTest::newRow("another type") << QStringList{u"UPDATE mtnops_columns SET type = 'text' WHERE name = 'wind'"_qs}
                                      << u"boltwood.wind is declared REAL and must be TEXT"_qs;
        QTest::newRow("a tier of nobody") << QStringList{u"CREATE TABLE mtnops_1h_nobody (ts INTEGER PRIMARY KEY)"_qs}
                                          << u"mtnops_1h_nobody holds rollups of no device"_qs;
    }
    void eachProblemIsTold()
    {
        QFETCH(QStringList, damage);
        QFETCH(QString, problem);
        const QString path = m_folder.filePath(u"damaged.sqlite"_qs);
        QFile::remove(path);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        execute(path, damage);
        const Verification found = verify(path);
        QVERIFY2(found.problems() > 0, "nothing was found");
        QVERIFY2(textsOf(found).contains(problem), qPrintable(textsOf(found)));
    }

    /** What is made of a wrong bin is not wrong for that. */
    void aWrongBinIsOneProblem_data()
    {
        QTest::addColumn<QString>("damage");
        const QString where = u" WHERE ts = "_qs + at(firstHour);
        QTest::newRow("minute") << u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs + where;
        QTest::newRow("no minute") << u"DELETE FROM mtnops_1min_boltwood"_qs + where;
        QTest::newRow("10 minutes") << u"UPDATE mtnops_10min_boltwood SET wind_max = 99"_qs + where;
        QTest::newRow("hour") << u"UPDATE mtnops_1h_boltwood SET wind_max = 99"_qs + where;
        QTest::newRow("no hour") << u"DELETE FROM mtnops_1h_boltwood"_qs + where;
        QTest::newRow("6 hours") << u"UPDATE mtnops_6h_boltwood SET wind_max = 99 WHERE ts = "_qs + at(firstDay);
    }
    void aWrongBinIsOneProblem()
    {
        QFETCH(QString, damage);
        const QString path = m_folder.filePath(u"damaged.sqlite"_qs);
        QFile::remove(path);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        execute(path, {damage});
        const Verification found = verify(path);
        QVERIFY2(found.problems() == 1, qPrintable(textsOf(found)));
    }

    void manyProblemsAreCountedAndSomeTold()
    {
        const QString path = m_folder.filePath(u"damaged.sqlite"_qs);
        QFile::remove(path);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        execute(path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs});
        const Verification found = verify(path);
        QCOMPARE(found.problems(), 50 * 60 - 1);
        QCOMPARE(found.tables[0].problems.texts().size(), 20);
    }

    void whatHasNoRawRowsAnyMoreIsHeldAgainstFinerBins()
    {
        const QString path = m_folder.filePath(u"retired.sqlite"_qs);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        {
            const auto writer = openWriter(path);
            while (*writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
        }
        QCOMPARE(textsOf(verify(path)), QString());
        execute(path,
                {u"UPDATE mtnops_10min_boltwood SET wind_max = 99 WHERE ts = "_qs + at(firstHour),
                 u"UPDATE mtnops_1d_boltwood SET wind_max = 99 WHERE ts = "_qs + at(firstDay)});
        const Verification found = verify(path);
        QVERIFY2(found.problems() == 2, qPrintable(textsOf(found)));
    }

    void rowsDeletedByHandAreNoProblem_data()
    {
        QTest::addColumn<QString>("deleted");
        QTest::addColumn<bool>("isRetired");
        QTest::addColumn<bool>("isRebuilt");
        for (const bool isRebuilt : {false, true}) {
            const QByteArray when = isRebuilt ? ", rebuilt" : "";
            QTest::newRow("the oldest" + when) << u"ts < "_qs + at(firstDay + 30h + 17min + 25s) << false << isRebuilt;
            QTest::newRow("all" + when) << u"1"_qs << false << isRebuilt;
            QTest::newRow("all that retention kept" + when) << u"ts >= "_qs + at(firstDay + 48h) << true << isRebuilt;
        }
        QTest::newRow("the newest, rebuilt") << u"ts >= "_qs + at(firstDay + 30h + 17min + 25s) << false << true;
        QTest::newRow("both ends, rebuilt")
            << u"ts < %1 OR ts > %2"_qs.arg(at(firstDay + 50h), at(firstDay + 51h)) << true << true;
    }
    void rowsDeletedByHandAreNoProblem()
    {
        QFETCH(QString, deleted);
        QFETCH(bool, isRetired);
        QFETCH(bool, isRebuilt);
        const QString path = m_folder.filePath(u"deleted.sqlite"_qs);
        QFile::remove(path);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        const auto writer = openWriter(path);
        while (isRetired && *writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
        execute(path, {u"DELETE FROM boltwood WHERE "_qs + deleted});
        if (isRebuilt) {
            const auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
            QVERIFY(markForRebuild(**connection, *testTable(), {Timestamp::min() + 24h, Timestamp::max() - 24h}));
            repairAll(*writer);
        }
        const Verification found = verify(path);
        QCOMPARE(textsOf(found), QString());
        QVERIFY(found.tables[0].bins > 0);
        // And logging goes on.
        const Timestamp later = firstDay + 72h;
        writeAll(*writer, {testSample(testTable(), later, 1), testSample(testTable(), later + 1min, 1)});
        repairAll(*writer);
        QCOMPARE(textsOf(verify(path)), QString());
    }

    void aLogOfAnOlderProgramHasNoRollupsToBeWrong()
    {
        const QString path = m_folder.filePath(u"older.sqlite"_qs);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        QStringList undo = {u"DROP TABLE mtnops_rollups"_qs, u"DROP TABLE mtnops_dirty"_qs,
                            u"DROP TABLE mtnops_intervals"_qs, u"PRAGMA user_version = 1"_qs};
        for (const Tier &tier : tiers)
            undo += u"DROP TABLE mtnops_%1_boltwood"_qs.arg(tier.name);
        execute(path, undo);
        QCOMPARE(textsOf(verify(path)), QString());
        execute(path, {u"ALTER TABLE boltwood RENAME COLUMN note TO notes"_qs});
        QCOMPARE(verify(path).problems(), 2);
    }

    void oneTableAlone()
    {
        const QString path = m_folder.filePath(u"two.sqlite"_qs);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        writeAll(*openWriter(path),
                 {testSample(testTable(u"other"_qs), firstDay, 1), testSample(testTable(u"other"_qs), firstHour, 1)});
        execute(path, {u"UPDATE mtnops_1min_boltwood SET wind_max = 99"_qs});
        QCOMPARE(verify(path).tables.size(), 2);
        QCOMPARE(textsOf(verify(path, u"other"_qs)), QString());
        QVERIFY(verify(path, u"boltwood"_qs).problems() > 0);
        const Result<Verification> nothing = verifyLog({.databasePath = path, .table = u"x"_qs});
        QVERIFY2(nothing.error().detail.contains(u"there are: boltwood, other"), qPrintable(nothing.error().detail));
    }

    void aDamagedPageIsTold()
    {
        const QString path = m_folder.filePath(u"page.sqlite"_qs);
        QVERIFY(QFile::copy(m_folder.filePath(u"sound.sqlite"_qs), path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2 / 4096 * 4096));
        file.write(QByteArray(4096, '\xee'));
        file.close();
        const Result<Verification> found = verifyLog({.databasePath = path});
        QVERIFY(!found || found->file.count() > 0);
    }

    void aLogThatIsBeingWrittenIsSound()
    {
        const QString path = m_folder.filePath(u"live.sqlite"_qs);
        {
            openWriter(path);
        }
        std::atomic_bool isStopped = false;
        std::atomic_int flushes = 0;
        std::thread writing([&] {
            const auto writer = openWriter(path);
            QRandomGenerator random(5);
            for (Timestamp time = firstDay; !isStopped; ++flushes) {
                std::vector<Sample> samples;
                for (int row = 0; row < 60; ++row, time += 10s) {
                    samples.push_back(testSample(testTable(), time, random.bounded(100)));
                    if (random.bounded(100) == 0)
                        samples.push_back(
                            testSample(testTable(), time - Duration(random.bounded(qint64(20'000'000'000))), 7));
                }
                writeAll(*writer, std::move(samples));
                if (!writer->repairRollups())
                    qFatal("cannot repair");
                if (!writer->retireRows(u"boltwood"_qs, time - 48h))
                    qFatal("cannot retire");
            }
        });
        while (flushes < 100)
            std::this_thread::yield();
        qint64 bins = 0;
        QString problems;
        for (int round = 0; round < 4; ++round) {
            const Verification found = verify(path);
            bins += found.tables[0].bins;
            problems += textsOf(found);
        }
        isStopped = true;
        writing.join();
        QCOMPARE(problems, QString());
        QVERIFY(bins > 1000);
        QCOMPARE(textsOf(verify(path)), QString());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
