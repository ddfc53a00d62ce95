// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timewindow.h"
#include "tests/support/manualclock.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timebar.h"
#include "ui/panels/timefield.h"
#include "ui/theme/themecontroller.h"

#include <QMainWindow>
#include <QMenuBar>
#include <QTest>
#include <QToolButton>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const Timestamp start = fromMicroseconds(1795470423000000); // 2026-11-23 21:47:03 UTC

/** A window with the time bar and the menu that carries its shortcuts. */
struct Fixture
{
    ManualClock clock{start};
    ThemeController theme;
    TimeWindow window{start};
    QMainWindow host;
    TimeActions actions{window};
    TimeBar *bar = new TimeBar(window, actions, clock);

    explicit Fixture(int width = 1280)
    {
        actions.setSiteZone(QTimeZone("America/Phoenix"), start);
        host.addActions(actions.presets());
        host.addActions({actions.goLive(), actions.back(), actions.forward(), actions.utc(), actions.siteTime()});
        host.setCentralWidget(bar);
        host.resize(width, 100);
        host.show();
        host.activateWindow();
        const bool isActive = QTest::qWaitForWindowActive(&host); // shortcuts belong to the active window
        Q_ASSERT(isActive);
        Q_UNUSED(isActive);
    }

    TimeField *field(const char *name) const { return bar->findChild<TimeField *>(QLatin1StringView(name)); }
    QToolButton *button(const char *name) const { return bar->findChild<QToolButton *>(QLatin1StringView(name)); }
    QToolButton *buttonOf(QAction *action) const
    {
        for (QToolButton *button : bar->findChildren<QToolButton *>()) {
            if (button->defaultAction() == action)
                return button;
        }
        return nullptr;
    }

    void type(TimeField *field, const QString &text) const
    {
        QTest::mouseClick(field, Qt::LeftButton);
        field->selectAll();
        QTest::keyClicks(field, text);
    }
};

} // namespace

class TestTimeBar : public QObject
{
    Q_OBJECT

private slots:
    void liveIsPressedAndReleased()
    {
        Fixture fixture;
        QToolButton *live = fixture.button("liveButton");
        QVERIFY(live->isChecked());
        QTest::mouseClick(live, Qt::LeftButton);
        QVERIFY(!fixture.window.isLive());
        QVERIFY(!live->isChecked());
        QVERIFY(live->toolTip().contains(u"stands still"_qs));
        QCOMPARE(live->text(), u"Go live"_qs);
        QTest::keyClick(&fixture.host, Qt::Key_Home);
        QVERIFY(fixture.window.isLive());
        QVERIFY(live->isChecked());
        QTest::keyClick(&fixture.host, Qt::Key_Home); // goes live, never the other way
        QVERIFY(fixture.window.isLive());
    }

    void aDragOfTheChartReleasesLive()
    {
        Fixture fixture;
        fixture.window.pan(-1h);
        QVERIFY(!fixture.button("liveButton")->isChecked());
    }

