// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/tablepanel.h"
#include "ui/panels/timefield.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr int recentRows = 360; ///< of the telescope, every 10 s
constexpr int olderRows = 12'000; ///< two hours before, 1 ms apart
const QString middleText = u"2026-11-23 19:47:06.000"_qs; ///< of the 6000th of the older ones
constexpr int middleRow = recentRows + olderRows - 1 - 6000;

/** The panel on the telescope, over a window of all its rows: more than twice as many as are held. */
struct Fixture
{
    SampleDatabase database;
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session{database.path(), clock};
    TablePanel panel{session};
    LogTableModel &table = session.table();
    LogTableView *view = panel.view();
    QScrollBar *bar = view->verticalScrollBar();
    TimeField *field = panel.findChild<TimeField *>(u"goToField"_qs);
    QAbstractItemModelTester tester{&table, QAbstractItemModelTester::FailureReportingMode::QtTest};
    int most = 0; ///< rows that were ever held

    explicit Fixture(bool isLive = false)
    {
        database.addOlderRows(olderRows);
        QObject::connect(&table, &LogTableModel::rowsInserted, &panel,
                         [this] { most = std::max(most, table.rowCount()); });
        session.setTable(u"tcs"_qs);
        if (isLive)
            session.window().showLive(3h);
        else
            session.window().showRange({SampleDatabase::newest - 3h, SampleDatabase::newest + 1s});
        panel.resize(900, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        QTRY_COMPARE(ordinal(0), 0);
        view->setFocus();
    }

    /** How manieth row of all it is, from the newest on. */
    int ordinal(int row) const
    {
        const Duration age =
            SampleDatabase::newest - table.index(row, 0).data(LogTableModel::TimestampRole).value<Timestamp>();
        return age < 1h ? int(age / 10s) : recentRows + olderRows - 1 - int((2h - age) / 1ms);
    }
    int top() const { return ordinal(view->rowAt(0)); }
    int current() const { return ordinal(view->currentIndex().row()); }
    bool isCurrentInTheMiddle() const
    {
        const QRect row = view->visualRect(view->currentIndex());
        return std::abs(row.center().y() - view->viewport()->height() / 2) <= 2 * row.height();
    }
    int shownRows() const { return view->rowAt(view->viewport()->height() - 1) - view->rowAt(0) + 1; }
    bool isAtOldest() const
    {
        return bar->value() == bar->maximum() && ordinal(rows() - 1) == recentRows + olderRows - 1;
    }
    int rows() const { return table.rowCount(); }

    /** Turns the wheel by so many notches of three rows. */
    void turnWheel(int notches) const
    {
        const QPointF at = view->viewport()->rect().center();
        QWheelEvent event(at, view->viewport()->mapToGlobal(at), {}, {0, 120 * notches}, {}, {}, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(view->viewport(), &event);
    }

    /** The pages that the view may need next are there. */
    bool isReadAhead() const
    {
        const bool isBelow = view->rowAt(0) + shownRows() - 1 + LogTableModel::margin < rows();
        const bool isAbove = view->rowAt(0) >= LogTableModel::margin;
        return (isBelow || ordinal(rows() - 1) == recentRows + olderRows - 1) && (isAbove || ordinal(0) == 0);
    }

    void awaitPages()
    {
        QSignalSpy read(&session.reader(), &LogReader::pageRead);
        while (!isReadAhead())
            QVERIFY(read.wait());
    }

    void goTo(const QString &text) const
    {
        panel.findChild<TimeField *>()->selectAll();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }
};

} // namespace

/** The table under real keys and the wheel, over more rows than are held. */
class TestTableScroll : public QObject
{
    Q_OBJECT

private slots:
    void theWheelReachesEveryRow()
    {
        Fixture fixture;
        // A current row that is left behind does not pull the view back.
        QTest::mouseClick(fixture.view->viewport(), Qt::LeftButton, {}, QPoint(20, 5));
        const int step = fixture.shownRows(); // more than that one turn does not scroll
        const int most = 2 * (recentRows + olderRows) / step;
        int turns = 0;
        for (; !fixture.isAtOldest() && turns < most; ++turns) {
            const int before = fixture.top();
            fixture.turnWheel(-5);
            fixture.awaitPages();
            QVERIFY(fixture.top() >= before && fixture.top() <= before + step);
        }
        QVERIFY(fixture.isAtOldest());
        for (turns = 0; fixture.top() > 0 && turns < most; ++turns) {
            const int before = fixture.top();
            fixture.turnWheel(5);
            fixture.awaitPages();
            QVERIFY(fixture.top() <= before && fixture.top() >= before - step);
        }
        QCOMPARE(fixture.top(), 0);
        QVERIFY(fixture.table.isAtNewest());
        QCOMPARE(fixture.most, LogTableModel::maximumRows);
    }

    void homeAndEndGoToTheEndsOfTheWindow()
    {
        Fixture fixture;
        QTest::keyClick(fixture.view, Qt::Key_End);
        QTRY_VERIFY(fixture.isAtOldest());
        QCOMPARE(fixture.current(), recentRows + olderRows - 1);
        QVERIFY(fixture.rows() <= 2 * LogTableModel::pageSize);
        QTest::keyClick(fixture.view, Qt::Key_Up);
        QCOMPARE(fixture.current(), recentRows + olderRows - 2);
        QTest::keyClick(fixture.view, Qt::Key_PageUp);
        QTest::keyClick(fixture.view, Qt::Key_Home);
        QTRY_COMPARE(fixture.top(), 0);
        QCOMPARE(fixture.view->currentIndex().row(), 0);
        QTest::keyClick(fixture.view, Qt::Key_End, Qt::ControlModifier);
        QTRY_VERIFY(fixture.isAtOldest());
    }

