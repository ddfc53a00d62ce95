// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/spantext.h"
#include "models/timecursors.h"

#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

class TestTimeCursors : public QObject
{
    Q_OBJECT

private slots:
    void firstAThenB()
    {
        constexpr Timestamp time(1795471448s);
        TimeCursors cursors;
        QSignalSpy changed(&cursors, &TimeCursors::changed);
        cursors.place(time); // nobody waits for it
        QVERIFY(!cursors.isActive() && changed.isEmpty());
        cursors.begin();
        QCOMPARE(*cursors.next(), TimeCursors::A);
        cursors.place(time + 10s);
        QCOMPARE(*cursors.next(), TimeCursors::B);
        QVERIFY(!cursors.span());
        cursors.place(time);
        QVERIFY(!cursors.next());
        QVERIFY(*cursors.span() == (TimeRange{time, time + 10s})); // whichever is earlier
        cursors.move(TimeCursors::A, time);
        QVERIFY(!cursors.span()); // nothing between them
        QCOMPARE(changed.count(), 4);
        cursors.move(TimeCursors::A, time);
        QCOMPARE(changed.count(), 4);
        cursors.clear();
        QVERIFY(!cursors.isActive());
        QCOMPARE(changed.count(), 5);
        cursors.clear(); // nothing is there to clear
        QCOMPARE(changed.count(), 5);
    }

    void spansForPeople_data()
    {
        QTest::addColumn<qint64>("microseconds");
        QTest::addColumn<QString>("expected");
        const auto add = [](Duration span, const QString &expected) {
            QTest::addRow("%s", qPrintable(expected)) << qint64(span.count()) << expected;
        };
        add(850ms, u"850 ms"_qs);
        add(12'340ms, u"12.340 s"_qs);
        add(303s, u"5 min 03 s"_qs);
        add(3903s, u"1 h 05 min 03 s"_qs);
        add(74h + 5min, u"3 d 02 h 05 min"_qs);
        add(59'999'900us, u"1 min 00 s"_qs); // rounded as a whole
        add(-303s, u"-5 min 03 s"_qs);
    }
    void spansForPeople()
    {
        QFETCH(qint64, microseconds);
        QTEST(spanText(Duration(microseconds)), "expected");
    }
};

QTEST_GUILESS_MAIN(TestTimeCursors)
#include "tst_timecursors.moc"
