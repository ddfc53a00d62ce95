// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/tiledelegate.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session{database.path(), clock};
    OverviewPage page{session.overview()};
    QAbstractItemModelTester tester{&session.overview(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy wanted{&page, &OverviewPage::columnWanted};

    Fixture()
    {
        QObject::connect(&page, &OverviewPage::shown, &session.sparklines(), &Sparklines::setActive);
        page.resize(1000, 500);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTRY_COMPARE(page.model()->rowCount(), 7);
    }

    QModelIndex tile(const QString &column) const
    {
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            const QModelIndex index = page.model()->index(row, 0);
            if (index.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>().column == column)
                return index;
        }
        return {};
    }
    Series sparkline(const QString &column) const
    {
        return tile(column).data(OverviewModel::SparklineRole).value<Series>();
    }
    int tilesInARow() const
    {
        QSet<int> lefts;
        for (int row = 0; row < page.model()->rowCount(); ++row)
            lefts.insert(page.visualRect(page.model()->index(row, 0)).left());
        return int(lefts.size());
    }
};

} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private slots:
    void tellsEveryColumnOfEveryDevice()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tile(u"wind"_qs).data(DeviceTreeModel::ValueTextRole).toString(), u"23.4"_qs);
        QCOMPARE(fixture.tile(u"wind"_qs).data(DeviceTreeModel::UnitRole).toString(), u"mph"_qs);
        QCOMPARE(fixture.tile(u"wind"_qs).data(DeviceTreeModel::AgeTextRole).toString(), u"1 s"_qs);
        QCOMPARE(fixture.tile(u"wind"_qs).data(DeviceTreeModel::LimitStateRole).value<LimitState>(),
                 LimitState::Warning);
        QCOMPARE(fixture.tile(u"sky"_qs).data(DeviceTreeModel::ValueTextRole).toString(), u"clear"_qs); // words too
        QCOMPARE(fixture.tile(u"motion"_qs).data(OverviewModel::DeviceTitleRole).toString(), u"Telescope"_qs);
        QVERIFY(!fixture.page.findChild<OverlayLabel *>()->isVisible());
    }

    void aMissingValueIsNotWell_data()
    {
        QTest::addColumn<Value>("value");
        QTest::addColumn<DeviceState>("state");
        QTest::addColumn<Icon>("icon");
        QTest::addColumn<QString>("text");
        QTest::newRow("value") << Value(4.5) << DeviceState::Good << Icon::Good << u"4.5"_qs;
        QTest::newRow("none") << Value() << DeviceState::Good << Icon::NoValue << u"no value"_qs;
        QTest::newRow("alarm") << Value(45.5) << DeviceState::Good << Icon::Alarm << u"45.5"_qs;
        QTest::newRow("none, and silent") << Value() << DeviceState::NoReply << Icon::NoReply << u"no value"_qs;
    }

    void aMissingValueIsNotWell()
    {
        QFETCH(const Value, value);
        QFETCH(const DeviceState, state);
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        LogReader reader(u"/no/such/log.sqlite"_qs);
        const Sparklines sparklines(reader);
        OverviewModel overview(tree, sparklines);
        Catalog catalog;
        catalog.tables = {
            {.name = u"mast"_qs, .interval = 1s, .columns = {{.name = u"wind"_qs, .limits = {.alarmAbove = 30}}}}};
        tree.setCatalog(catalog);
        overview.setCatalog(catalog);
        QCOMPARE(valueOfTile(overview.index(0)), u"–"_qs); // never seen
        Latest latest;
        latest.rows = {{.table = u"mast"_qs, .row = Row{SampleDatabase::newest, {value}}, .status = {.state = state}}};
        tree.setLatest(latest, SampleDatabase::newest);
        QTEST(lookOfTile(overview.index(0), Theme::of(ThemeKind::Dark)).icon, "icon");
        QTEST(valueOfTile(overview.index(0)), "text");
    }

    void sparklinesAreReadWhileItIsSeen()
    {
        Fixture fixture;
        fixture.session.tick();
        QTRY_VERIFY(!fixture.sparkline(u"ambient"_qs).points.isEmpty());
        QTRY_VERIFY(!fixture.sparkline(u"motion"_qs).points.isEmpty()); // the other device follows
        QVERIFY(fixture.sparkline(u"ambient"_qs).range.length() == 3h);
        QVERIFY(fixture.sparkline(u"sky"_qs).points.isEmpty()); // a text has none
    }

    void nothingIsReadWhileNobodyLooks()
    {
        Fixture fixture;
        fixture.page.hide();
        QSignalSpy changed(&fixture.session.sparklines(), &Sparklines::changed);
        fixture.clock.advance(5min);
        fixture.session.tick();
        QVERIFY(!changed.wait(100));
        fixture.page.show();
        fixture.session.tick();
        QTRY_VERIFY(!changed.isEmpty());
    }

    void whatIsBeyondALimitComesFirst()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tile(u"wind"_qs).row(), 0);
        QTRY_VERIFY(fixture.page.visualRect(fixture.tile(u"wind"_qs)).left()
                    < fixture.page.visualRect(fixture.tile(u"ambient"_qs)).left()); // where it is seen, too
    }

    void aClickOpensTheColumn()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tile(u"wind"_qs).row(), 0); // nothing moves from now on
        QTest::mouseClick(fixture.page.viewport(), Qt::LeftButton, {},
                          fixture.page.visualRect(fixture.tile(u"altitude"_qs)).center());
        QCOMPARE(fixture.wanted.count(), 1);
        QCOMPARE(fixture.wanted.last().first().value<ColumnRef>(), (ColumnRef{u"tcs"_qs, u"altitude"_qs}));
        QTest::keyClick(&fixture.page, Qt::Key_Right);
        QTest::keyClick(&fixture.page, Qt::Key_Return);
        QCOMPARE(fixture.wanted.last().first().value<ColumnRef>(), (ColumnRef{u"tcs"_qs, u"motion"_qs}));
    }

    void aNumberThatFitsIsWhole()
    {
        for (const QString &value : {u"14.34142"_qs, u"-322.0337"_qs, u"2461370.2"_qs}) {
            for (int width = 60; width < 300; ++width) {
                const TileValue shown = fitTileValue(value, width);
                const bool fits = QFontMetrics(shown.font).horizontalAdvance(value) <= width;
                QVERIFY2(!fits || shown.text == value, qPrintable(u"%1 in %2 px"_qs.arg(shown.text).arg(width)));
            }
        }
        QVERIFY(fitTileValue(u"a long word that is said"_qs, 60).text.endsWith(u'…'));
    }

    void fourToSixInARow()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tilesInARow(), 5);
        fixture.page.resize(500, 500);
        QTRY_COMPARE(fixture.tilesInARow(), 4);
        fixture.page.resize(1900, 500);
        QTRY_COMPARE(fixture.tilesInARow(), 6);
    }

    void anEmptyLogSaysSo()
    {
        QTemporaryDir folder;
        ManualClock clock{SampleDatabase::newest};
        LogSession session(folder.filePath(u"none.sqlite"_qs), clock);
        OverviewPage page(session.overview());
        page.resize(800, 400);
        page.show();
        auto *overlay = page.findChild<OverlayLabel *>();
        QVERIFY(!overlay->isVisible());
        page.setEmptyText(u"none.sqlite: no such database"_qs, true);
        QVERIFY(overlay->isVisible());
        QCOMPARE(overlay->text(), u"none.sqlite: no such database"_qs);
        QCOMPARE(overlay->property("role").toString(), u"error"_qs);
    }
};

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
