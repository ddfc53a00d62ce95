// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tablebench.h"

#include <QTest>

#include <algorithm>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = TableBench::start;

/** Stands for a view of twenty rows that stays where it is while rows come and go around it. */
struct Scroller
{
    static constexpr int height = 20;

    explicit Scroller(TableBench &looked) : bench(looked)
    {
        QObject::connect(&bench.model, &LogTableModel::rowsInserted, &context,
                         [this](const QModelIndex &, int from, int to) { move(from == 0 ? to + 1 : 0); });
        QObject::connect(&bench.model, &LogTableModel::rowsRemoved, &context,
                         [this](const QModelIndex &, int from, int to) { move(from == 0 ? -to - 1 : 0); });
        QObject::connect(&bench.model, &LogTableModel::rowFound, &context, [this](int row) { show(row - height / 2); });
        show(0);
    }

    void move(int by)
    {
        most = std::max(most, bench.model.rowCount());
        show(top + by);
    }

    void show(int row)
    {
        top = std::clamp(row, 0, std::max(0, bench.model.rowCount() - height));
        bench.model.setShownRows(top, top + height - 1);
    }

    /** Scrolls and waits for the page that is then due, if one is. */
    void scroll(int by)
    {
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        const int wanted = bench.second(top) - by;
        show(top + by);
        const bool isAtEnd = top + height >= bench.model.rowCount() || top == 0;
        if (!isAtEnd)
            QCOMPARE(bench.second(top), wanted); // no row is missing in between
        const bool needsOlder = top + height - 1 + LogTableModel::margin >= bench.model.rowCount() && last() > oldest;
        const bool needsNewer = top < LogTableModel::margin && bench.second(0) < newest;
        if (needsOlder || needsNewer)
            QVERIFY(read.wait());
    }

    int last() const { return bench.second(bench.model.rowCount() - 1); }

    TableBench &bench;
    int oldest = 0; ///< seconds, of the window
    int newest = 0;
    int top = 0;
    int most = 0; ///< rows that were ever held
    QObject context;
};

} // namespace

/** How the rows that are held slide along with a view, and how a time is found. */
class TestLogTableScroll : public QObject
{
    Q_OBJECT

private slots:
    void pagesAreReadBeforeTheViewComesToAnEnd()
    {
        TableBench bench;
        bench.write(0, 700);
        bench.show(100, 600);
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        LogTableModel &model = bench.model;
        model.setShownRows(0, 19);
        QCOMPARE(model.rowCount(), LogTableModel::pageSize);
        model.setShownRows(LogTableModel::margin - 20, LogTableModel::margin - 1);
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        QVERIFY(!read.wait(50)); // far enough away
        model.setShownRows(LogTableModel::margin - 19, LogTableModel::margin);
        QVERIFY(!model.isLoading()); // in advance: nobody waits for it
        QTRY_COMPARE(model.rowCount(), 400);
        QCOMPARE(read.count(), 1);
        model.setShownRows(380, 399);
        QVERIFY(model.isLoading());
        QTRY_COMPARE(model.rowCount(), 500);
        QVERIFY(!model.isLoading());
        for (int row = 0; row < 500; ++row)
            QCOMPARE(bench.second(row), 599 - row);
        QCOMPARE(reset.count(), 0);
        model.setShownRows(480, 499); // the window's end
        QVERIFY(!read.wait(50));
    }

