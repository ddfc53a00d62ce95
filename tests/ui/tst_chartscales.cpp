// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/axesscene.h"
#include "tests/ui/chartevents.h"
#include "ui/charts/axisdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

/** Fixed and logarithmic value axes. */
class TestChartScales : public QObject
{
    Q_OBJECT

private slots:
    void aFixedRangeIsTyped()
    {
        AxesScene scene;
        scene.menuAction(1, u"Fixed range…"_qs)->trigger();
        auto *dialog = scene.overlay()->findChild<AxisDialog *>();
        QVERIFY(dialog);
        auto *low = dialog->findChild<QLineEdit *>(u"axisLow"_qs);
        auto *high = dialog->findChild<QLineEdit *>(u"axisHigh"_qs);
        const auto *problem = dialog->findChild<QLabel *>(u"axisProblem"_qs);
        QPushButton *accept = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        const auto type = [](QLineEdit *field, const QString &text) {
            field->selectAll();
            QTest::keyClicks(field, text);
        };
        QVERIFY(accept->isEnabled() && problem->text().isEmpty());
        type(high, u"ten"_qs);
        QVERIFY(!accept->isEnabled());
        QVERIFY2(problem->text().startsWith(u"\"ten\" is no number"_qs), qPrintable(problem->text()));
        type(high, u"-20"_qs);
        type(low, u"-10"_qs);
        QVERIFY(!accept->isEnabled());
        QVERIFY(problem->text().contains(u"below the upper"_qs));
        type(high, u"1e2"_qs);
        QVERIFY(accept->isEnabled());
        QTest::keyClick(high, Qt::Key_Return);
        QCOMPARE(scene.values(1), (ValueSpan{-10, 100}));
        scene.plot({ChartScene::series("wind", [](int) { return 1e6; })});
        QCOMPARE(scene.values(1), (ValueSpan{-10, 100}));
        QVERIFY(!scene.axis(1).state().isLocked);
        scene.menuAction(1, u"Follow values"_qs)->trigger();
        QVERIFY(scene.values(1).contains(1e6));
    }

