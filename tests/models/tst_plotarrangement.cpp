// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/columnmime.h"
#include "models/panelarranger.h"
#include "models/plotarrangementjson.h"
#include "models/plotselection.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;

namespace {

ColumnRef ref(const char *name)
{
    return {u"boltwood"_qs, QString::fromLatin1(name)};
}

/** Ambient and dew point in °C, wind in mph, rain in words; airmass, an object's name and a time are not chosen. */
struct Fixture
{
    Fixture()
    {
        QHash<ColumnRef, Column> columns;
        const auto add = [&](const char *name, ColumnType type, const char *unit) {
            columns.insert(ref(name),
                           {.name = QString::fromLatin1(name), .type = type, .unit = QString::fromUtf8(unit)});
        };
        add("ambient", ColumnType::Real, "°C");
        add("dew", ColumnType::Real, "°C");
        add("wind", ColumnType::Real, "mph");
        add("rain", ColumnType::Boolean, "");
        add("airmass", ColumnType::Real, "");
        add("object", ColumnType::Text, "");
        add("seen", ColumnType::Time, "");
        arranger.setColumns(columns);
        for (const char *name : {"ambient", "dew", "wind", "rain"})
            selection.setChosen(ref(name), true);
    }

    /** The panels as "ambient dew | wind | rain". */
    QString panels() const
    {
        QStringList texts;
        for (const PanelPlan &plan : arranger.plans()) {
            QStringList names;
            for (const ColumnRef &column : plan.columns)
                names.append(column.column);
            texts.append(names.join(u' '));
        }
        return texts.join(u" | "_qs);
    }
    QString keyOf(const char *name) const
    {
        for (const PanelPlan &plan : arranger.plans()) {
            if (plan.columns.contains(ref(name)))
                return plan.key;
        }
        return {};
    }
    AxisId axisOf(const char *name) const
    {
        for (const PanelPlan &plan : arranger.plans()) {
            for (const AxisPlan &axis : plan.axes) {
                if (axis.columns.contains(ref(name)))
                    return {.panel = plan.key, .axis = axis.key};
            }
        }
        return {};
    }
    void lock(const char *name, AxisSpan span)
    {
        PlotArrangement arrangement = selection.arrangement();
        arrangement.lockAxis(axisOf(name), span);
        selection.setArrangement(arrangement);
    }

    /** As a tick does it. */
    void choose(const char *name, bool chosen)
    {
        const QList<PanelPlan> before = arranger.plans();
        selection.setChosen(ref(name), chosen);
        arranger.updateAxes(before);
    }

    PlotSelection selection;
    PanelArranger arranger{selection};
};

QString errorOf(const char *json)
{
    const auto result = arrangementFromJson(QJsonDocument::fromJson(json).object());
    return result ? u"no error"_qs : result.error().detail;
}

} // namespace

class TestPlotArrangement : public QObject
{
    Q_OBJECT

private slots:
    void whereNothingIsArrangedPanelsAreByUnit()
    {
        Fixture fixture;
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain"_qs);
        QVERIFY(fixture.arranger.isAutomatic());
    }

    void aColumnJoinsAPanelAndLeavesIt()
    {
        Fixture fixture;
        QSignalSpy arranged(&fixture.selection, &PlotSelection::arranged);
        fixture.arranger.join(ref("wind"), fixture.keyOf("dew"));
        QCOMPARE(fixture.panels(), u"ambient dew wind | rain"_qs);
        QCOMPARE(fixture.arranger.plans().first().axes.size(), 2); // one a unit
        QCOMPARE(arranged.count(), 1);
        fixture.selection.setChosen(ref("airmass"), true);
        fixture.arranger.join(ref("airmass"), fixture.keyOf("dew"));
        QCOMPARE(fixture.panels(), u"ambient dew wind airmass | rain"_qs);
        QCOMPARE(fixture.arranger.plans().first().axes.size(), 3);
        QVERIFY(!fixture.arranger.canJoinNext(ref("wind"), -1));
        fixture.arranger.separate(ref("wind"));
        QCOMPARE(fixture.panels(), u"ambient dew airmass | wind | rain"_qs);
        fixture.selection.setChosen(ref("airmass"), false);
        fixture.arranger.arrangeByUnit();
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain"_qs);
    }

