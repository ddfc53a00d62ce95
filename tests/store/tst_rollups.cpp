// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"
#include "logger/store/tiertable.h"
#include "tests/store/rollupreference.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Sample randomSample(QRandomGenerator &random, Timestamp time)
{
    Sample sample = testSample(testTable(), time, random.bounded(300) / 10.0);
    sample.values[1] = qint64(random.bounded(3));
    sample.values[2] = random.bounded(2) == 1;
    sample.values[3] = QString(QChar(u'a' + random.bounded(2)));
    for (Value &value : sample.values) {
        if (random.bounded(100) < 12)
            value = {};
    }
    return sample;
}

/** Steps of about a second with outages, and with stretches in which whole hours or days are left out. */
Duration randomStep(QRandomGenerator &random)
{
    const int kind = random.bounded(1000);
    if (kind < 940)
        return Duration(900'000 + random.bounded(200'000));
    if (kind < 985)
        return Duration(random.bounded(1, 90'000'000));
    return kind < 997 ? Duration(random.bounded(qint64(40) * 60'000'000))
                      : Duration(random.bounded(qint64(30) * 3'600'000'000));
}

} // namespace

/** That each tier says of the raw rows what it must, in whichever order they came. */
class TestRollups : public QObject
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

    void agreesWithReference_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<qint64>("start");
        QTest::addColumn<int>("latePercent");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("in order, seed %u", seed) << seed << toMicroseconds(night) << 0;
        for (quint32 seed = 5; seed <= 9; ++seed)
            QTest::addRow("with late rows, seed %u", seed) << seed << toMicroseconds(night) << 4;
        QTest::newRow("around the epoch") << quint32(13) << qint64(-400'000'000) << 4;
    }
    void agreesWithReference()
    {
        QFETCH(quint32, seed);
        QFETCH(qint64, start);
        QFETCH(int, latePercent);
        QRandomGenerator random(seed);
        Timestamp time = fromMicroseconds(start);
        for (int flush = 0; flush < 50; ++flush) {
            std::vector<Sample> samples;
            for (int row = random.bounded(1, 40); row > 0; --row) {
                time += randomStep(random);
                samples.push_back(randomSample(random, time));
                if (random.bounded(100) < latePercent) {
                    const qint64 back = qint64(std::pow(10.0, 11 * random.generateDouble()));
                    samples.push_back(randomSample(random, time - Duration(back)));
                }
            }
            writeAll(*m_writer, std::move(samples));
            if (random.bounded(10) == 0)
                QVERIFY(m_writer->repairRollups().hasValue());
            if (random.bounded(4) == 0) { // a restart
                m_writer.reset();
                m_writer = openWriter(m_path);
            }
        }
        repairAll(*m_writer);
        QCOMPARE(select(m_path, u"SELECT * FROM mtnops_dirty"_qs).size(), 0);
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QCOMPARE(differences(m_path, *testTable(), tier).join(u'\n'), QString());
        const QStringList incremental = tierDump(m_path, u"boltwood"_qs);
        QVERIFY(incremental.size() > 20);
        makeAllDirty();
        repairAll(*m_writer);
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).join(u'\n'), incremental.join(u'\n'));
    }

    void lateRowsOfTheFirstFlushCount()
    {
        std::vector<Sample> samples;
        for (int second = 0; second < 600; ++second) {
            samples.push_back(testSample(testTable(), night + second * 1s, second % 5));
            if (second % 150 == 149)
                samples.push_back(testSample(testTable(), night + second * 1s - 100500ms, 9));
        }
        writeAll(*m_writer, std::move(samples));
        repairAll(*m_writer);
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            QCOMPARE(differences(m_path, *testTable(), tier).join(u'\n'), QString());
        QVERIFY(tierDump(m_path, u"boltwood"_qs).size() > 8);
    }

    void oneBinInWords()
    {
        const Timestamp minute = floorTo(night, 1min);
        const auto row = [&](Duration after, Value wind, Value code, Value note) {
            Sample sample = testSample(testTable(), minute + after, 0);
            sample.values[0] = wind;
            sample.values[1] = code;
            sample.values[3] = note;
            return sample;
        };
        writeAll(*m_writer,
                 {row(1s, 3.0, qint64(1), u"calm"_qs), row(2s, 1.0, qint64(2), {}), row(3s, {}, qint64(2), u"calm"_qs),
                  row(10s, 5.0, {}, u"gusts"_qs), row(11s, 4.0, qint64(1), u"calm"_qs), row(61s, 9.0, qint64(0), {})});
        const QList<QVariantList> bins =
            select(m_path,
                   u"SELECT timestamp, \"rows\", covered, wind_min, wind_max, wind_sum, wind_count, wind_first,"
                   " wind_last, wind_covered, wind_integral, code_min, code_max, code_sum, code_count, code_last,"
                   " code_changes, note_count, note_last, note_changes FROM mtnops_1min_boltwood"_qs);
        QCOMPARE(bins.size(), 1);
        // 1 s each, but the longest gap of 2.5 s behind the third and the last row; four of five winds are valid.
        const qint64 covered = 1'000'000 + 1'000'000 + 2'500'000 + 1'000'000 + 2'500'000;
        const QVariantList expected = {QString::fromLatin1(toIsoUtc(minute)),
                                       5,
                                       covered,
                                       1.0,
                                       5.0,
                                       13.0,
                                       4,
                                       64, // halfway from 1 to 5 …
                                       95, // … and three quarters
                                       covered * 4 / 5,
                                       13.0 * double(covered) / 5,
                                       1,
                                       2,
                                       6,
                                       4,
                                       1,
                                       2, // from 1 to 2, and back over a NULL
                                       4,
                                       u"calm"_qs,
                                       2};
        QCOMPARE(bins.first(), expected);
    }

    void binIsThereOnceItsTimeIsOver()
    {
        const Timestamp day = floorTo(night, 24h);
        const auto counts = [&] {
            QList<qint64> rows;
            for (std::size_t tier = 0; tier < tiers.size(); ++tier)
                rows += select(m_path, u"SELECT count(*) FROM "_qs + tierTable(tier, u"boltwood"_qs))
                            .first()
                            .first()
                            .toLongLong();
            return rows;
        };
        writeAll(*m_writer, {testSample(testTable(), day + 1s, 1), testSample(testTable(), day + 59s, 1)});
        QCOMPARE(counts(), QList<qint64>({0, 0, 0, 0, 0}));
        writeAll(*m_writer, {testSample(testTable(), day + 1min, 1)});
        QCOMPARE(counts(), QList<qint64>({1, 0, 0, 0, 0}));
        writeAll(*m_writer, {testSample(testTable(), day + 10min, 1)});
        QCOMPARE(counts(), QList<qint64>({2, 1, 0, 0, 0}));
        writeAll(*m_writer, {testSample(testTable(), day + 24h, 1)});
        QCOMPARE(counts(), QList<qint64>({3, 2, 1, 1, 1}));
    }

    void databaseOfAnOlderProgramGetsThem()
    {
        std::vector<Sample> samples;
        for (int second = 0; second < 9000; ++second)
            samples.push_back(testSample(testTable(), night + second * 1s, second % 7));
        writeAll(*m_writer, samples);
        const QStringList before = tierDump(m_path, u"boltwood"_qs);
        m_writer.reset();
        QStringList undo = {u"DROP TABLE mtnops_rollups"_qs, u"DROP TABLE mtnops_dirty"_qs,
                            u"DROP TABLE mtnops_intervals"_qs, u"PRAGMA user_version = 1"_qs};
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            undo += u"DROP TABLE "_qs + tierTable(tier, u"boltwood"_qs);
        execute(m_path, undo);

        m_writer = openWriter(m_path);
        QVERIFY(m_writer->prepareTable(testTable()).hasValue());
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).size(), 0);
        writeAll(*m_writer, {testSample(testTable(), night + 9000s, 1)}); // logging goes on meanwhile
        int steps = 1;
        for (; *m_writer->repairRollups(); ++steps)
            QVERIFY(!select(m_path, u"SELECT * FROM mtnops_dirty"_qs).isEmpty());
        QVERIFY(steps > 2);
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).join(u'\n'), before.join(u'\n'));
    }

    void columnThatIsNewHasNoValuesBefore()
    {
        const auto table = realTable(u"boltwood"_qs, {u"a"_qs});
        const auto wider = realTable(u"boltwood"_qs, {u"b"_qs, u"a"_qs});
        const Timestamp minute = floorTo(night, 1min);
        writeAll(*m_writer,
                 {Sample{table, minute, {1.0}}, Sample{table, minute + 61s, {2.0}},
                  Sample{wider, minute + 62s, {8.0, 3.0}}, Sample{wider, minute + 121s, {9.0, 4.0}}});
        const QList<QVariantList> expected = {
            {1, 1.0, QVariant(QMetaType(QMetaType::LongLong)), QVariant(QMetaType(QMetaType::Double))},
            {2, 5.0, 1, 8.0}};
        const QList<QVariantList> bins =
            select(m_path, u"SELECT a_count, a_sum, b_count, b_sum FROM mtnops_1min_boltwood"_qs);
        QCOMPARE(bins.size(), 2);
        QVERIFY(bins.first()[2].isNull() && bins.first()[3].isNull());
        QCOMPARE(bins.last(), expected.last());
        QCOMPARE(bins.first().mid(0, 2), expected.first().mid(0, 2));
        const QStringList before = tierDump(m_path, u"boltwood"_qs);
        makeAllDirty();
        repairAll(*m_writer);
        QCOMPARE(tierDump(m_path, u"boltwood"_qs), before);
    }

    void columnThatIsGoneKeepsItsValuesInOpenBins()
    {
        const Timestamp day = floorTo(night, 24h);
        const auto wide = realTable(u"boltwood"_qs, {u"gone"_qs, u"a"_qs, u"b"_qs});
        const auto narrow = realTable(u"boltwood"_qs, {u"b"_qs, u"a"_qs});
        std::vector<Sample> samples;
        for (int second = 0; second < 10030; ++second)
            samples.push_back(Sample{wide, day + second * 1s, {1.0 + second % 7, 20.0, 300.0}});
        writeAll(*m_writer, std::move(samples));
        m_writer.reset();
        m_writer = openWriter(m_path); // the site file has changed
        for (int second = 10030; second < 10800; ++second)
            samples.push_back(Sample{narrow, day + second * 1s, {300.0 + second % 3, 20.0 + second % 5}});
        samples.push_back(Sample{narrow, day + 24h, {300.0, 20.0}});
        writeAll(*m_writer, std::move(samples));
        QCOMPARE(select(m_path, u"SELECT gone_count, gone_min, gone_max, b_min, a_max FROM mtnops_1d_boltwood"_qs),
                 QList<QVariantList>({{10030, 1.0, 7.0, 300.0, 24.0}}));
        const QStringList before = tierDump(m_path, u"boltwood"_qs);
        makeAllDirty();
        repairAll(*m_writer);
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).join(u'\n'), before.join(u'\n'));
    }

    void rollupsMadeAfterwardsHaveTheColumnThatIsGone()
    {
        const auto wide = realTable(u"boltwood"_qs, {u"gone"_qs, u"a"_qs});
        const auto narrow = realTable(u"boltwood"_qs, {u"a"_qs});
        writeAll(*m_writer, {Sample{wide, night, {5.0, 1.0}}, Sample{wide, night + 60s, {6.0, 1.0}}});
        m_writer.reset();
        QStringList undo = {u"DELETE FROM mtnops_rollups"_qs};
        for (std::size_t tier = 0; tier < tiers.size(); ++tier)
            undo += u"DROP TABLE "_qs + tierTable(tier, u"boltwood"_qs);
        execute(m_path, undo);
        m_writer = openWriter(m_path);
        writeAll(*m_writer, {Sample{narrow, night + 120s, {1.0}}});
        repairAll(*m_writer);
        QCOMPARE(select(m_path, u"SELECT gone_sum FROM mtnops_1min_boltwood"_qs), QList<QVariantList>({{5.0}, {6.0}}));
    }

    void anIntervalOfBeforeDecidesForItsRows()
    {
        const Timestamp day = floorTo(night, 24h);
        const Timestamp change = day + 30min + 20s;
        std::vector<Sample> samples;
        for (Timestamp time = day; time < change; time += 10s)
            samples.push_back(Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 10s), time, {1.0}});
        writeAll(*m_writer, std::exchange(samples, {}));
        m_writer.reset();
        m_writer = openWriter(m_path); // the site file has changed
        for (Timestamp time = change; time < day + 1h; time += 1s) {
            if (time < day + 40min || time >= day + 40min + 5s)
                samples.push_back(Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 1s), time, {1.0}});
        }
        writeAll(*m_writer, std::exchange(samples, {}));
        for (Timestamp time = day + 1h; time < day + 2h; time += 20s) // and again, in the same run
            samples.push_back(Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 20s), time, {1.0}});
        writeAll(*m_writer, std::exchange(samples, {}));
        const QString covered = u"SELECT covered / 1000 FROM mtnops_1min_boltwood WHERE ts = "_qs;
        const auto coveredAt = [&](Timestamp minute) {
            return select(m_path, covered + QString::number(toMicroseconds(minute))).first().first().toInt();
        };
        QCOMPARE(coveredAt(day + 29min), 60000);
        QCOMPARE(coveredAt(day + 30min), 60000);
        QCOMPARE(coveredAt(day + 31min), 60000);
        QCOMPARE(coveredAt(day + 40min), 60000 - 5000);
        QCOMPARE(coveredAt(day + 39min), 60000 - 1000 + 2500);
        QCOMPARE(coveredAt(day + 61min), 60000);
        QCOMPARE(select(m_path, u"SELECT ts_from, interval_us FROM mtnops_intervals ORDER BY ts_from"_qs),
                 QList<QVariantList>({{std::numeric_limits<qint64>::min(), 10'000'000},
                                      {toMicroseconds(change), 1'000'000},
                                      {toMicroseconds(day + 1h), 20'000'000}}));
        const QStringList before = tierDump(m_path, u"boltwood"_qs);
        makeAllDirty();
        repairAll(*m_writer);
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).join(u'\n'), before.join(u'\n'));
    }

    void aClockThatWasAheadLeavesNoIntervalOfTheFuture()
    {
        const auto intervals = [this] {
            return select(m_path, u"SELECT interval_us FROM mtnops_intervals ORDER BY ts_from"_qs);
        };
        writeAll(*m_writer, {Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 10s), night, {1.0}}});
        QCOMPARE(intervals(), QList<QVariantList>());
        writeAll(*m_writer, {Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 1s), night + 24h, {1.0}}});
        writeAll(*m_writer, {Sample{realTable(u"boltwood"_qs, {u"a"_qs}, 5s), night + 1h, {1.0}}});
        QCOMPARE(intervals(), QList<QVariantList>({{10'000'000}, {5'000'000}}));
    }

    void rolledBackRowsLeaveNoTrace()
    {
        const Timestamp minute = floorTo(night, 1min);
        writeAll(*m_writer, {testSample(testTable(), minute + 1s, 1)});
        execute(m_path,
                {u"CREATE TRIGGER fail BEFORE INSERT ON mtnops_events BEGIN SELECT RAISE(ABORT, 'no'); END"_qs});
        Batch batch{.samples = {testSample(testTable(), minute + 61s, 7)}, .events = {Event{.time = night}}};
        QVERIFY(!m_writer->write(batch));
        QCOMPARE(tierDump(m_path, u"boltwood"_qs).size(), 0);
        execute(m_path, {u"DROP TRIGGER fail"_qs});
        writeAll(*m_writer, {testSample(testTable(), minute + 62s, 1)});
        QCOMPARE(select(m_path, u"SELECT \"rows\", wind_sum FROM mtnops_1min_boltwood"_qs),
                 QList<QVariantList>({{1, 1.0}}));
    }

    void deviceOfVeryManyColumnsIsStillLogged()
    {
        QStringList names;
        for (int column = 0; column < 500; ++column)
            names += QStringLiteral("c%1").arg(column);
        const auto table = realTable(u"boltwood"_qs, names);
        const Values values(500, Value(1.5));
        writeAll(*m_writer, {Sample{table, night, values}, Sample{table, night + 2min, values}});
        QCOMPARE(select(m_path, u"SELECT c199_sum FROM mtnops_1min_boltwood"_qs), QList<QVariantList>({{1.5}}));
    }

    void cleanup() { m_writer.reset(); }

private:
    void makeAllDirty()
    {
        execute(m_path,
                {u"DELETE FROM mtnops_dirty"_qs,
                 u"INSERT INTO mtnops_dirty SELECT 'boltwood', (SELECT min(ts) FROM boltwood) / 60000000 * 60000000"
                 " - 60000000, complete_to FROM mtnops_rollups WHERE device = 'boltwood'"_qs});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestRollups)
#include "tst_rollups.moc"
