// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/csvtext.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/statisticspanel.h"
#include "ui/theme/statecolours.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp newest = SampleDatabase::newest;

struct Fixture
{
    SampleDatabase database;
    ManualClock clock{newest + 1s};
    LogSession session{database.path(), clock};
    StatisticsPanel panel{session.statistics(), session.tree()};
    QLabel *span = panel.findChild<QLabel *>(u"statisticsSpan"_qs);
    QPushButton *copy = panel.findChild<QPushButton *>(u"copyStatistics"_qs);

    Fixture()
    {
        panel.resize(1000, 200);
        panel.show();
        session.statistics().setActive(true);
        QTRY_VERIFY(session.hasCatalog());
    }
    QString cell(int section) const { return statistics().index(0, section).data().toString(); }
    StatisticsModel &statistics() const { return const_cast<LogSession &>(session).statistics(); }
};

} // namespace

class TestStatisticsPanel : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichSpan()
    {
        Fixture fixture;
        fixture.session.window().showRange({newest - 1h, newest});
        QCOMPARE(fixture.span->text(),
                 u"Over the window: 2026-11-23 20:47:00 to 2026-11-23 21:47:00 · 1 h 00 min 00 s"_qs);
        fixture.session.statistics().setCursorSpan(TimeRange{newest - 10min, newest - 5min});
        QVERIFY2(fixture.span->text().startsWith(u"Between the cursors: 2026-11-23 21:37:00"_qs),
                 qPrintable(fixture.span->text()));
        QVERIFY(fixture.span->text().endsWith(u"Δt 5 min 00 s"_qs));
        fixture.panel.setTimeText(TimeText(QTimeZone("America/Phoenix")));
        QVERIFY(fixture.span->text().contains(u"14:37:00"_qs));
    }

    void emptyUntilAColumnIsChosen()
    {
        Fixture fixture;
        const auto *overlay = fixture.panel.findChild<OverlayLabel *>();
        QVERIFY(overlay->isVisible());
        QVERIFY(!fixture.copy->isEnabled());
        fixture.session.selection().setChosen({u"tcs"_qs, u"altitude"_qs}, true);
        QVERIFY(!overlay->isVisible());
        QVERIFY(fixture.copy->isEnabled());
    }

    void isCopiedAsCsv()
    {
        Fixture fixture;
        fixture.session.window().showRange({newest - 100s, newest});
        fixture.session.selection().setChosen({u"tcs"_qs, u"altitude"_qs}, true);
        QTRY_COMPARE(fixture.cell(StatisticsModel::CountSection), u"10"_qs);
        QTRY_VERIFY(fixture.cell(StatisticsModel::ChangeSection) != u"–"_qs);
        QTest::mouseClick(fixture.copy, Qt::LeftButton);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u"\r\n"_qs);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[0], u"Column,Unit,Δ value,Readings,Minimum,Maximum,Mean by time,Std deviation,Coverage"_qs);
        QVERIFY2(lines[1].startsWith(u"Altitude,°,-0.1"_qs), qPrintable(lines[1]));
    }

    void noFigureIsCut()
    {
        Fixture fixture;
        fixture.session.window().showRange({newest - 1h, newest});
        fixture.session.selection().setChosen({u"boltwood"_qs, u"ambient"_qs}, true);
        QTRY_COMPARE(fixture.cell(StatisticsModel::CountSection), u"719"_qs);
        const auto *view = fixture.panel.findChild<QTableView *>(u"statisticsTable"_qs);
        QStyleOptionViewItem option;
        option.widget = view;
        for (int section = 0; section < view->model()->columnCount(); ++section) {
            const QModelIndex cell = view->model()->index(0, section);
            QVERIFY2(view->columnWidth(section) >= view->itemDelegate()->sizeHint(option, cell).width(),
                     qPrintable(cell.data().toString()));
        }
    }

    /** Dashes tell two columns apart where a theme has no colour for each. */
    void whatStandsBeforeAColumnIsAsOnTheChart()
    {
        Fixture fixture;
        PlotSelection &selection = fixture.session.selection();
        const ColumnRef ambient{u"boltwood"_qs, u"ambient"_qs};
        const ColumnRef sky{u"boltwood"_qs, u"sky"_qs};
        selection.setChosen(ambient, true);
        selection.setChosen(sky, true);
        const auto *view = fixture.panel.findChild<QTableView *>(u"statisticsTable"_qs);
        const auto drawn = [&](int row) {
            return view->viewport()->grab(view->visualRect(view->model()->index(row, 0))).toImage();
        };
        const auto line = [&] {
            const QImage image = drawn(0);
            QString longest;
            for (int y = 0; y < image.height(); ++y) {
                QString row;
                for (int x = 0; x < image.width(); ++x)
                    row += image.pixelColor(x, y) == Theme::of(ThemeKind::Dark).trace(0) ? u'-' : u' ';
                longest = row.trimmed().size() > longest.size() ? row.trimmed() : longest;
            }
            return longest;
        };
        QTRY_COMPARE(line(), u"--------------"_qs);
        PlotArrangement arrangement = selection.arrangement();
        TraceLook look = arrangement.look(ambient);
        look.line = LineStyle::Dashed;
        arrangement.setLook(ambient, look);
        selection.setArrangement(arrangement);
        QCOMPARE(line(), u"---- ---- ----"_qs);
        const QColor clear =
            stateColours(SampleDatabase::weather().columns[4], u"clear"_qs, Theme::of(ThemeKind::Dark)).area;
        const auto pixels = [&] {
            const QImage image = drawn(1);
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixel(x, y) == clear.rgb() ? 1 : 0;
            }
            return count;
        };
        fixture.session.tree().setStates({{.column = sky, .runs = {{.range = {}, .value = u"clear"_qs}}}});
        QVERIFY2(pixels() >= 40, qPrintable(QString::number(pixels())));
    }

    void csvIsQuoted()
    {
        QStandardItemModel model(1, 3);
        model.setHorizontalHeaderLabels({u"a"_qs, u"b"_qs, u"c"_qs});
        model.setData(model.index(0, 0), u"one, \"two\""_qs);
        model.setData(model.index(0, 1), u"–"_qs);
        model.setData(model.index(0, 2), u"-1.5"_qs);
        QCOMPARE(csvText(model), u"a,b,c\r\n\"one, \"\"two\"\"\",,-1.5\r\n"_qs);
    }

    void theButtonAsksToMeasure()
    {
        Fixture fixture;
        QSignalSpy wanted(&fixture.panel, &StatisticsPanel::measureWanted);
        auto *measure = fixture.panel.findChild<QPushButton *>(u"measureButton"_qs);
        QVERIFY(!measure->isEnabled()); // nothing to measure
        fixture.session.selection().setChosen({u"tcs"_qs, u"altitude"_qs}, true);
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
    }
};

QTEST_MAIN(TestStatisticsPanel)
#include "tst_statisticspanel.moc"