    void everyRowIsReachedInConstantMemory_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("isTested");
        QTest::newRow("every cell looked at") << 11'000 << true;
        QTest::newRow("long") << 100'000 << false;
    }
    void everyRowIsReachedInConstantMemory()
    {
        QFETCH(int, rows);
        QFETCH(bool, isTested);
        TableBench bench;
        if (!isTested)
            bench.tester.reset();
        bench.writeMany(rows);
        bench.show(0, rows);
        Scroller view(bench);
        view.newest = rows - 1;
        while (bench.second(view.top + Scroller::height - 1) > 0)
            view.scroll(150);
        QCOMPARE(bench.second(bench.model.rowCount() - 1), 0);
        QVERIFY(!bench.model.isAtNewest());
        while (bench.second(view.top) < view.newest)
            view.scroll(-150);
        QVERIFY(bench.model.isAtNewest());
        QCOMPARE(view.most, LogTableModel::maximumRows);
    }

    void aTimeIsFoundAtOnce()
    {
        TableBench bench;
        bench.tester.reset();
        bench.writeMany(50'000);
        bench.show(0, 50'000);
        QSignalSpy found(&bench.model, &LogTableModel::rowFound);
        QSignalSpy read(&bench.reader, &LogReader::pageRead);
        const auto findRow = [&](int second) {
            bench.model.showTime(start + second * 1s + 500ms);
            if (found.isEmpty() && !found.wait())
                qFatal("no row was found");
            return bench.second(found.takeFirst().first().toInt());
        };
        QCOMPARE(findRow(20'000), 20'000);
        QVERIFY(!bench.model.isAtNewest());
        QVERIFY(bench.model.rowCount() <= LogTableModel::pageSize);
        QCOMPARE(read.count(), 1);
        QCOMPARE(findRow(20'050), 20'050);
        QCOMPARE(read.count(), 1); // it was there
        QCOMPARE(findRow(-5), 0); // the oldest
        QCOMPARE(findRow(90'000), 49'999);
        QVERIFY(bench.model.isAtNewest());

        bench.model.showOldest();
        QVERIFY(bench.model.isLoading());
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.takeFirst().first().toInt(), bench.model.rowCount() - 1);
        QCOMPARE(bench.second(bench.model.rowCount() - 1), 0);
        bench.model.showNewest();
        QTRY_COMPARE(found.count(), 1);
        QCOMPARE(found.takeFirst().first().toInt(), 0);
        QCOMPARE(bench.second(0), 49'999);
        QVERIFY(read.count() <= 5);
    }

    void scrollsOnToBothSidesOfATime()
    {
        TableBench bench;
        bench.writeMany(50'000);
        bench.show(0, 50'000);
        Scroller view(bench);
        view.newest = 49'999;
        QSignalSpy found(&bench.model, &LogTableModel::rowFound);
        bench.model.showTime(start + 20'000s);
        QVERIFY(found.wait());
        for (int turn = 0; turn < 5; ++turn)
            view.scroll(150);
        for (int turn = 0; turn < 10; ++turn)
            view.scroll(-150);
        QVERIFY(bench.second(view.top) > 20'500);
    }

    void liveRowsComeOnTopOfWhoIsScrolledAway()
    {
        TableBench bench;
        bench.write(0, 500);
        bench.show(0, 10'000, true);
        Scroller view(bench);
        view.newest = 499;
        view.scroll(150);
        const int top = bench.second(view.top);
        bench.write(500, 503);
        bench.refresh();
        QCOMPARE(bench.second(0), 502);
        QCOMPARE(bench.second(view.top), top);
        // A gap is closed page by page, for who comes back to the top.
        bench.write(503, 1000);
        bench.refresh();
        QCOMPARE(bench.second(0), 702);
        QCOMPARE(bench.second(view.top), top);
        QVERIFY(!bench.model.isAtNewest());
        view.newest = 999;
        while (bench.second(view.top) < 999)
            view.scroll(-150);
        QVERIFY(bench.model.isAtNewest());
        bench.write(1000, 1001);
        bench.refresh();
        QCOMPARE(bench.second(0), 1000);
    }

    void liveRowsWaitWhereTheyWouldPushOutWhatIsShown()
    {
        TableBench bench;
        bench.tester.reset();
        bench.writeMany(LogTableModel::maximumRows);
        bench.show(0, 10'000, true);
        Scroller view(bench);
        view.newest = LogTableModel::maximumRows - 1;
        while (bench.second(view.top + Scroller::height - 1) > 0)
            view.scroll(150);
        QCOMPARE(bench.model.rowCount(), LogTableModel::maximumRows);
        bench.write(LogTableModel::maximumRows, LogTableModel::maximumRows + 10);
        bench.refresh();
        QCOMPARE(bench.model.rowCount(), LogTableModel::maximumRows);
        QCOMPARE(bench.second(view.top + Scroller::height - 1), 0);
        QVERIFY(!bench.model.isAtNewest());
        view.newest += 10;
        while (bench.second(view.top) < view.newest)
            view.scroll(-150);
        QVERIFY(bench.model.isAtNewest());
    }

    void whatWasShownMayFallOutOfALiveWindow()
    {
        TableBench bench;
        bench.write(0, 1000);
        bench.show(0, 1000, true);
        bench.model.showOldest();
        QTRY_COMPARE(bench.second(bench.model.rowCount() - 1), 0);
        bench.model.setRange({start + 500s, start + 1500s}, true);
        QTRY_VERIFY(bench.model.rowCount() > 0);
        QCOMPARE(bench.second(0), 999);
        QVERIFY(bench.model.isAtNewest());
    }

    void readingAnewKeepsThePlace()
    {
        TableBench bench;
        bench.write(0, 700);
        bench.show(0, 700);
        Scroller view(bench);
        view.newest = 699;
        view.scroll(150);
        view.scroll(150);
        const int top = bench.second(view.top);
        QSignalSpy replaced(&bench.model, &LogTableModel::rowsReplaced);
        bench.model.reload();
        QVERIFY(replaced.wait());
        QCOMPARE(bench.second(replaced.first().first().toInt()), top);
    }
};

QTEST_GUILESS_MAIN(TestLogTableScroll)
#include "tst_logtablescroll.moc"
