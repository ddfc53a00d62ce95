// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"
#include "models/plotselection.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/columndelegate.h"

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

/** The short line before a column's name in the tree is that of its trace. */
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
