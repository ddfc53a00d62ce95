// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/rolluprebuild.h"
#include "logger/store/rolluprepair.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/tiers.h"
#include "tests/query/randomlog.h"
#include "tests/store/samplelog.h"
#include "tests/store/tierdump.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr TimeRange always{Timestamp::min() + 24h, Timestamp::max() - 24h};

std::unique_ptr<SqlConnection> openToWrite(const QString &path)
{
    Result<std::unique_ptr<SqlConnection>> connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().detail));
    return *std::move(connection);
}

TimeRange mark(const QString &path, const DeviceTable &table, const TimeRange &range)
{
    const Result<TimeRange> marked = markForRebuild(*openToWrite(path), table, range);
    if (!marked)
        qFatal("%s", qPrintable(marked.error().detail));
    return *marked;
}

/** Repairs with another connection each step, as if the program were killed after it; how many steps it took. */
int repairInSteps(const QString &path)
{
    int steps = 0;
    for (bool hasMore = true; hasMore; ++steps) {
        const Result<RepairStep> step = repairRollups(*openToWrite(path));
        if (!step)
            qFatal("%s", qPrintable(step.error().detail));
        hasMore = step->hasMore;
    }
    return steps;
}

/** Spoils every third bin of each tier that starts in the range. */
void damage(const QString &path, const TimeRange &range)
{
    QStringList statements;
    for (std::size_t tier = 0; tier < tiers.size(); ++tier) {
        const QString name = tierTable(tier, u"boltwood"_qs);
        const QString where = QStringLiteral(" WHERE ts >= %1 AND ts < %2 AND rowid / 60000000 % 3 = ")
                                  .arg(toMicroseconds(range.from))
                                  .arg(toMicroseconds(range.to));
        statements += u"UPDATE "_qs + name + u" SET wind_max = 999, note_changes = 7"_qs + where + u'0';
        statements += u"DELETE FROM "_qs + name + where + u'1';
    }
    execute(path, statements);
}

} // namespace