    void whatIsShownIsTheRangeThatIsOffered_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("text"); // of the lower end
        QTest::newRow("a part of a Julian day") << 2461370.1 << 2461370.4 << u"2461370.1"_qs;
        QTest::newRow("seconds since 1970") << 1795471200.25 << 1795471260.5 << u"1795471200.25"_qs;
        QTest::newRow("temperatures") << -12.5 << 30.0 << u"-12.5"_qs;
        QTest::newRow("pressures of a vacuum") << 1.25e-9 << 2e-9 << u"1.25e-09"_qs;
        QTest::newRow("as a scale follows values") << 29.0 / 3.0 << 11.0 << u"9.666667"_qs;
    }
    void whatIsShownIsTheRangeThatIsOffered()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        AxisDialog dialog(u"x"_qs, {.low = low, .high = high}, false);
        QTEST(dialog.findChild<QLineEdit *>(u"axisLow"_qs)->text(), "text");
        std::optional<AxisSpan> chosen;
        connect(&dialog, &AxisDialog::chosen, this, [&](const AxisSpan &span) { chosen = span; });
        QPushButton *accept = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(accept->isEnabled());
        dialog.show();
        QTest::mouseClick(accept, Qt::LeftButton);
        QVERIFY(chosen);
        QVERIFY(std::abs(chosen->low - low) <= (high - low) * 1e-6);
        QVERIFY(std::abs(chosen->high - high) <= (high - low) * 1e-6);
    }

    void aLogarithmicAxisLeavesOutWhatItCannotShow()
    {
        AxesScene scene;
        scene.plot({ChartScene::series("wind", [](int second) { return std::pow(10.0, second / 900.0 - 1.0); })});
        scene.menuAction(1, u"Logarithmic"_qs)->trigger();
        const PanelFrame &frame = scene.axis(1).frame();
        QVERIFY(frame.isLogarithmic && frame.values.low > 0 && frame.values.low < 0.1 && frame.values.high > 1000);
        // Every decade is as high, and has its label.
        QVERIFY(std::abs((frame.y(1) - frame.y(10)) - (frame.y(100) - frame.y(1000))) < 1e-6);
        QStringList labels;
        for (const ValueTick &tick : scene.axis(1).labels().ticks())
            labels.append(tick.label);
        for (const char *label : {"0.1", "1", "10", "100"})
            QVERIFY2(labels.contains(QString::fromLatin1(label)), qPrintable(labels.join(u' ')));
        QVERIFY(std::abs(frame.value(frame.y(42)) - 42) < 1e-6);
        QVERIFY(scene.remark(1).isEmpty());

        scene.plot({ChartScene::series("wind", [](int second) { return second < 1800 ? -1.0 : 100.0; })});
        QVERIFY(scene.remark(1).contains(u"left out"_qs));
        QCOMPARE(scene.axis(1).drawn().first().series.points.first().isBreak(), true);
        QCOMPARE(scene.panel(1).traces().first().series.points.first().value, -1.0); // the crosshair reads it
        QVERIFY(!scene.picture().isNull());
        scene.plot({ChartScene::series("wind", [](int) { return 0.0; })}); // nothing that can be shown
        QVERIFY(scene.remark(1).contains(u"left out"_qs));
        QVERIFY(scene.values(1).low > 0);
        scene.menuAction(1, u"Logarithmic"_qs)->trigger();
        QVERIFY(scene.remark(1).isEmpty());
        QVERIFY(scene.values(1).contains(0));
    }

    void whatNoAxisHasRoomForIsLeftOut()
    {
        AxesScene scene;
        const auto faulty = [](int second) { return second < 600 ? 1.7e308 : second < 1200 ? -1.7e308 : 5.0; };
        scene.plot({ChartScene::series("wind", faulty)});
        QVERIFY2(scene.remark(1).contains(u"±1e300"_qs), qPrintable(scene.remark(1)));
        QVERIFY(scene.values(1).contains(5) && scene.values(1).length() < 1000);
        QVERIFY(scene.axis(1).labels().ticks().size() >= 2);
        QVERIFY(scene.axis(1).drawn().first().series.points.first().isBreak());
        QCOMPARE(scene.panel(1).traces().first().series.points.first().value, 1.7e308); // the crosshair reads it
        scene.plot({ChartScene::series("wind", [](int) { return -1.7e308; })}); // nothing that can be shown
        QVERIFY2(scene.remark(1).contains(u"±1e300"_qs), qPrintable(scene.remark(1)));
        QVERIFY(std::isfinite(scene.values(1).length()));
        scene.plot({ChartScene::series("wind", [](int second) { return second < 600 ? -1e300 : 1e300; })});
        QVERIFY(scene.remark(1).isEmpty());
        QVERIFY(scene.values(1).contains(-1e300) && scene.values(1).contains(1e300));
    }

    void aLogarithmicAxisIsHeldAboveZero()
    {
        AxesScene scene;
        scene.menuAction(1, u"Logarithmic"_qs)->trigger();
        const double before = std::log(scene.values(1).high / scene.values(1).low);
        turnWheel(scene.overlay(), scene.onAxis(1), {0, 120});
        const double after = std::log(scene.values(1).high / scene.values(1).low);
        QVERIFY2(std::abs(after / before - 0.8) < 1e-6, qPrintable(QString::number(after / before)));
        for (int i = 0; i < 40; ++i)
            turnWheel(scene.overlay(), scene.onAxis(1), {0, -120});
        QVERIFY(scene.values(1).low > 0 && std::isfinite(scene.values(1).high));
        AxisDialog dialog(u"mph"_qs, {.low = 1, .high = 10}, true);
        dialog.findChild<QLineEdit *>(u"axisLow"_qs)->setText(u"0"_qs);
        QVERIFY(dialog.findChild<QLabel *>(u"axisProblem"_qs)->text().contains(u"above zero"_qs));
    }
};

QTEST_MAIN(TestChartScales)
#include "tst_chartscales.moc"