    void pagesByKeyLeaveNoRowOut()
    {
        Fixture fixture;
        QTest::keyClick(fixture.view, Qt::Key_End);
        QTRY_VERIFY(fixture.isAtOldest());
        const int last = fixture.current();
        for (int turn = 0; turn < 100; ++turn) {
            const int before = fixture.current();
            QTest::keyClick(fixture.view, Qt::Key_PageUp);
            QTRY_VERIFY(!fixture.table.isLoading());
            QVERIFY(fixture.current() <= before && fixture.current() >= before - fixture.shownRows());
        }
        QVERIFY(fixture.current() < last - 50 * (fixture.shownRows() - 2));
    }

    void goesToATypedTime()
    {
        Fixture fixture;
        fixture.panel.startGoTo();
        QVERIFY(fixture.field->hasFocus());
        fixture.goTo(middleText);
        QTRY_COMPARE(fixture.current(), middleRow);
        QVERIFY(fixture.isCurrentInTheMiddle());
        QVERIFY(fixture.view->hasFocus());
        QCOMPARE(fixture.field->text(), QString());
        // Rows that come above and below do not move it.
        const QRect found = fixture.view->visualRect(fixture.view->currentIndex());
        QTRY_VERIFY(fixture.rows() >= 2 * LogTableModel::pageSize);
        QCOMPARE(fixture.view->visualRect(fixture.view->currentIndex()), found);
    }

    void aTimeOutsideTheWindowMovesTheWindow()
    {
        Fixture fixture(true);
        fixture.session.window().showLive(30s);
        QTRY_COMPARE(fixture.rows(), 3);
        fixture.panel.startGoTo();
        fixture.goTo(middleText);
        QTRY_COMPARE(fixture.current(), middleRow);
        QVERIFY(fixture.isCurrentInTheMiddle());
        const TimeRange range = fixture.session.window().range();
        QVERIFY(!fixture.session.window().isLive());
        QVERIFY(range.length() == 30s);
        QVERIFY(range.contains(SampleDatabase::newest - 2h + 6s));
    }

    void aWrongTimeIsToldAtTheField()
    {
        Fixture fixture;
        fixture.panel.startGoTo();
        fixture.goTo(u"soon"_qs);
        QVERIFY2(fixture.field->errorText().contains(u"\"soon\" is no time: write for example"_qs),
                 qPrintable(fixture.field->errorText()));
        QCOMPARE(fixture.field->text(), u"soon"_qs);
        QVERIFY(fixture.field->hasFocus());
        fixture.goTo(u"+6h"_qs);
        QVERIFY(fixture.field->errorText().contains(u"yet to come"_qs));
        fixture.clock.set(SampleDatabase::newest - 30min); // but not where there are rows: the logger's clock is ahead
        fixture.goTo(u"+20min"_qs);
        QTRY_COMPARE(fixture.current(), 60);
        fixture.panel.startGoTo();
        fixture.goTo(u"+6h"_qs);
        QVERIFY(QToolTip::isVisible());
        QTest::keyClick(fixture.field, Qt::Key_Escape);
        QTRY_VERIFY(!QToolTip::isVisible());
        QCOMPARE(fixture.field->text(), QString());
        QCOMPARE(fixture.field->errorText(), QString());
    }

    void readingAnewKeepsThePlace()
    {
        Fixture fixture;
        for (int turn = 0; turn < 30; ++turn) {
            fixture.turnWheel(-5);
            QTRY_VERIFY(!fixture.table.isLoading());
        }
        const int top = fixture.top();
        QVERIFY(top > LogTableModel::pageSize);
        QSignalSpy replaced(&fixture.table, &LogTableModel::rowsReplaced);
        fixture.table.reload();
        QVERIFY(replaced.wait());
        QCOMPARE(fixture.top(), top);
    }

    void followsAtTheTopOnly()
    {
        Fixture fixture(true);
        const auto log = [&](int second) {
            fixture.database.addRow(SampleDatabase::newest + second * 1s);
            fixture.clock.set(SampleDatabase::newest + second * 1s + 1s);
            fixture.session.tick();
        };
        const auto newestHeld = [&] {
            return fixture.table.index(0, 0).data(LogTableModel::TimestampRole).value<Timestamp>()
                - SampleDatabase::newest;
        };
        log(10);
        QTRY_VERIFY(newestHeld() == 10s);
        QCOMPARE(fixture.bar->value(), 0);
        fixture.turnWheel(-1);
        QCOMPARE(fixture.bar->value(), 3);
        log(20);
        QTRY_VERIFY(newestHeld() == 20s);
        QCOMPARE(fixture.bar->value(), 4); // stays where it was
        fixture.turnWheel(2);
        QCOMPARE(fixture.bar->value(), 0);
        log(30);
        QTRY_VERIFY(newestHeld() == 30s);
        QCOMPARE(fixture.bar->value(), 0); // follows again
        // Far away it does not even hold them; and back at the top it follows.
        QTest::keyClick(fixture.view, Qt::Key_End);
        QTRY_VERIFY(fixture.isAtOldest());
        log(40);
        const int row = fixture.view->currentIndex().row();
        QTest::keyClick(fixture.view, Qt::Key_Home);
        QTRY_VERIFY(newestHeld() == 40s && fixture.bar->value() == 0);
        QVERIFY(row > 0);
        log(50);
        QTRY_VERIFY(newestHeld() == 50s);
        QCOMPARE(fixture.bar->value(), 0);
    }
};

QTEST_MAIN(TestTableScroll)
#include "tst_tablescroll.moc"
