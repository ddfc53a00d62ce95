// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "models/timetext.h"
#include "tests/store/samplelog.h"
#include "tests/support/manualclock.h"
#include "tests/ui/chartscene.h"
#include "ui/charts/timeaxis.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/tablepanel.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timebar.h"
#include "ui/panels/timefield.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

Timestamp utc(const QString &iso)
{
    return fromMicroseconds(QDateTime::fromString(iso, Qt::ISODate).toMSecsSinceEpoch() * 1000);
}

} // namespace

/** The nights in which the clocks change, as an operator meets them: every instant has a text of its own. */
class TestDstNights : public QObject
{
    Q_OBJECT

private slots:
    /** @c earlier and @c later are half an hour before and after the change, an hour apart: the same time on the clock
       in autumn, two hours apart in spring. */
    void nights_data()
    {
        QTest::addColumn<QByteArray>("place");
        QTest::addColumn<QString>("instant");
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("earlierName");
        QTest::addColumn<QString>("laterName");
        QTest::newRow("Denver falls back")
            << QByteArray("America/Denver") << u"2026-11-01T08:00:00Z"_qs << u"2026-11-01 01:30:00 -06:00"_qs
            << u"2026-11-01 01:30:00 -07:00"_qs << u"01:30:00 MDT"_qs << u"01:30:00 MST"_qs;
        QTest::newRow("Denver springs forward")
            << QByteArray("America/Denver") << u"2026-03-08T09:00:00Z"_qs << u"2026-03-08 01:30:00"_qs
            << u"2026-03-08 03:30:00"_qs << u"01:30:00 MST"_qs << u"03:30:00 MDT"_qs;
        QTest::newRow("Madrid falls back")
            << QByteArray("Europe/Madrid") << u"2026-10-25T01:00:00Z"_qs << u"2026-10-25 02:30:00 +02:00"_qs
            << u"2026-10-25 02:30:00 +01:00"_qs << u"02:30:00 CEST"_qs << u"02:30:00 CET"_qs;
        QTest::newRow("Madrid springs forward")
            << QByteArray("Europe/Madrid") << u"2026-03-29T01:00:00Z"_qs << u"2026-03-29 01:30:00"_qs
            << u"2026-03-29 03:30:00"_qs << u"01:30:00 CET"_qs << u"03:30:00 CEST"_qs;
    }

    void axis_data() { nights_data(); }
    void axis()
    {
        const Night clocks;
        std::set<QString> labels;
        Timestamp previous{};
        for (const TimeTick &tick :
             timeTicks({clocks.change - 3h, clocks.change + 3h}, QTimeZone(clocks.zone), 1200, 60)) {
            QVERIFY2(labels.insert(tick.label).second, qPrintable(tick.label)); // none twice
            QVERIFY(previous == Timestamp() || tick.time - previous == 30min || tick.time - previous == 1h);
            previous = tick.time;
        }
        QVERIFY(labels.size() >= 5);
    }

    void tooltip_data() { nights_data(); }
    void tooltip()
    {
        const Night clocks;
        QFETCH(QString, earlierName);
        QFETCH(QString, laterName);
        ChartScene scene;
        Series series{.column = ChartScene::ref("ambient"), .range = {clocks.change - 1h, clocks.change + 1h}};
        for (Timestamp time = series.range.from; time <= series.range.to; time += 1s)
            series.points.append({time, 1.0});
        scene.plot({series});
        scene.area.setShownTime(ShownTime(QTimeZone(clocks.zone)));
        scene.window.showRange(series.range);
        scene.area.setEvents({{.time = clocks.earlier, .kind = EventKind::DeviceUp, .text = u"up"_qs},
                              {.time = clocks.later, .kind = EventKind::DeviceDown, .text = u"down"_qs}});
        const auto titleAt = [&](Timestamp time) {
            QTest::mouseMove(scene.overlay(),
                             QPointF(scene.area.stack().timeScale().x(time), scene.at(0, 0, 0.5).y()).toPoint());
            return scene.area.overlay().crosshair().readout().title;
        };
        QTRY_VERIFY((titleAt(clocks.earlier), scene.area.overlay().crosshair().isVisible()));
        // A pixel is some seconds.
        QCOMPARE(titleAt(clocks.earlier).left(5), earlierName.left(5));
        QCOMPARE(titleAt(clocks.later).left(5), laterName.left(5));
        QVERIFY(titleAt(clocks.earlier).endsWith(earlierName.mid(8)));
        QVERIFY(titleAt(clocks.later).endsWith(laterName.mid(8)));
        const auto eventAt = [&](Timestamp time) {
            QString text;
            for (int y = 0; y < scene.area.stack().height() && text.isEmpty(); ++y)
                text = scene.area.stack().eventTextAt(QPointF(scene.area.stack().timeScale().x(time), y));
            return text;
        };
        QVERIFY2(eventAt(clocks.earlier).contains(earlierName), qPrintable(eventAt(clocks.earlier)));
        QVERIFY2(eventAt(clocks.later).contains(laterName), qPrintable(eventAt(clocks.later)));
    }

