// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"

#include <QSignalSpy>
#include <QTest>

using namespace mtnops;

namespace {

ColumnRef column(const char *name)
{
    return {u"boltwood"_qs, QString::fromLatin1(name)};
}

} // namespace

class TestPlotSelection : public QObject
{
    Q_OBJECT

private slots:
    void aColumnKeepsItsColour()
    {
        PlotSelection selection;
        selection.setChosen(column("a"), true);
        selection.setChosen(column("b"), true);
        selection.setChosen(column("c"), true);
        selection.setChosen(column("b"), false);
        QCOMPARE(selection.colourOf(column("c")), 2);
        selection.setChosen(column("d"), true); // takes the colour that came free
        QCOMPARE(selection.colourOf(column("d")), 1);
        QCOMPARE(selection.colourOf(column("b")), -1);
        QCOMPARE(selection.columns(), (QList{column("a"), column("c"), column("d")}));
    }

    void changedOnlyWhenItChanges()
    {
        PlotSelection selection;
        QSignalSpy changed(&selection, &PlotSelection::changed);
        selection.clear();
        selection.setChosen(column("a"), false);
        QCOMPARE(changed.count(), 0);
        selection.setChosen(column("a"), true);
        selection.setChosen(column("a"), true);
        QCOMPARE(changed.count(), 1);
        selection.clear();
        QCOMPARE(changed.count(), 2);
        QVERIFY(selection.traces().isEmpty());
    }

    void onlyWhatAPersonChoosesIsWanted()
    {
        PlotSelection selection;
        QSignalSpy changed(&selection, &PlotSelection::changed);
        QList<ColumnRef> wanted;
        connect(&selection, &PlotSelection::wanted, this, [&](const ColumnRef &each) {
            QVERIFY(selection.contains(each));
            wanted.append(each);
        });
        selection.choose({column("a"), column("b"), column("a")});
        QCOMPARE(selection.columns(), (QList{column("a"), column("b")}));
        QCOMPARE(selection.colourOf(column("b")), 1);
        QCOMPARE(changed.count(), 1);
        QVERIFY(wanted.isEmpty());
        selection.setChosen(column("c"), true);
        selection.setChosen(column("a"), true); // it is there: where?
        selection.setChosen(column("b"), false);
        QCOMPARE(wanted, (QList{column("c"), column("a")}));
        QCOMPARE(changed.count(), 3);
    }
};

QTEST_GUILESS_MAIN(TestPlotSelection)
#include "tst_plotselection.moc"
