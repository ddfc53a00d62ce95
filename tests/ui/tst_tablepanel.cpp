// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/panels/eventpanel.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tablepanel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session{database.path(), clock};
    TablePanel panel{session};
    LogTableView *view = panel.view();
    QComboBox *devices = panel.findChild<QComboBox *>(u"tableDevice"_qs);
    OverlayLabel *overlay = panel.findChild<OverlayLabel *>();

    Fixture()
    {
        panel.resize(900, 300);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }
};

} // namespace

class TestTablePanel : public QObject
{
    Q_OBJECT

private slots:
    void newestRowsFirst()
    {
        Fixture fixture;
        QTRY_VERIFY(fixture.view->model()->rowCount() > 0);
        QCOMPARE(fixture.devices->count(), 2);
        QCOMPARE(fixture.devices->currentText(), u"Boltwood"_qs);
        QVERIFY(!fixture.overlay->isVisible());
        QCOMPARE(fixture.view->model()->index(0, 4).data().toString(), u"23.40000"_qs);
        const auto alignment = fixture.view->model()->headerData(1, Qt::Horizontal, Qt::TextAlignmentRole).toInt();
        QVERIFY(alignment & Qt::AlignRight); // over its numbers
    }

    void anotherDeviceByKey()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.devices->count(), 2);
        fixture.devices->setFocus();
        QTest::keyClick(fixture.devices, Qt::Key_Down);
        QCOMPARE(fixture.session.tableName(), u"tcs"_qs);
        QTRY_COMPARE(fixture.view->model()->columnCount(), 3);
        QTRY_COMPARE(fixture.view->model()->index(0, 2).data().toString(), u"tracking"_qs);
    }

    void copiesCellsWithHeaders()
    {
        Fixture fixture;
        QTRY_VERIFY(fixture.view->model()->rowCount() > 2);
        const auto cell = [&](int row, int column) {
            const QRect area = fixture.view->visualRect(fixture.view->model()->index(row, column));
            return area.center();
        };
        QTest::mouseClick(fixture.view->viewport(), Qt::LeftButton, {}, cell(0, 3));
        QTest::mouseClick(fixture.view->viewport(), Qt::LeftButton, Qt::ShiftModifier, cell(1, 4));
        QTest::keyClick(fixture.view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines[0], u"Relative humidity (%)\tWind speed (mph)"_qs);
        QVERIFY(lines[1].endsWith(u"\t23.40000"_qs));
        QCOMPARE(lines.size(), 4); // headers, two rows, and the end of the last line
    }

    void aWindowWithoutRowsSaysSo()
    {
        Fixture fixture;
        QTRY_VERIFY(fixture.view->model()->rowCount() > 0);
        fixture.panel.setTimeText(TimeText(QTimeZone("America/Phoenix")));
        fixture.session.window().showRange({SampleDatabase::newest - 48h, SampleDatabase::newest - 47h});
        QTRY_VERIFY(fixture.overlay->isVisible());
        QTRY_VERIFY(fixture.overlay->text().contains(u"Boltwood has no row from 2026-11-21 14:47"_qs));
    }

    void staysWhereItWasScrolledTo()
    {
        QStandardItemModel model(500, 1);
        LogTableView view;
        view.setModel(&model);
        view.resize(200, 200);
        view.show();
        view.verticalScrollBar()->setValue(100);
        model.insertRows(0, 3);
        QCOMPARE(view.verticalScrollBar()->value(), 103);
        view.verticalScrollBar()->setValue(0); // at the top it follows
        model.insertRows(0, 3);
        QCOMPARE(view.verticalScrollBar()->value(), 0);
    }

    void eventsOfTheWindow()
    {
        Fixture fixture;
        EventPanel events(fixture.session.events());
        events.resize(700, 200);
        events.show();
        QTRY_COMPARE(events.view()->model()->rowCount(), 1);
        const auto *overlay = events.findChild<OverlayLabel *>();
        QVERIFY(!overlay->isVisible());
        fixture.session.window().showRange({SampleDatabase::newest - 48h, SampleDatabase::newest - 47h});
        QTRY_VERIFY(overlay->isVisible());
    }
};

QTEST_MAIN(TestTablePanel)
#include "tst_tablepanel.moc"
