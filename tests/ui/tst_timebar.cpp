// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timewindow.h"
#include "tests/support/manualclock.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timebar.h"
#include "ui/panels/timefield.h"
#include "ui/theme/themecontroller.h"

#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <array>

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
    TimeActions actions{window, clock};
    TimeBar *bar = new TimeBar(window, actions, clock);

    explicit Fixture(int width = 1280)
    {
        actions.setSite({.latitude = 32.4165, .longitude = -110.7346, .timeZone = "America/Phoenix"});
        const NightActions &nights = actions.nights();
        host.addActions({nights.tonight(), nights.lastNight(), nights.previousNight(), nights.nextNight()});
        host.addActions(actions.presets());
        host.addActions({actions.goLive(), actions.back(), actions.forward(), actions.utc(), actions.siteTime(),
                         actions.sidereal()});
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

    void liveLooksOtherwiseWhereItDoesNotFollow()
    {
        Fixture fixture;
        QToolButton *live = fixture.button("liveButton");
        live->clearFocus(); // whose frame is another
        const Theme &theme = fixture.theme.theme();
        const auto colourAt = [&](int y) {
            const QImage image = live->grab().toImage();
            return image.pixelColor(image.width() / 2, y).rgb();
        };
        const QImage following = fixture.actions.live()->icon().pixmap(16).toImage();
        QCOMPARE(colourAt(3), theme.accent.rgb()); // full of it
        fixture.window.pan(-1h);
        QCOMPARE(colourAt(3), theme.panel.rgb());
        QCOMPARE(colourAt(0), theme.accent.rgb()); // but its frame asks to be pressed
        QVERIFY(fixture.actions.live()->icon().pixmap(16).toImage() != following); // told without colour, too
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

    void siderealTimeByMouseAndKey()
    {
        Fixture fixture;
        const TimeRange before = fixture.window.range();
        QTest::mouseClick(fixture.buttonOf(fixture.actions.sidereal()), Qt::LeftButton);
        QVERIFY(fixture.actions.shownTime().isSidereal());
        QCOMPARE(fixture.window.range(), before);
        QCOMPARE(fixture.field("fromField")->text(), u"2026-11-23 20:47:03"_qs); // typed times are in UTC
        // GMST 4.13213 h at 0 h UT, 21.78417 h UT later, -7.38231 h of longitude: 18.5936 h, 18:35:37
        QCOMPARE(fixture.actions.timeText().writeWhole(start).left(36), u"2026-11-23 21:47:03.000  LST 18:35:3"_qs);
        QTest::keyClick(&fixture.host, Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(fixture.actions.clock(), ShownClock::Site);
        QTest::keyClick(&fixture.host, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.actions.clock(), ShownClock::Sidereal);
    }

    void fieldsSayInWhichZoneTheyAre()
    {
        Fixture fixture;
        const auto *zone = fixture.bar->findChild<QLabel *>(u"fieldsZone"_qs);
        const auto says = [&](const char *field, const QString &name) {
            return fixture.field(field)->toolTip().contains(u"Times are in %1."_qs.arg(name))
                && fixture.field(field)->placeholderText() == name;
        };
        QVERIFY(!zone->isVisible()); // as the chart
        QVERIFY(says("fromField", u"MST"_qs) && says("toField", u"MST"_qs));
        QTest::keyClick(&fixture.host, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(zone->isVisible()); // the chart is in sidereal time
        QCOMPARE(zone->text(), u"UTC"_qs);
        QVERIFY(says("fromField", u"UTC"_qs) && says("toField", u"UTC"_qs));
        QTest::keyClick(&fixture.host, Qt::Key_U, Qt::ControlModifier);
        QVERIFY(!zone->isVisible());
    }

    void siderealTimeNeedsAPlace()
    {
        Fixture fixture;
        QTest::mouseClick(fixture.buttonOf(fixture.actions.sidereal()), Qt::LeftButton);
        fixture.actions.setSite({.timeZone = "America/Phoenix"});
        QVERIFY(!fixture.actions.sidereal()->isEnabled());
        QVERIFY(!fixture.actions.shownTime().isSidereal());
        QCOMPARE(fixture.actions.shownTime().zone(), QTimeZone::utc());
    }

    void allThatWasLoggedIsAButton()
    {
        Fixture fixture;
        QSignalSpy everything(fixture.actions.everything(), &QAction::triggered);
        QTest::mouseClick(fixture.buttonOf(fixture.actions.everything()), Qt::LeftButton);
        QCOMPARE(everything.size(), 1);
        QCOMPARE(fixture.buttonOf(fixture.actions.everything())->text(), u"All"_qs);
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

    void whatIsMarkedToBeTypedOverStaysMarked()
    {
        Fixture fixture;
        TimeField *from = fixture.field("fromField");
        QTest::mouseClick(from, Qt::LeftButton);
        from->selectAll();
        fixture.clock.advance(1s);
        fixture.window.advance(fixture.clock.now());
        QVERIFY(from->text().endsWith(u":04"_qs)); // the live window has moved on
        QTest::keyClicks(from, u"-2h"_qs);
        QCOMPARE(from->text(), u"-2h"_qs);
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

    void fromThatLongAgoIsUntilNow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("with a sign") << u"-6h"_qs;
        QTest::newRow("without one") << u"6h"_qs;
    }
    void fromThatLongAgoIsUntilNow()
    {
        QFETCH(const QString, text);
        Fixture fixture;
        TimeField *from = fixture.field("fromField");
        fixture.window.showRange({start - 48h, start - 24h});
        fixture.type(from, text);
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY2(from->errorText().isEmpty(), qPrintable(from->errorText()));
        QVERIFY(fixture.window.isLive());
        QVERIFY(fixture.window.range().length() == 6h);
    }

    void anEndOfItsOwnStaysBesideThatLongAgo()
    {
        Fixture fixture;
        fixture.window.showRange({start - 48h, start - 24h});
        fixture.type(fixture.field("fromField"), u"-6h"_qs);
        fixture.type(fixture.field("toField"), u"-2h"_qs);
        QTest::keyClick(fixture.field("toField"), Qt::Key_Return);
        QVERIFY(!fixture.window.isLive());
        QCOMPARE(fixture.window.range(), (TimeRange{start - 6h, start - 2h}));
    }

    void moreThanCanBeShownIsRefused()
    {
        Fixture fixture;
        const TimeRange before = fixture.window.range();
        TimeField *from = fixture.field("fromField");
        fixture.type(from, u"1900-01-01"_qs);
        fixture.type(fixture.field("toField"), u"2200-01-01"_qs);
        QTest::keyClick(fixture.field("toField"), Qt::Key_Return);
        QVERIFY2(from->errorText().contains(u"150 years"_qs), qPrintable(from->errorText()));
        QCOMPARE(fixture.window.range(), before);
        QVERIFY(fixture.window.isLive());
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
        QCOMPARE(from->accessibleDescription(), from->errorText());
        fixture.window.advance(start + 1s); // a live window goes on below the typing
        QCOMPARE(from->text(), u"last night"_qs);
        QTest::keyClick(from, Qt::Key_Escape);
        QVERIFY(from->errorText().isEmpty() && from->accessibleDescription().isEmpty());
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

    void foldsWhereThereIsNoRoom()
    {
        Fixture fixture(1280);
        auto *presets = fixture.bar->findChild<QWidget *>(u"presets"_qs);
        QToolButton *menu = fixture.button("presetMenu");
        const int unfolded = fixture.bar->unfoldedWidth();
        QVERIFY2(unfolded <= 1280, qPrintable(QString::number(unfolded)));
        QVERIFY(presets->isVisible());
        QVERIFY(!menu->isVisible());
        fixture.host.resize(unfolded - 1, 100);
        QTRY_VERIFY(!presets->isVisible());
        QVERIFY(menu->isVisible());
        QCOMPARE(fixture.host.width(), unfolded - 1);
        QCOMPARE(fixture.bar->unfoldedWidth(), unfolded);
        QCOMPARE(menu->text(), u"1 h"_qs);
        fixture.window.pan(-1h);
        QCOMPARE(menu->text(), u"Span"_qs); // none of the presets
        QCOMPARE(menu->menu()->actions(), fixture.actions.presets() + QList{fixture.actions.everything()});
        QVERIFY(fixture.bar->unfoldedWidth() <= 1280); // not live, it is a little wider
        fixture.host.resize(fixture.bar->unfoldedWidth(), 100);
        QTRY_VERIFY(presets->isVisible());
        QVERIFY(!menu->isVisible());
    }

    void foldsOneAfterTheOther()
    {
        Fixture fixture(1280);
        struct Fold
        {
            const char *row;
            const char *menu;
        };
        constexpr std::array folds{Fold{"presets", "presetMenu"}, Fold{"zones", "zoneMenu"},
                                   Fold{"nights", "nightMenu"}};
        const auto row = [&](const Fold &fold) {
            return fixture.bar->findChild<QWidget *>(QLatin1StringView(fold.row));
        };
        qsizetype folded = 0;
        for (int width = 1280; width >= fixture.bar->minimumSizeHint().width(); width -= 10) {
            fixture.host.resize(width, 100);
            QTRY_COMPARE(fixture.bar->width(), width);
            QCoreApplication::processEvents(); // what is shown and hidden finds its place
            const qsizetype now = std::count_if(folds.begin(), folds.end(), [&](const Fold &fold) {
                return fixture.button(fold.menu)->isVisible() && !row(fold)->isVisible();
            });
            QVERIFY2(now >= folded, qPrintable(QString::number(width)));
            folded = now;
            for (qsizetype index = folded; index < qsizetype(folds.size()); ++index) {
                QVERIFY2(row(folds[index])->isVisible(), folds[index].row); // in that order
                QVERIFY2(!fixture.button(folds[index].menu)->isVisible(), folds[index].menu);
            }
            for (const QWidget *part : fixture.bar->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                QVERIFY2(!part->isVisible() || fixture.bar->rect().contains(part->geometry()),
                         qPrintable(u"%1 at %2"_qs.arg(part->objectName()).arg(width)));
            }
        }
        QCOMPARE(folded, qsizetype(folds.size()));
        QVERIFY(fixture.bar->minimumSizeHint().width() <= 845); // of 1280 px at 150 %, beside a window's frame
    }

    void foldedButtonsSayWhatIsOn()
    {
        Fixture fixture(700); // less than it needs
        QToolButton *zones = fixture.button("zoneMenu");
        QToolButton *nights = fixture.button("nightMenu");
        QTRY_VERIFY(zones->isVisible() && nights->isVisible());
        QCOMPARE(zones->text(), u"MST"_qs);
        QTest::keyClick(&fixture.host, Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(zones->text(), u"UTC"_qs);
        zones->menu()->actions().last()->trigger();
        QVERIFY(fixture.actions.shownTime().isSidereal());
        QCOMPARE(zones->text(), u"LST"_qs);
        QCOMPARE(nights->text(), u"Tonight"_qs);
        nights->menu()->actions()[1]->trigger();
        QVERIFY(!fixture.window.isLive());
        QCOMPARE(nights->text(), u"Last night"_qs);
    }

    void aTimeWithoutRoomIsToldByTheToolTip()
    {
        Fixture fixture;
        TimeField *from = fixture.field("fromField");
        QVERIFY(!from->toolTip().contains(from->text())); // it has
        QVERIFY(from->minimumSizeHint().width() < from->width());
        from->resize(from->minimumSizeHint());
        QVERIFY2(from->toolTip().startsWith(u"2026-11-23 13:47:03\n"_qs), qPrintable(from->toolTip()));
        fixture.window.showRange({start - 48h, start - 24h}); // needs no seconds
        QVERIFY2(!from->toolTip().contains(u"2026-11-21"_qs), qPrintable(from->toolTip()));
    }

    void theNightThatIsShownIsOn()
    {
        Fixture fixture; // in the afternoon
        const NightActions &nights = fixture.actions.nights();
        QToolButton *night = fixture.buttonOf(nights.tonight());
        QVERIFY(!night->isChecked());
        QTest::mouseClick(night, Qt::LeftButton);
        QVERIFY(night->isChecked());
        const int width = night->width();
        QTest::mouseClick(fixture.buttonOf(nights.previousNight()), Qt::LeftButton);
        QVERIFY(nights.lastNight()->isChecked() && !nights.tonight()->isChecked());
        QVERIFY(night->isChecked());
        QCOMPARE(night->text(), u"Last night"_qs);
        QCOMPARE(night->accessibleName(), u"Last night"_qs);
        QCoreApplication::processEvents();
        QCOMPARE(night->width(), width);
        QTest::mouseClick(night, Qt::LeftButton); // the one that is on stays on
        QVERIFY(night->isChecked() && nights.lastNight()->isChecked());
        QTest::mouseClick(fixture.buttonOf(nights.nextNight()), Qt::LeftButton);
        QVERIFY(night->isChecked() && nights.tonight()->isChecked() && !nights.lastNight()->isChecked());
        QCOMPARE(night->text(), u"Tonight"_qs);
        fixture.window.pan(1h);
        QVERIFY(!night->isChecked());
    }

    void atSunriseTonightIsLastNight()
    {
        Fixture fixture;
        const NightActions &nights = fixture.actions.nights();
        nights.tonight()->trigger();
        fixture.clock.set(fixture.window.range().to - 1s);
        fixture.actions.turn();
        QVERIFY(nights.tonight()->isChecked());
        fixture.clock.advance(1s);
        fixture.actions.turn();
        QVERIFY(!nights.tonight()->isChecked() && nights.lastNight()->isChecked());
    }

    void everythingIsOnWhileItIsShown()
    {
        Fixture fixture;
        QAction *everything = fixture.actions.everything();
        QTest::mouseClick(fixture.buttonOf(everything), Qt::LeftButton);
        QVERIFY(!everything->isChecked()); // nobody has shown it
        const TimeRange all{start - 48h, start - 24h};
        fixture.window.showRange(all);
        fixture.actions.markEverything();
        QVERIFY(fixture.buttonOf(everything)->isChecked());
        fixture.window.pan(1h);
        QVERIFY(!everything->isChecked());
        fixture.window.goBack();
        QVERIFY(everything->isChecked());
        fixture.window.showLive(all.length());
        QVERIFY(!everything->isChecked());
    }

    void nightsGoFromSunsetToSunrise()
    {
        Fixture fixture; // 14:47 at the site, in the afternoon
        const NightActions &nights = fixture.actions.nights();
        QTest::mouseClick(fixture.buttonOf(nights.tonight()), Qt::LeftButton);
        const TimeRange tonight = fixture.window.range();
        QVERIFY(!fixture.window.isLive());
        QVERIFY(nights.tonight()->isChecked());
        // Tucson, 23 November: sunset 17:18, sunrise 6:59, some miles to the west.
        const TimeText site(QTimeZone("America/Phoenix"));
        QCOMPARE(site.write(tonight.from, 24h).left(15), u"2026-11-23 17:1"_qs);
        QCOMPARE(site.write(tonight.to, 24h).left(15), u"2026-11-24 06:5"_qs);

        QTest::keyClick(&fixture.host, Qt::Key_PageUp, Qt::AltModifier);
        const TimeRange previous = fixture.window.range();
        QCOMPARE(site.write(previous.from, 24h).left(10), u"2026-11-22"_qs);
        QVERIFY(!nights.tonight()->isChecked());
        QTest::keyClick(&fixture.host, Qt::Key_PageDown, Qt::AltModifier);
        QCOMPARE(fixture.window.range(), tonight);
        QVERIFY(nights.tonight()->isChecked());
        QTest::mouseClick(fixture.buttonOf(nights.nextNight()), Qt::LeftButton);
        QCOMPARE(site.write(fixture.window.range().from, 24h).left(10), u"2026-11-24"_qs);
        QTest::keyClick(&fixture.host, Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(fixture.window.range(), previous);
        QTest::keyClick(&fixture.host, Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(fixture.window.range(), tonight);
        QTest::keyClick(&fixture.host, Qt::Key_Left, Qt::AltModifier); // they are steps of the history
        QCOMPARE(fixture.window.range(), previous);
    }

    void withoutAPlaceThereAreNoNights()
    {
        Fixture fixture;
        fixture.actions.setSite({.timeZone = "America/Phoenix"});
        QVERIFY(!fixture.actions.nights().tonight()->isEnabled());
        QVERIFY(!fixture.buttonOf(fixture.actions.nights().previousNight())->isEnabled());
    }

    void aSiteInUtcNeedsNoSwitch()
    {
        Fixture fixture;
        fixture.actions.setSite({.timeZone = "Etc/UTC"});
        QVERIFY(!fixture.buttonOf(fixture.actions.siteTime())->isVisible());
    }
};

QTEST_MAIN(TestTimeBar)
#include "tst_timebar.moc"