    void aColumnGetsAPanelOfItsOwnAtAPlace()
    {
        Fixture fixture;
        fixture.arranger.placeAt(ref("dew"), 2);
        QCOMPARE(fixture.panels(), u"ambient | wind | dew | rain"_qs);
        QVERIFY(!fixture.arranger.canSeparate(ref("dew")));
        fixture.arranger.placeAt(ref("dew"), 0); // alone in its panel: the panel moves
        QCOMPARE(fixture.panels(), u"dew | ambient | wind | rain"_qs);
        fixture.arranger.placeAt(ref("rain"), 1);
        QCOMPARE(fixture.panels(), u"dew | rain | ambient | wind"_qs);
        fixture.arranger.placeAt(ref("dew"), 4);
        QCOMPARE(fixture.panels(), u"rain | ambient | wind | dew"_qs);
        fixture.arranger.movePanel(fixture.keyOf("wind"), -2);
        QCOMPARE(fixture.panels(), u"wind | rain | ambient | dew"_qs);
        fixture.arranger.movePanel(fixture.keyOf("wind"), -1); // there is nothing above
        QCOMPARE(fixture.panels(), u"wind | rain | ambient | dew"_qs);
        fixture.arranger.join(ref("dew"), fixture.keyOf("ambient")); // back to the panel of its unit
        QVERIFY(fixture.selection.arrangement().panels().isEmpty());
    }

    void aColumnThatIsNotOnTheChartIsPutOnIt()
    {
        Fixture fixture;
        fixture.selection.setChosen(ref("dew"), false);
        fixture.arranger.join(ref("dew"), fixture.keyOf("wind"));
        QCOMPARE(fixture.panels(), u"ambient | wind dew | rain"_qs);
        fixture.arranger.takeOff(ref("dew"));
        fixture.selection.setChosen(ref("dew"), true); // its place was forgotten
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain"_qs);
    }

    void timesShareNoPanel()
    {
        Fixture fixture;
        fixture.arranger.placeAt(ref("seen"), 1);
        QCOMPARE(fixture.panels(), u"ambient dew | seen | wind | rain"_qs);
        fixture.arranger.join(ref("seen"), fixture.keyOf("wind"));
        fixture.arranger.join(ref("wind"), fixture.keyOf("seen"));
        fixture.arranger.join(ref("rain"), fixture.keyOf("seen"));
        QCOMPARE(fixture.panels(), u"ambient dew | seen | wind | rain"_qs);
    }

    void statesShareAPanel()
    {
        Fixture fixture;
        fixture.arranger.join(ref("object"), fixture.keyOf("rain"));
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain object"_qs);
        const PanelPlan panel = fixture.arranger.plans().last();
        QCOMPARE(panel.kind, PanelKind::State);
        QCOMPARE(panel.axes.size(), 1); // of no values
        QVERIFY(!fixture.arranger.canJoinNext(ref("rain"), -1));
        fixture.arranger.separate(ref("rain"));
        QCOMPARE(fixture.panels(), u"ambient dew | wind | object | rain"_qs);
        fixture.arranger.joinNext(ref("rain"), -1);
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain object"_qs); // in order of choice
    }

    void whatWasPlacedAmongAnotherKindStandsByItself()
    {
        Fixture fixture;
        PlotArrangement arrangement; // as it may have been saved
        arrangement.place(ref("rain"), u"unit °C"_qs);
        arrangement.place(ref("wind"), fixture.keyOf("rain"));
        arrangement.place(ref("seen"), u"unit °C"_qs);
        fixture.selection.setArrangement(arrangement);
        fixture.selection.setChosen(ref("seen"), true);
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain | seen"_qs);
        arrangement.place(ref("dew"), u"panel 1"_qs);
        arrangement.place(ref("rain"), u"panel 1"_qs);
        fixture.selection.setArrangement(arrangement);
        QCOMPARE(fixture.panels(), u"ambient | dew | wind | rain | seen"_qs);
    }

    void statesJoinNoLines()
    {
        Fixture fixture;
        fixture.arranger.placeAt(ref("object"), 1);
        QCOMPARE(fixture.panels(), u"ambient dew | object | wind | rain"_qs);
        fixture.arranger.join(ref("object"), fixture.keyOf("wind"));
        fixture.arranger.join(ref("wind"), fixture.keyOf("object"));
        QCOMPARE(fixture.panels(), u"ambient dew | object | wind | rain"_qs);
        fixture.arranger.joinNext(ref("wind"), -1); // over it
        QCOMPARE(fixture.panels(), u"ambient dew wind | object | rain"_qs);
    }

