// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"
#include "models/plotselection.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/columndelegate.h"
#include "ui/theme/statecolours.h"

#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace mtnops;

namespace {

const ColumnRef ambient{u"boltwood"_qs, u"ambient"_qs};

/** The tree with one device, nothing of which is marked or hovered. */
struct Fixture
{
    PlotSelection selection;
    DeviceTreeModel model{selection};
    ColumnDelegate delegate;
    QTreeView view;
    QTreeView *tree = &view;
    QModelIndex row;

    Fixture()
    {
        model.setCatalog({.site = SampleDatabase::site(), .tables = {SampleDatabase::weather()}});
        delegate.setTheme(Theme::of(ThemeKind::Dark));
        view.setModel(&model);
        view.setItemDelegate(&delegate);
        view.expandAll();
        view.resize(320, 300);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("no window on this platform");
        row = model.index(0, 0, model.index(0, 0));
    }
};

} // namespace

/** What stands before a column's name in the tree is a piece of its trace. */
class TestColumnSwatch : public QObject
{
    Q_OBJECT

private slots:
    void theSwatchShowsTheTracesLine()
    {
        Fixture fixture;
        fixture.selection.setChosen(ambient, true);
        const auto drawn = [&] {
            const QImage image = fixture.tree->viewport()->grab(fixture.tree->visualRect(fixture.row)).toImage();
            QString widest;
            for (int y = 0; y < image.height(); ++y) {
                QString row;
                for (int x = 0; x < image.width(); ++x)
                    row += image.pixelColor(x, y) == Theme::of(ThemeKind::Dark).trace(0) ? u'-' : u' ';
                if (row.trimmed().size() > widest.size())
                    widest = row.trimmed();
            }
            return widest;
        };
        const auto setLine = [&](LineStyle line) {
            PlotArrangement arrangement = fixture.selection.arrangement();
            TraceLook look = arrangement.look(ambient);
            look.line = line;
            arrangement.setLook(ambient, look);
            fixture.selection.setArrangement(arrangement);
        };
        QCOMPARE(drawn(), u"--------------"_qs);
        setLine(LineStyle::Dashed);
        QCOMPARE(drawn(), u"---- ---- ----"_qs);
        setLine(LineStyle::Dotted);
        QCOMPARE(drawn(), u"--  --  --  --"_qs);
    }

    void aColumnOfStatesHasAPieceOfItsStrip()
    {
        Fixture fixture;
        const ColumnRef sky{u"boltwood"_qs, u"sky"_qs};
        const Column column = SampleDatabase::weather().columns[4];
        QCOMPARE(column.name, sky.column);
        const QModelIndex row = fixture.model.index(4, 0, fixture.model.index(0, 0));
        const Theme &theme = Theme::of(ThemeKind::Dark);
        const auto drawn = [&](const QColor &colour) {
            const QImage image = fixture.tree->viewport()->grab(fixture.tree->visualRect(row)).toImage();
            int pixels = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    pixels += image.pixel(x, y) == colour.rgb() ? 1 : 0;
            }
            return pixels;
        };
        const auto run = [](const QString &word) { return StateRun{.range = {}, .value = word}; };
        const QColor clear = stateColours(column, u"clear"_qs, theme).area;
        const QColor rain = stateColours(column, u"rain"_qs, theme).area;
        fixture.selection.setChosen(sky, true);
        fixture.model.setStates({{.column = sky, .runs = {run(u"clear"_qs), run(u"rain"_qs), run(u"clear"_qs)}}});
        QVERIFY(clear != rain);
        QVERIFY2(drawn(clear) >= 40, qPrintable(QString::number(drawn(clear))));
        QVERIFY2(drawn(rain) >= 40, qPrintable(QString::number(drawn(rain))));
        QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
        fixture.model.setStates({{.column = sky, .runs = {run(u"clear"_qs)}}});
        QCOMPARE(changed.count(), 1); // so that it is painted
        QCOMPARE(drawn(rain), 0);
        fixture.model.setStates({{.column = sky, .runs = {run(u"clear"_qs), run(u"clear"_qs)}}});
        QCOMPARE(changed.count(), 1);
    }

    void theSwatchFollowsALineThatIsChosen()
    {
        Fixture fixture;
        fixture.selection.setChosen(ambient, true);
        QSignalSpy changed(&fixture.model, &QAbstractItemModel::dataChanged);
        PlotArrangement arrangement = fixture.selection.arrangement();
        TraceLook look = arrangement.look(ambient);
        look.line = LineStyle::Dotted;
        arrangement.setLook(ambient, look);
        fixture.selection.setArrangement(arrangement);
        QVERIFY(changed.count() > 0); // so that it is painted
    }
};

QTEST_MAIN(TestColumnSwatch)
#include "tst_columnswatch.moc"
