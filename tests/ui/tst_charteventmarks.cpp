// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartscene.h"
#include "tests/ui/traceink.h"
#include "ui/charts/panelstack.h"
#include "ui/charts/timeaxis.h"
#include "ui/theme/themepalette.h"

#include <QHelpEvent>
#include <QTest>
#include <QToolTip>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = ChartScene::now;

} // namespace

/** What a chart says of events: the marks on its time axis, their texts and tooltips. */
class TestChartEventMarks : public QObject
{
    Q_OBJECT

private slots:
    void eventsAreMarkedOnTheTimeAxis()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        const auto at = [](Duration since, EventKind kind, const char *text) {
            return AxisEvent{.time = now - 1h + since, .kind = kind, .text = QString::fromLatin1(text)};
        };
        scene.area.setEvents({at(30min, EventKind::DeviceUp, "up"), at(30min - 1s, EventKind::DeviceDown, "down"),
                              at(10min, EventKind::Start, "started"), at(-5min, EventKind::Stop, "before the window")});
        const TimeScale scale = scene.area.stack().timeScale();
        const double bottom = scene.plotRect(0).bottom();
        const auto textAt = [&](Duration since) {
            for (double y = bottom; y < scene.area.height(); y += 2) {
                const QString text = scene.area.stack().eventTextAt({scale.x(now - 1h + since), y});
                if (!text.isEmpty())
                    return text;
            }
            return QString();
        };
        QVERIFY2(textAt(10min).endsWith(QStringLiteral("UTC  started")), qPrintable(textAt(10min)));
        QCOMPARE(textAt(20min), QString());
        const QStringList both = textAt(30min).split(u'\n');
        QCOMPARE(both.size(), 3);
        QCOMPARE(both[0], QStringLiteral("2 events"));
        QVERIFY(both[1].endsWith(QStringLiteral("down")));
        const QImage image = scene.picture();
        int alarm = 0; // the gravest of both
        for (int y = int(bottom); y < image.height(); ++y) {
            for (int x = int(scale.x(now - 30min)) - 7; x < int(scale.x(now - 30min)) + 7; ++x)
                alarm += distance(image.pixelColor(x, y), theme().alarm) < 40 ? 1 : 0;
        }
        QVERIFY2(alarm >= 8, qPrintable(QString::number(alarm)));
    }

    /** A picture that is saved has no tooltips. */
    void aMarkThatStandsAloneHasItsText()
    {
        ChartScene scene;
        scene.window.showRange({now - 1h, now});
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        const QImage before = scene.area.toImage();
        const QString silent = QStringLiteral("device down · Telescope: no reply");
        const auto at = [](Duration since, const QString &text) {
            return AxisEvent{.time = now - 1h + since, .kind = EventKind::DeviceDown, .text = text};
        };
        scene.area.setEvents({at(10min, QStringLiteral("one")), at(30min, QStringLiteral("two")),
                              at(30min + 1s, QStringLiteral("three")), at(59min, silent)});
        const auto *axis = scene.area.findChild<TimeAxis *>();
        const QList<EventLabel> labels = axis->eventLabels();
        QCOMPARE(labels.size(), 2); // where two are, the tooltip lists them
        const TimeScale scale = scene.area.stack().timeScale();
        QCOMPARE(labels[0].text, QStringLiteral("one"));
        QVERIFY(labels[0].left > scale.x(now - 50min));
        QCOMPARE(labels[1].text, silent); // before its mark, at the edge of the window
        QVERIFY(labels[1].left > scale.x(now - 30min));
        const QFontMetricsF metrics(axisFont(axis->font()));
        QVERIFY(labels[1].left + metrics.horizontalAdvance(silent) < scale.x(now - 1min));
        const QImage after = scene.area.toImage();
        const QRect written(int(labels[1].left), int(scene.area.stack().timeAxisRect().top()) + 2,
                            int(metrics.horizontalAdvance(silent)), 8);
        int ink = 0;
        for (int y = written.top(); y <= written.bottom(); ++y) {
            for (int x = written.left(); x <= written.right(); ++x)
                ink += after.pixel(x, y) != before.pixel(x, y) ? 1 : 0;
        }
        QVERIFY2(ink > 100, qPrintable(QString::number(ink)));
    }

    void theTextOfAMarkStandsClearOfTheLabels()
    {
        ChartScene scene;
        scene.window.showRange({now - 1h, now});
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        auto *axis = scene.area.findChild<TimeAxis *>();
        const QImage before = axis->grab().toImage();
        scene.area.setEvents({{.time = now - 40min,
                               .kind = EventKind::DeviceDown,
                               .text = QStringLiteral("device down · Telescope: no reply")}});
        const QImage after = axis->grab().toImage();
        QCOMPARE(axis->eventLabels().size(), 1);
        const int textLeft = int(axis->eventLabels().first().left); // the mark's icon ends before it
        int textBottom = 0;
        int labelTop = 0;
        for (int y = 0; y < before.height(); ++y) {
            for (int x = textLeft; x < before.width(); ++x) {
                const bool isLabel = y > 5 && before.pixel(x, y) != before.pixel(0, 0); // below the ticks
                if (isLabel && labelTop == 0)
                    labelTop = y;
                if (after.pixel(x, y) != before.pixel(x, y))
                    textBottom = y;
            }
        }
        QVERIFY(textBottom > 0);
        const int free = labelTop - textBottom - 1;
        QVERIFY2(free >= 3,
                 qPrintable(QStringLiteral("%1 rows between %2 and %3").arg(free).arg(textBottom).arg(labelTop)));
    }

    void textsOfMarksTouchNothing()
    {
        const QFontMetricsF metrics(axisFont(QFont()));
        const TimeScale scale{.range = {now - 1h, now}, .left = 50, .width = 900}; // 15 px a minute
        const QString text = QStringLiteral("device down · Telescope: no reply, asked three times in a row");
        for (const Duration step : {2min, 5min, 7min, 10min, 20min, 30min}) {
            QList<AxisEvent> events;
            for (Timestamp time = now - 1h + step; time < now; time += step)
                events.append({.time = time, .kind = EventKind::DeviceDown, .text = text});
            const QList<EventMark> marks = eventMarks(events, scale, 12);
            const QList<EventLabel> labels = eventLabels(events, marks, scale, metrics);
            QCOMPARE(labels.isEmpty(), step < 5min); // there is no room
            double taken = scale.left;
            for (const EventLabel &label : labels) {
                const double right = label.left + metrics.horizontalAdvance(label.text);
                QVERIFY2(label.left >= taken && right <= scale.left + scale.width + 0.5, qPrintable(label.text));
                for (const EventMark &mark : marks)
                    QVERIFY2(right <= mark.x - 7 || label.left >= mark.x + 7, qPrintable(label.text));
                taken = right;
            }
        }
    }

    void marksAreToldApartWithoutColour_data()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("red night") << ThemeKind::RedNight;
    }
    void marksAreToldApartWithoutColour()
    {
        QFETCH(ThemeKind, kind);
        ChartScene scene;
        scene.area.setTheme(Theme::of(kind));
        scene.window.showRange({now - 1h, now});
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        const QRectF axis = scene.area.stack().timeAxisRect();
        const int middle = int(scene.area.stack().timeScale().x(now - 27min)); // beside a tick and its label
        const QRect area(middle - 8, int(axis.top()), 17, 12);
        const QImage none = scene.picture().copy(area);
        QList<QImage> shapes;
        for (const EventKind event : {EventKind::DeviceUp, EventKind::DeviceDown, EventKind::ReadingsLost,
                                      EventKind::Problem, EventKind::Start}) {
            scene.area.setEvents({{.time = now - 27min, .kind = event, .text = QStringLiteral("text")}});
            const QImage mark = scene.picture().copy(area);
            QImage shape(area.size(), QImage::Format_Mono); // where there is ink, of whatever colour
            shape.fill(0);
            double contrast = 0;
            for (int y = 0; y < mark.height(); ++y) {
                for (int x = 0; x < mark.width(); ++x) {
                    const double own = contrastRatio(mark.pixelColor(x, y), none.pixelColor(x, y));
                    shape.setPixel(x, y, own > 2.0 ? 1 : 0);
                    contrast = std::max(contrast, own);
                }
            }
            QVERIFY2(contrast > 3.0, qPrintable(QString::number(contrast))); // as WCAG wants of graphics
            for (const QImage &other : std::as_const(shapes)) {
                int different = 0;
                for (int y = 0; y < shape.height(); ++y) {
                    for (int x = 0; x < shape.width(); ++x)
                        different += shape.pixelIndex(x, y) != other.pixelIndex(x, y) ? 1 : 0;
                }
                QVERIFY2(different >= 10, qPrintable(QString::number(different)));
            }
            shapes.append(shape);
        }
    }

    void aMarkHasATooltip()
    {
        ChartScene scene;
        scene.plot({ChartScene::series("ambient", [](int) { return 10.0; })});
        scene.area.setEvents(
            {{.time = now - 30min, .kind = EventKind::ReadingsLost, .text = QStringLiteral("3 lost")}});
        const int x = int(scene.area.stack().timeScale().x(now - 30min));
        for (int y = int(scene.plotRect(0).bottom()); y < scene.area.height() && !QToolTip::isVisible(); ++y) {
            const QPoint place(x, y);
            QHelpEvent event(QEvent::ToolTip, place, scene.overlay()->mapToGlobal(place));
            QCoreApplication::sendEvent(scene.overlay(), &event);
        }
        QTRY_VERIFY(QToolTip::isVisible());
        QVERIFY2(QToolTip::text().endsWith(QStringLiteral("21:30:00 UTC  3 lost")), qPrintable(QToolTip::text()));
    }

    void thousandsOfEventsAreNoMoreMarksThanPixels()
    {
        QList<AxisEvent> events;
        for (int i = 0; i < 5000; ++i)
            events.append({.time = now - 1h + i * 500ms, .kind = EventKind::DeviceUp, .text = QStringLiteral("up")});
        const TimeScale scale{.range = {now - 1h, now}, .left = 0, .width = 900};
        const QList<EventMark> marks = eventMarks(events, scale, 9);
        QVERIFY(marks.size() <= 100);
        qsizetype count = 0;
        for (const EventMark &mark : marks)
            count += mark.count;
        QCOMPARE(count, 5000);
        const QString text = eventMarkText(events.first(marks.first().count), ShownTime());
        QCOMPARE(text.count(u'\n'), 9); // how many, eight of them, how many more
    }
};

QTEST_MAIN(TestChartEventMarks)
#include "tst_charteventmarks.moc"