    void panelsThatComeLaterStandBelow()
    {
        Fixture fixture;
        fixture.selection.setChosen(ref("wind"), false);
        fixture.arranger.movePanel(fixture.keyOf("rain"), -1);
        fixture.selection.setChosen(ref("wind"), true);
        QCOMPARE(fixture.panels(), u"rain | ambient dew | wind"_qs);
    }

    void aLockedAxisIsLeftAlone()
    {
        PlotArrangement arrangement;
        const AxisId id{.panel = u"unit mph"_qs, .axis = u"unit mph"_qs};
        arrangement.lockAxis(id, {.low = 0, .high = 40});
        const AxisState locked = arrangement.axis(id);
        QCOMPARE(locked, (AxisState{.held = AxisSpan{.low = 0, .high = 40}, .isLocked = true}));
        arrangement.holdAxis(id, {.low = 3, .high = 4});
        arrangement.followAxis(id);
        arrangement.setLogarithmic(id, true);
        arrangement.lockAxis(id, {.low = 7, .high = 8});
        arrangement.arrangeByUnit();
        QCOMPARE(arrangement.axis(id), locked);
        arrangement.unlockAxis(id);
        arrangement.setLogarithmic(id, true); // from 0 on: given up
        QCOMPARE(arrangement.axis(id), AxisState{.isLogarithmic = true});
        arrangement.holdAxis(id, {.low = 5, .high = 5});
        QVERIFY(!arrangement.axis(id).held);
    }

