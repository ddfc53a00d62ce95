// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/tiledelegate.h"
#include "ui/theme/statecolours.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
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
        QTRY_VERIFY(!fixture.sparkline(u"altitude"_qs).points.isEmpty()); // the other device follows
        QVERIFY(fixture.sparkline(u"ambient"_qs).range.length() == 3h);
        QVERIFY(fixture.sparkline(u"sky"_qs).points.isEmpty()); // it has a strip
    }

    /** Words, and the words of codes, make no line. */
    void aStateHasAStrip()
    {
        Fixture fixture;
        fixture.session.tick();
        const auto strip = [&](const QString &column) {
            return fixture.tile(column).data(OverviewModel::StripRole).value<StateRuns>();
        };
        QTRY_COMPARE(strip(u"sky"_qs).runs.size(), 1);
        QTRY_COMPARE(strip(u"motion"_qs).runs.size(), 1);
        QVERIFY(strip(u"sky"_qs).range.length() == 3h);
        QVERIFY(strip(u"wind"_qs).runs.isEmpty());
        QVERIFY(fixture.sparkline(u"motion"_qs).points.isEmpty());
        const auto pixelsOf = [&](const QString &name, const Column &column, const Value &value) {
            const QRgb wanted = stateColours(column, value, Theme::of(ThemeKind::Dark)).area.rgb();
            const QImage image = fixture.page.viewport()->grab(fixture.page.visualRect(fixture.tile(name))).toImage();
            int pixels = 0;
            for (int y = image.height() / 2; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == wanted ? 1 : 0;
            }
            return pixels;
        };
        const int sky = pixelsOf(u"sky"_qs, SampleDatabase::weather().columns[4], u"clear"_qs);
        QVERIFY2(sky > 200, qPrintable(QString::number(sky)));
        const int motion = pixelsOf(u"motion"_qs, SampleDatabase::telescope().columns[1], qint64(1));
        QVERIFY2(motion > 200, qPrintable(QString::number(motion)));
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
                const TileValue shown = fitTileValue(value, width, 28);
                const bool fits = QFontMetrics(shown.font).horizontalAdvance(value) <= width;
                QVERIFY2(!fits || shown.text == value, qPrintable(u"%1 in %2 px"_qs.arg(shown.text).arg(width)));
            }
        }
        QVERIFY(fitTileValue(u"a long word that is said"_qs, 60, 28).text.endsWith(u'…'));
    }

    void fourToSixInARow()
    {
        Fixture fixture;
        fixture.page.resize(1000, 200); // not all are seen: as many as there is room for
        QTRY_COMPARE(fixture.tilesInARow(), 5);
        fixture.page.resize(500, 200);
        QTRY_COMPARE(fixture.tilesInARow(), 4);
        fixture.page.resize(1900, 200);
        QTRY_COMPARE(fixture.tilesInARow(), 6);
    }

    void tilesAreAsLargeAsThereIsRoom_data()
    {
        QTest::addColumn<QSize>("room");
        QTest::addColumn<double>("least"); // height of a tile, in those of the least size
        QTest::addColumn<double>("most");
        QTest::newRow("no room for all") << QSize(1000, 200) << 1.0 << 1.0;
        QTest::newRow("narrow") << QSize(500, 400) << 1.0 << 1.0;
        QTest::newRow("wide") << QSize(1000, 500) << 1.25 << 1.35; // four in a row
        QTest::newRow("low") << QSize(1900, 330) << 1.2 << 1.25;
        QTest::newRow("a large screen") << QSize(1600, 900) << 2.0 << 2.2;
    }

    void tilesAreAsLargeAsThereIsRoom()
    {
        QFETCH(const QSize, room);
        QFETCH(const double, least);
        QFETCH(const double, most);
        Fixture fixture;
        fixture.page.resize(room);
        const auto tileOf = [&](int row) { return fixture.page.visualRect(fixture.page.model()->index(row, 0)); };
        const auto scale = [&] { return double(tileOf(0).height()) / TileDelegate::leastHeight; };
        QTRY_VERIFY2(scale() >= least - 0.01 && scale() <= most + 0.01, qPrintable(QString::number(scale())));
        const QScrollBar &bar = *fixture.page.verticalScrollBar();
        QTRY_COMPARE(bar.maximum() > 0, room.height() < 2 * TileDelegate::leastHeight);
        QCOMPARE(bar.isEnabled(), bar.maximum() > 0); // no handle where there is nothing to scroll
        for (int row = 0; bar.maximum() == 0 && row < 7; ++row)
            QVERIFY(fixture.page.viewport()->rect().contains(tileOf(row)));
    }

    void figuresGrowWithTheTile()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tile(u"wind"_qs).row(), 0);
        const auto rowsOfTheValue = [&] {
            const QRect tile = fixture.page.visualRect(fixture.tile(u"wind"_qs)).adjusted(8, 8, -8, -8);
            const QImage image = fixture.page.viewport()->grab().toImage();
            QSet<int> rows;
            for (int y = tile.top() + tile.height() / 4; y < tile.top() + tile.height() * 7 / 10; ++y) {
                for (int x = tile.left(); x < tile.right(); ++x) {
                    if (image.pixelColor(x, y) == Theme::of(ThemeKind::Dark).warning)
                        rows.insert(y);
                }
            }
            return rows.size();
        };
        fixture.page.resize(1000, 200);
        QTRY_COMPARE(fixture.tilesInARow(), 5);
        const qsizetype small = rowsOfTheValue();
        QVERIFY(small > 10);
        fixture.page.resize(1600, 900);
        QTRY_COMPARE(fixture.tilesInARow(), 4);
        QVERIFY(rowsOfTheValue() > 3 * small / 2);
    }

    void theFocusDoesNotHideTheState()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.tile(u"wind"_qs).row(), 0);
        fixture.page.setFocus();
        fixture.page.setCurrentIndex(fixture.tile(u"wind"_qs));
        QTRY_VERIFY(fixture.page.hasFocus());
        const QRect rect = fixture.page.visualRect(fixture.tile(u"wind"_qs));
        const QImage image = fixture.page.viewport()->grab().toImage();
        QSet<QRgb> edge; // of the tile, at the left
        for (int x = rect.left(); x < rect.left() + 12; ++x)
            edge.insert(image.pixel(x, rect.center().y()));
        QVERIFY(edge.contains(Theme::of(ThemeKind::Dark).warning.rgb()));
        QVERIFY(edge.contains(Theme::of(ThemeKind::Dark).accent.rgb()));
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
