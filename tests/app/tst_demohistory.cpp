// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demohistory.h"
#include "app/historyportion.h"
#include "tests/support/logfile.h"
#include "tests/support/manualclock.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** One simulated device that is asked once a minute. */
Site demoSite(const QString &databasePath)
{
    ColumnRule air;
    air.column.name = air.column.label = QStringLiteral("air");
    air.column.type = ColumnType::Real;
    air.source = QStringLiteral("ambientTemperature");
    DeviceConfig boltwood;
    boltwood.name = boltwood.title = boltwood.model = QStringLiteral("boltwood");
    boltwood.transport = QStringLiteral("simulated");
    boltwood.interval = 1min;
    boltwood.timeout = 50ms;
    boltwood.requests = {{"\n", QStringLiteral("json"), {air}}};
    Site site;
    site.info.name = site.info.title = QStringLiteral("demo");
    site.databasePath = databasePath;
    site.devices = {boltwood};
    return site;
}

} // namespace

/** The two weeks that the demo begins with. */
class TestDemoHistory : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); } // loads them on this thread

    /** However slow the machine is, a logger that waits 2 s for the file gets it. */
    void noTransactionIsLong_data()
    {
        QTest::addColumn<int>("minutesPerSecond"); // of history
        QTest::addColumn<int>("mostTransactions");
        QTest::newRow("ten minutes") << 10 << 2 * 14 * 24 * 60;
        QTest::newRow("three hours") << 180 << 700;
        QTest::newRow("a month") << 43'200 << 70;
    }
    void noTransactionIsLong()
    {
        QFETCH(const int, minutesPerSecond);
        QFETCH(const int, mostTransactions);
        HistoryPortion portion;
        int transactions = 0;
        for (Duration left = 14 * 24h; left > Duration::zero(); ++transactions) {
            const Duration took(portion.length().count() / (minutesPerSecond * 60));
            QVERIFY2(took <= (transactions == 0 ? 1s : 500ms), qPrintable(QString::number(took.count())));
            left -= portion.length();
            portion.noteWritten(took);
            QVERIFY(portion.length() > Duration::zero() && portion.length() <= HistoryPortion::longest);
        }
        QVERIFY2(transactions <= mostTransactions, qPrintable(QString::number(transactions)));
    }

    void aPauseOfTheDiskShortensTheNext()
    {
        HistoryPortion portion;
        for (int quick = 0; quick < 10; ++quick)
            portion.noteWritten(1ms);
        QVERIFY(portion.length() == HistoryPortion::longest);
        portion.noteWritten(4s);
        QVERIFY(portion.length() <= HistoryPortion::longest / 20);
    }

    void twoWeeksWithoutAHole()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"demo.sqlite"_qs);
        const ManualClock clock(Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 11 / 24)) + 7s);
        DemoHistory history(demoSite(database), clock);
        QList<double> progress;
        bool isRecentDone = false;
        bool isDone = false;
        connect(&history, &DemoHistory::progressed, this, [&](double done) { progress.append(done); });
        connect(&history, &DemoHistory::recentFinished, this, [&] { isRecentDone = true; });
        connect(&history, &DemoHistory::finished, this, [&] { isDone = true; });
        history.startRecent();
        QTRY_VERIFY_WITH_TIMEOUT(isRecentDone, 60'000);
        QCOMPARE(LogFile(database).integers(u"SELECT count(*) FROM boltwood"_qs), QList<qint64>{24 * 60});
        QVERIFY(!progress.isEmpty());
        QCOMPARE(progress.last(), 1.0);
        progress.clear();
        history.startOlder();
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 120'000);
        constexpr qint64 rows = 14 * 24 * 60;
        QCOMPARE(LogFile(database).integers(u"SELECT count(*) FROM boltwood"_qs), QList<qint64>{rows});
        QCOMPARE(LogFile(database).integers(u"SELECT max(ts) - min(ts) FROM boltwood"_qs),
                 QList<qint64>{(rows - 1) * 60'000'000});
        QCOMPARE(progress.last(), 1.0);
        QVERIFY(std::is_sorted(progress.begin(), progress.end()));
        QVERIFY2(progress.size() <= 13 * 4 + 1, qPrintable(QString::number(progress.size()))); // each reads the chart
    }
};

QTEST_GUILESS_MAIN(TestDemoHistory)
#include "tst_demohistory.moc"