    void aLockGoesAlongWithItsColumn()
    {
        Fixture fixture;
        fixture.lock("wind", {.low = 0, .high = 40});
        fixture.arranger.join(ref("wind"), fixture.keyOf("dew"));
        const AxisState locked{.held = AxisSpan{.low = 0, .high = 40}, .isLocked = true};
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), locked);
        QCOMPARE(fixture.selection.arrangement().axes().size(), 1);
        fixture.arranger.placeAt(ref("wind"), 0);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), locked);
        fixture.lock("dew", {.low = -5, .high = 5});
        fixture.arranger.placeAt(ref("dew"), 0); // ambient keeps the axis
        QVERIFY(fixture.selection.arrangement().axis(fixture.axisOf("ambient")).isLocked);
        QVERIFY(!fixture.selection.arrangement().axis(fixture.axisOf("dew")).isLocked);
    }

    void aLockGoesBackToThePanelOfItsUnit_data()
    {
        QTest::addColumn<bool>("joins"); // else all panels are arranged by unit
        QTest::addColumn<bool>("isLocked");
        QTest::addColumn<bool>("isOtherLocked");
        QTest::addColumn<double>("high"); // of the axis that both share then; 0: it follows the values
        for (const bool joins : {true, false}) {
            const char *way = joins ? "joins" : "arranged";
            QTest::addRow("%s, locked", way) << joins << true << false << 5.0;
            QTest::addRow("%s, both locked", way) << joins << true << true << 50.0;
            QTest::addRow("%s, held", way) << joins << false << false << 0.0;
        }
    }
    void aLockGoesBackToThePanelOfItsUnit()
    {
        QFETCH(bool, joins);
        QFETCH(bool, isLocked);
        QFETCH(bool, isOtherLocked);
        QFETCH(double, high);
        Fixture fixture;
        fixture.arranger.separate(ref("dew"));
        fixture.lock("dew", {.low = -5, .high = 5});
        if (!isLocked) {
            PlotArrangement arrangement = fixture.selection.arrangement();
            arrangement.unlockAxis(fixture.axisOf("dew"));
            fixture.selection.setArrangement(arrangement);
        }
        if (isOtherLocked)
            fixture.lock("ambient", {.low = 0, .high = 50});
        if (joins)
            fixture.arranger.join(ref("dew"), fixture.keyOf("ambient"));
        else
            fixture.arranger.arrangeByUnit();
        QCOMPARE(fixture.axisOf("dew"), fixture.axisOf("ambient"));
        const AxisState state = fixture.selection.arrangement().axis(fixture.axisOf("dew"));
        QCOMPARE(state.isLocked, high > 0);
        QCOMPARE(state.held.value_or(AxisSpan{.low = 0, .high = 0}).high, high);
        QCOMPARE(fixture.selection.arrangement().axes().size(), high > 0 ? 1 : 0); // nothing is left behind
    }

    void aLockedAxisLeavesAPanelOfAnotherUnit()
    {
        Fixture fixture;
        fixture.selection.setChosen(ref("airmass"), true);
        PlotArrangement arrangement = fixture.selection.arrangement();
        arrangement.place(ref("airmass"), fixture.keyOf("wind"));
        fixture.selection.setArrangement(arrangement);
        fixture.lock("airmass", {.low = 1, .high = 2});
        fixture.arranger.arrangeByUnit();
        QCOMPARE(fixture.panels(), u"ambient dew | wind | rain | airmass"_qs);
        QVERIFY(fixture.selection.arrangement().axis(fixture.axisOf("airmass")).isLocked);
        QVERIFY(!fixture.selection.arrangement().axis(fixture.axisOf("wind")).isLocked);
    }

    void whatWasSetOfAnAxisGoesWithItsLastColumn()
    {
        Fixture fixture;
        PlotArrangement arrangement = fixture.selection.arrangement();
        arrangement.holdAxis(fixture.axisOf("dew"), {.low = -5, .high = 5});
        fixture.selection.setArrangement(arrangement);
        fixture.lock("wind", {.low = 0, .high = 40});
        fixture.choose("dew", false);
        QVERIFY(fixture.selection.arrangement().axis(fixture.axisOf("ambient")).held); // it shares the axis
        fixture.choose("ambient", false);
        QCOMPARE(fixture.selection.arrangement().axes().keys(), QList<AxisId>{fixture.axisOf("wind")});
        fixture.choose("ambient", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("ambient")), AxisState());
        QVERIFY(fixture.selection.arrangement().axis(fixture.axisOf("wind")).isLocked);
    }

    void aLockComesBackWithItsColumn()
    {
        Fixture fixture;
        const AxisState locked{.held = AxisSpan{.low = 0, .high = 40}, .isLocked = true};
        fixture.lock("wind", {.low = 0, .high = 40});
        fixture.choose("wind", false);
        QVERIFY(fixture.selection.arrangement().axes().isEmpty());
        fixture.choose("airmass", true); // of another axis
        fixture.choose("wind", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), locked);

        fixture.arranger.join(ref("wind"), fixture.keyOf("dew")); // an axis of its own there
        fixture.choose("wind", false); // its place is forgotten, its lock is not
        fixture.choose("wind", true);
        QCOMPARE(fixture.panels(), u"ambient dew | rain | airmass | wind"_qs);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), locked);

        const QList<PanelPlan> before = fixture.arranger.plans();
        fixture.selection.clear(); // all at once
        fixture.arranger.updateAxes(before);
        fixture.choose("wind", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), locked);

        PlotArrangement arrangement = fixture.selection.arrangement();
        arrangement.unlockAxis(fixture.axisOf("wind"));
        fixture.selection.setArrangement(arrangement);
        fixture.choose("wind", false);
        fixture.choose("wind", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("wind")), AxisState());
    }

    void aLockDoesNotHoldAnotherColumn()
    {
        Fixture fixture;
        fixture.lock("dew", {.low = -5, .high = 5});
        fixture.choose("ambient", false);
        fixture.choose("dew", false); // the last
        fixture.choose("ambient", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("ambient")), AxisState());
        fixture.choose("dew", true); // the axis was taken meanwhile
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("dew")), AxisState());
        fixture.choose("ambient", false);
        fixture.choose("dew", false);
        fixture.choose("dew", true);
        QCOMPARE(fixture.selection.arrangement().axis(fixture.axisOf("dew")), AxisState());
    }

    void aChosenColourStays()
    {
        Fixture fixture;
        QSignalSpy changed(&fixture.selection, &PlotSelection::changed);
        PlotArrangement arrangement = fixture.selection.arrangement();
        arrangement.setLook(ref("dew"),
                            {.colour = 6, .keepsColour = true, .line = LineStyle::Dotted, .width = LineWidth::Medium});
        fixture.selection.setArrangement(arrangement);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(fixture.selection.colourOf(ref("dew")), 6);
        fixture.selection.setChosen(ref("dew"), false);
        fixture.selection.setChosen(ref("dew"), true);
        QCOMPARE(fixture.selection.colourOf(ref("dew")), 6);
        QCOMPARE(fixture.selection.arrangement().look(ref("dew")).line, LineStyle::Dotted);
        fixture.selection.setChosen(ref("ambient"), false);
        fixture.selection.setChosen(ref("object"), true); // takes the colour that came free
        QCOMPARE(fixture.selection.colourOf(ref("object")), 0);
    }

    void whatIsSavedComesBack()
    {
        Fixture fixture;
        fixture.arranger.placeAt(ref("dew"), 0);
        fixture.lock("dew", {.low = -5.5, .high = 1e-3});
        PlotArrangement arrangement = fixture.selection.arrangement();
        arrangement.setLogarithmic(fixture.axisOf("wind"), true);
        arrangement.setLook(ref("wind"),
                            {.colour = 5, .keepsColour = true, .line = LineStyle::Dashed, .width = LineWidth::Medium});
        fixture.selection.setArrangement(arrangement);
        const QByteArray saved = QJsonDocument(toJson(fixture.selection.arrangement())).toJson();
        const auto restored = arrangementFromJson(QJsonDocument::fromJson(saved).object());
        QVERIFY2(restored.hasValue(), qPrintable(restored.error().detail));
        QCOMPARE(*restored, fixture.selection.arrangement());

        Fixture again; // colours too, whatever the order of choice
        again.selection.clear();
        again.selection.setArrangement(*restored);
        for (const char *name : {"rain", "wind", "dew", "ambient"})
            again.selection.setChosen(ref(name), true);
        QCOMPARE(again.panels(), fixture.panels());
        for (const char *name : {"rain", "wind", "dew", "ambient"})
            QCOMPARE(again.selection.colourOf(ref(name)), fixture.selection.colourOf(ref(name)));
    }

    void errorsNameThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("error");
        QTest::newRow("version") << QByteArray(R"({"version": 7})") << u"version: 7, expected 1"_qs;
        QTest::newRow("column") << QByteArray(R"({"version": 1, "panels": {"wind": "p"}})")
                                << u"panels.wind: \"wind\" is no column, expected table.column"_qs;
        QTest::newRow("panel") << QByteArray(R"({"version": 1, "panels": {"a.wind": 3}})")
                               << u"panels.a.wind: expected a text that is not empty"_qs;
        QTest::newRow("line") << QByteArray(R"({"version": 1, "looks": {"a.b": {"line": "wavy"}}})")
                              << u"looks.a.b.line: \"wavy\", expected solid or dashed or dotted"_qs;
        QTest::newRow("colour") << QByteArray(R"({"version": 1, "looks": {"a.b": {"colour": -2}}})")
                                << u"looks.a.b.colour: expected a whole number from 0"_qs;
        QTest::newRow("span") << QByteArray(
            R"({"version": 1, "axes": [{"panel": "p", "axis": "a", "low": 3, "high": 2}]})")
                              << u"axes[0]: from 3 to 2, expected low below high"_qs;
        QTest::newRow("log")
            << QByteArray(
                   R"({"version": 1, "axes": [{"panel": "p", "axis": "a", "low": 0, "high": 2, "logarithmic": true}]})")
            << u"axes[0]: from 0 to 2, expected low below high, and above zero for a logarithmic axis"_qs;
        QTest::newRow("lock") << QByteArray(R"({"version": 1, "axes": [{"panel": "p", "axis": "a", "locked": true}]})")
                              << u"axes[0]: locked without low and high"_qs;
        QTest::newRow("flag") << QByteArray(R"({"version": 1, "axes": [{"panel": "p", "axis": "a", "locked": "yes"}]})")
                              << u"axes[0].locked: expected true or false"_qs;
    }

    void errorsNameThePlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, error);
        QCOMPARE(errorOf(json.constData()), u"arrangement of the chart: "_qs + error);
    }

    void aColumnIsDraggedAsItsName()
    {
        QCOMPARE(columnIn(columnMime(ref("wind")).get()), ref("wind"));
        QMimeData other;
        other.setText(u"boltwood.wind"_qs);
        QVERIFY(!columnIn(&other));
        QVERIFY(!columnIn(nullptr));
    }
};

QTEST_GUILESS_MAIN(TestPlotArrangement)
#include "tst_plotarrangement.moc"