/** That rollups made anew are those that were made while the rows were logged. */
class TestRebuild : public QObject
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

    void givesTheSameBytes()
    {
        QRandomGenerator random(3);
        RandomLog log;
        log.write(*m_writer, random);
        repairAll(*m_writer);
        m_writer.reset();
        const QStringList incremental = dump();
        damage(m_path, always);
        execute(m_path, {u"DROP TABLE mtnops_6h_boltwood"_qs});

        const TimeRange marked = mark(m_path, *log.table(), always);
        QCOMPARE(marked.from, floorTo(fromMicroseconds(log.begin()), 1min));
        QVERIFY(dump() != incremental);
        const auto connection = openToWrite(m_path);
        QCOMPARE(*dirtyTime(*connection, u"boltwood"_qs, always), marked.length());
        QVERIFY(repairInSteps(m_path) > 5);
        QCOMPARE(*dirtyTime(*connection, u"boltwood"_qs, always), Duration::zero());
        QCOMPARE(dump().join(u'\n'), incremental.join(u'\n'));
    }

    void makesNoMoreThanTheRange()
    {
        writeDays(0, 2);
        const QStringList right = dump();
        const TimeRange wanted{firstDay + 7h + 30s, firstDay + 9h + 90s};
        damage(m_path, {firstDay + 7h, firstDay + 9h});
        const TimeRange marked = mark(m_path, *testTable(), wanted);
        QCOMPARE(marked, (TimeRange{firstDay + 7h, firstDay + 9h + 2min}));
        repairAll(*m_writer);
        QCOMPARE(dump().join(u'\n'), right.join(u'\n'));

        damage(m_path, {firstDay + 11h, firstDay + 12h});
        const QStringList damaged = dump();
        QVERIFY(!mark(m_path, *testTable(), wanted).isEmpty());
        repairAll(*m_writer);
        QCOMPARE(numbers(u"SELECT count(*) FROM mtnops_1min_boltwood WHERE wind_max = 999"_qs), {20});
        QVERIFY(mark(m_path, *testTable(), {firstDay - 48h, firstDay - 24h}).isEmpty());
    }

    void leavesWhatHasNoRawRowsAnyMore()
    {
        writeDays(0, 4);
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
        const QStringList before = dump();
        const TimeRange marked = mark(m_path, *testTable(), always);
        QCOMPARE(marked.from, firstDay + 48h); // and not where the last row of the day before is
        QCOMPARE(numbers(u"SELECT min(ts_from) FROM mtnops_dirty"_qs), {toMicroseconds(firstDay + 48h)});
        repairAll(*m_writer);
        QCOMPARE(dump().join(u'\n'), before.join(u'\n'));
        QVERIFY(mark(m_path, *testTable(), {firstDay, firstDay + 47h}).isEmpty());
    }

    void endsWhatIsNotDone()
    {
        writeDays(0, 1);
        writeAll(*m_writer, {testSample(testTable(), firstDay + 24h, 1)});
        const QStringList right = dump();
        execute(m_path,
                {u"UPDATE mtnops_rollups SET complete_to = complete_to - 7200000000"_qs,
                 QStringLiteral("INSERT INTO mtnops_1h_boltwood (ts, \"rows\", covered) VALUES (%1, 1, 1)")
                     .arg(toMicroseconds(firstDay + 400 * 24h))});
        mark(m_path, *testTable(), always);
        repairAll(*m_writer);
        for (const Tier &tier : tiers) {
            const QString undone =
                QStringLiteral(
                    "SELECT count(*) FROM mtnops_%1_boltwood WHERE ts + %2 > (SELECT complete_to FROM mtnops_rollups)")
                    .arg(tier.name)
                    .arg(tier.width.count());
            QCOMPARE(numbers(undone), {0});
        }
        writeAll(*m_writer, {testSample(testTable(), firstDay + 24h + 1s, 1)});
        QCOMPARE(dump().join(u'\n'), right.join(u'\n'));
    }

    void leavesWhatSomebodyDeleted()
    {
        writeDays(0, 1);
        const QStringList before = dump();
        execute(m_path,
                {QStringLiteral("DELETE FROM boltwood WHERE ts < %1").arg(toMicroseconds(firstDay + 10h + 25s))});
        QCOMPARE(mark(m_path, *testTable(), always).from, firstDay + 10h + 1min);
        repairAll(*m_writer);
        QCOMPARE(dump().join(u'\n'), before.join(u'\n'));
        execute(m_path, {u"DELETE FROM boltwood"_qs});
        QVERIFY(mark(m_path, *testTable(), always).isEmpty());
        QCOMPARE(dump().join(u'\n'), before.join(u'\n'));
    }

    /** The program that logs has open bins in memory, made of what is being made anew. */
    void whoLogsTakesNoticeOfIt()
    {
        writeDays(0, 1);
        m_writer.reset();
        execute(m_path,
                {QStringLiteral("UPDATE mtnops_1min_boltwood SET wind_max = 999 WHERE ts >= %1")
                     .arg(toMicroseconds(firstDay + 23h + 50min))});
        m_writer = openWriter(m_path);
        writeAll(*m_writer, {testSample(testTable(), firstDay + 24h - 5s, 1)});
        mark(m_path, *testTable(), always);
        repairInSteps(m_path);
        writeAll(*m_writer, {testSample(testTable(), firstDay + 24h, 1)});
        QCOMPARE(numbers(u"SELECT max(wind_max) FROM mtnops_1d_boltwood"_qs), {49});
    }

    void whatCannotBeMadeHoldsUpNoOther()
    {
        writeDays(0, 1);
        const QStringList right = dump();
        for (const QString &device : {u"dropped"_qs, u"wordy"_qs})
            writeAll(*m_writer,
                     {testSample(testTable(device), firstDay, 1), testSample(testTable(device), firstDay + 1h, 1)});
        mark(m_path, *testTable(), always);
        const auto insert = [](const QString &values) { return u"INSERT INTO mtnops_dirty VALUES "_qs + values; };
        const QString later = QString::number(toMicroseconds(firstDay + 100 * 24h));
        execute(m_path,
                {u"DROP TABLE dropped"_qs, insert(QStringLiteral("('dropped', 0, %1)").arg(later)),
                 insert(QStringLiteral("('ghost', 0, %1)").arg(later)), insert(QStringLiteral("('wordy', 'x', 'y')"))});
        const auto connection = openToWrite(m_path);
        Result<RepairStep> step = repairRollups(*connection);
        for (int steps = 0; step && step->hasMore && steps < 1000; ++steps)
            step = repairRollups(*connection);
        QVERIFY(!step);
        QVERIFY2(step.error().detail.contains(u"dropped (") && step.error().detail.contains(u"ghost ("),
                 qPrintable(step.error().detail));
        QCOMPARE(numbers(u"SELECT count(*) FROM mtnops_dirty"_qs), {3});
        QCOMPARE(dump().join(u'\n'), right.join(u'\n'));
    }

    void tableThatIsNotThereIsToldOf()
    {
        const Result<TimeRange> marked = markForRebuild(*openToWrite(m_path), *testTable(u"nothing"_qs), always);
        QVERIFY(!marked);
        QVERIFY2(marked.error().detail.contains(u"nothing"), qPrintable(marked.error().detail));
        QCOMPARE(numbers(u"SELECT count(*) FROM sqlite_master WHERE name LIKE '%nothing'"_qs), {0});
    }

    void cleanup() { m_writer.reset(); }

private:
    QStringList dump() const { return tierDump(m_path, u"boltwood"_qs); }

    /** A row every ten seconds. */
    void writeDays(int from, int to)
    {
        for (int hour = from * 24; hour < to * 24; ++hour) {
            std::vector<Sample> samples;
            for (int row = 0; row < 360; ++row)
                samples.push_back(testSample(testTable(), firstDay + hour * 1h + row * 10s, row % 50));
            writeAll(*m_writer, std::move(samples));
        }
    }

    QList<qint64> numbers(const QString &sql) const
    {
        QList<qint64> numbers;
        for (const QVariantList &row : select(m_path, sql))
            numbers += row.first().toLongLong();
        return numbers;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestRebuild)
#include "tst_rebuild.moc"