    void zoneOfARange_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("expected"); // in Denver
        const auto row = [](const char *name, const QString &from, const QString &to, const QString &expected) {
            QTest::newRow(name) << from << to << expected;
        };
        row("before", u"2026-11-01T02:00:00Z"_qs, u"2026-11-01T07:00:00Z"_qs, u"MDT"_qs);
        row("to the change", u"2026-11-01T02:00:00Z"_qs, u"2026-11-01T08:00:00Z"_qs, u"MDT"_qs);
        row("over the change", u"2026-11-01T02:00:00Z"_qs, u"2026-11-01T08:00:01Z"_qs, u"MDT, then MST"_qs);
        row("from the change", u"2026-11-01T08:00:00Z"_qs, u"2026-11-01T12:00:00Z"_qs, u"MST"_qs);
        row("in spring", u"2026-03-08T02:00:00Z"_qs, u"2026-03-08T18:00:00Z"_qs, u"MST, then MDT"_qs);
        row("a year", u"2025-12-01T00:00:00Z"_qs, u"2026-12-01T00:00:00Z"_qs, u"MST and MDT"_qs);
        row("an instant", u"2026-11-01T08:00:00Z"_qs, u"2026-11-01T08:00:00Z"_qs, u"MST"_qs);
    }
    void zoneOfARange()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QTEST(ShownTime(QTimeZone("America/Denver")).names({utc(from), utc(to)}), "expected");
    }

    void axisHeading_data() { nights_data(); }
    /** Whatever the clock says now: the axis names what it shows. */
    void axisHeading()
    {
        const Night clocks;
        ChartScene scene;
        scene.plot({});
        scene.area.setShownTime(ShownTime(QTimeZone(clocks.zone)));
        const auto heading = [&](const TimeRange &range) {
            scene.window.showRange(range);
            return scene.area.findChild<TimeAxis *>()->heading();
        };
        const QString both = clocks.nameBefore() + u", then "_qs + clocks.nameAfter();
        QVERIFY2(heading({clocks.change - 3h, clocks.change + 3h}).startsWith(both + u", "_qs), qPrintable(both));
        QVERIFY(heading({clocks.change - 3h, clocks.change}).startsWith(clocks.nameBefore() + u", "_qs));
        QVERIFY(heading({clocks.change, clocks.change + 3h}).startsWith(clocks.nameAfter() + u", "_qs));
    }

    void tableNote_data() { nights_data(); }
    /** Months later, of the rows that are seen. */
    void tableNote()
    {
        const Night clocks;
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const std::unique_ptr<Writer> writer = openWriter(path);
        std::vector<Sample> samples;
        for (Timestamp time = clocks.change - 1h; time < clocks.change + 1h; time += 1min)
            samples.push_back(testSample(testTable(), time, 1));
        writeAll(*writer, std::move(samples));
        ManualClock clock(clocks.change + 24h * 180);
        LogSession session(path, clock);
        TablePanel panel(session);
        panel.setTimeText(TimeText(ShownTime(QTimeZone(clocks.zone))));
        panel.resize(700, 300); // some ten rows
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        const auto *note = panel.findChild<QLabel *>(u"tableNote"_qs);
        session.window().showRange({clocks.change - 1h, clocks.change + 1h});
        QTRY_COMPARE(panel.view()->model()->rowCount(), 120);
        QTRY_COMPARE(note->text(), u"Times in "_qs + clocks.nameAfter());
        panel.view()->scrollTo(panel.view()->model()->index(60, 0), QAbstractItemView::PositionAtCenter);
        QTRY_COMPARE(note->text(), u"Times in %1, then %2"_qs.arg(clocks.nameBefore(), clocks.nameAfter()));
        panel.view()->scrollTo(panel.view()->model()->index(119, 0));
        QTRY_COMPARE(note->text(), u"Times in "_qs + clocks.nameBefore());
    }

    void siteTimeIsRenamed_data() { nights_data(); }
    void siteTimeIsRenamed()
    {
        const Night clocks;
        ManualClock clock(clocks.change - 1s);
        TimeWindow window(clock.now());
        TimeActions actions(window, clock);
        actions.setSite({.latitude = 39.7, .longitude = -105.0, .timeZone = clocks.zone});
        QCOMPARE(actions.siteTime()->text(), clocks.nameBefore());
        clock.advance(1s);
        actions.turn();
        QCOMPARE(actions.siteTime()->text(), clocks.nameAfter());
    }

    void table_data() { nights_data(); }
    void table()
    {
        const Night clocks;
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const std::unique_ptr<Writer> writer = openWriter(path);
        std::vector<Sample> samples;
        for (Timestamp time = clocks.change - 1h; time < clocks.change + 1h; time += 1min)
            samples.push_back(testSample(testTable(), time, 1));
        writeAll(*writer, std::move(samples));
        LogReader reader(path);
        LogTableModel model(reader);
        const TimeText text{ShownTime(QTimeZone(clocks.zone))};
        model.setTimeFormatter([text](Timestamp time) { return text.writeWhole(time); });
        model.setTable(*testTable());
        model.setRange({clocks.change - 1h, clocks.change + 1h}, false);
        QTRY_COMPARE(model.rowCount(), 120);
        std::set<QString> texts;
        for (int row = 0; row < model.rowCount(); ++row)
            QVERIFY(texts.insert(model.index(row, 0).data().toString()).second);
        const auto withMilliseconds = [](QString written) { return written.insert(19, u".000"_qs); };
        QCOMPARE(model.index(29, 0).data().toString(), withMilliseconds(clocks.laterText)); // newest first
        QCOMPARE(model.index(89, 0).data().toString(), withMilliseconds(clocks.earlierText));
    }

    void fields_data() { nights_data(); }
    /** What a field shows is what it means: a field that is taken as it is moves nothing. */
    void fields()
    {
        const Night clocks;
        ManualClock clock(clocks.change + 10h);
        TimeWindow window(clock.now());
        TimeActions actions(window, clock);
        actions.setSite({.latitude = 39.7, .longitude = -105.0, .timeZone = clocks.zone});
        TimeBar bar(window, actions, clock);
        actions.siteTime()->trigger();
        bar.resize(1400, 60);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        const TimeRange range{clocks.earlier, clocks.later};
        window.showRange(range);
        auto *from = bar.findChild<TimeField *>(u"fromField"_qs);
        auto *to = bar.findChild<TimeField *>(u"toField"_qs);
        QVERIFY(from && to);
        QCOMPARE(from->text(), clocks.earlierText);
        QCOMPARE(to->text(), clocks.laterText);
        for (TimeField *field : {from, to}) {
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, field->text() + u' ');
            QTest::keyClick(field, Qt::Key_Return);
            QCOMPARE(window.range(), range);
        }
    }

private:
    /** The row of nights_data() that is tested. */
    struct Night
    {
        Night()
        {
            QFETCH(QByteArray, place);
            QFETCH(QString, instant);
            QFETCH(QString, before);
            QFETCH(QString, after);
            zone = place;
            change = utc(instant);
            earlier = change - 30min;
            later = change + 30min;
            earlierText = before;
            laterText = after;
        }

        /** "MDT", of the time before the change. */
        QString nameBefore() const
        {
            QFETCH(QString, earlierName);
            return earlierName.mid(9);
        }
        QString nameAfter() const
        {
            QFETCH(QString, laterName);
            return laterName.mid(9);
        }

        QByteArray zone;
        Timestamp change;
        Timestamp earlier;
        Timestamp later;
        QString earlierText;
        QString laterText;
    };
};

QTEST_MAIN(TestDstNights)
#include "tst_dstnights.moc"