    void presetsByMouseAndKey()
    {
        Fixture fixture;
        QAction *sixHours = fixture.actions.presets()[3];
        QTest::mouseClick(fixture.buttonOf(sixHours), Qt::LeftButton);
        QVERIFY(fixture.window.isLive());
        QVERIFY(fixture.window.range().length() == 6h);
        QVERIFY(sixHours->isChecked());
        QTest::keyClick(&fixture.host, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(fixture.window.range().length() == 5min);
        QVERIFY(!sixHours->isChecked());
        QTest::keyClick(&fixture.host, Qt::Key_7, Qt::ControlModifier);
        QVERIFY(fixture.window.range().length() == 30 * 24h);
        QVERIFY(fixture.actions.presets()[6]->toolTip().contains(u"Ctrl+7"_qs));
        // Pressing the one that is on keeps it on.
        QTest::keyClick(&fixture.host, Qt::Key_7, Qt::ControlModifier);
        QVERIFY(fixture.actions.presets()[6]->isChecked());
    }

    void backAndForward()
    {
        Fixture fixture;
        QVERIFY(!fixture.button("backButton")->isEnabled());
        fixture.window.showLive(6h);
        QTest::mouseClick(fixture.button("backButton"), Qt::LeftButton);
        QVERIFY(fixture.window.range().length() == 1h);
        QTest::keyClick(&fixture.host, Qt::Key_Right, Qt::AltModifier);
        QVERIFY(fixture.window.range().length() == 6h);
        QTest::keyClick(&fixture.host, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(fixture.window.range().length() == 1h);
    }

    void fieldsShowTheWindowInTheChosenZone()
    {
        Fixture fixture;
        QCOMPARE(fixture.field("fromField")->text(), u"2026-11-23 13:47:03"_qs);
        QCOMPARE(fixture.field("toField")->text(), u"now"_qs);
        QTest::mouseClick(fixture.buttonOf(fixture.actions.utc()), Qt::LeftButton);
        QCOMPARE(fixture.field("fromField")->text(), u"2026-11-23 20:47:03"_qs);
        QCOMPARE(fixture.buttonOf(fixture.actions.siteTime())->text(), u"MST"_qs);
        fixture.window.showRange({start - 48h, start - 24h});
        QCOMPARE(fixture.field("toField")->text(), u"2026-11-22 21:47"_qs);
    }

    void aTypedRangeIsShown()
    {
        Fixture fixture;
        fixture.type(fixture.field("fromField"), u"2026-11-22 18:00"_qs);
        fixture.type(fixture.field("toField"), u"2026-11-22 20:30"_qs);
        QVERIFY(fixture.window.isLive()); // nothing yet
        QTest::keyClick(fixture.field("toField"), Qt::Key_Return);
        QVERIFY(!fixture.window.isLive());
        QCOMPARE(toIsoUtc(fixture.window.range().from), "2026-11-23T01:00:00.000000Z");
        QCOMPARE(toIsoUtc(fixture.window.range().to), "2026-11-23T03:30:00.000000Z");
        QVERIFY(!fixture.field("fromField")->isEdited());
    }

    void untilNowIsLive()
    {
        Fixture fixture;
        fixture.window.showRange({start - 48h, start - 24h});
        fixture.type(fixture.field("fromField"), u"-6h"_qs);
        fixture.type(fixture.field("toField"), u"now"_qs);
        QTest::keyClick(fixture.field("toField"), Qt::Key_Return);
        QVERIFY(fixture.window.isLive());
        QVERIFY(fixture.window.range().length() == 6h);
    }

    void anErrorLosesNothing()
    {
        Fixture fixture;
        const TimeRange before = fixture.window.range();
        TimeField *from = fixture.field("fromField");
        fixture.type(from, u"last night"_qs);
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(from->errorText().contains(u"last night"_qs));
        QCOMPARE(from->toolTip(), from->errorText());
        fixture.window.advance(start + 1s); // a live window goes on below the typing
        QCOMPARE(from->text(), u"last night"_qs);
        QTest::keyClick(from, Qt::Key_Escape);
        QVERIFY(from->errorText().isEmpty());
        QCOMPARE(from->text(), u"2026-11-23 13:47:04"_qs);
        QVERIFY(fixture.window.range().length() == before.length());
    }

    void startAfterEndIsAnError()
    {
        Fixture fixture;
        TimeField *from = fixture.field("fromField");
        fixture.type(from, u"+1h"_qs);
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(from->errorText().contains(u"before"_qs));
        QVERIFY(fixture.window.isLive());
    }

    void foldsBelow1100()
    {
        Fixture fixture(1280);
        auto *presets = fixture.bar->findChild<QWidget *>(u"presets"_qs);
        QToolButton *menu = fixture.button("presetMenu");
        QVERIFY(presets->isVisible());
        QVERIFY(!menu->isVisible());
        QVERIFY2(fixture.bar->sizeHint().width() <= TimeBar::foldingWidth,
                 qPrintable(QString::number(fixture.bar->sizeHint().width())));
        fixture.host.resize(1099, 100);
        QTRY_VERIFY(!presets->isVisible());
        QVERIFY(menu->isVisible());
        QCOMPARE(fixture.host.width(), 1099);
        QCOMPARE(fixture.bar->minimumSizeHint().width(), fixture.bar->sizeHint().width()); // nothing left to fold
        QCOMPARE(menu->text(), u"1 h"_qs);
        fixture.window.pan(-1h);
        QCOMPARE(menu->text(), u"Span"_qs); // none of the presets
        QCOMPARE(menu->menu()->actions(), fixture.actions.presets() + QList{fixture.actions.everything()});
        fixture.host.resize(1100, 100);
        QTRY_VERIFY(presets->isVisible());
        QVERIFY(!menu->isVisible());
    }

    void aSiteInUtcNeedsNoSwitch()
    {
        Fixture fixture;
        fixture.actions.setSiteZone(QTimeZone("Etc/UTC"), start);
        QVERIFY(!fixture.buttonOf(fixture.actions.siteTime())->isVisible());
    }
};

QTEST_MAIN(TestTimeBar)
#include "tst_timebar.moc"
