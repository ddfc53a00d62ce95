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
#include <QHeaderView>
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

    void theNewestRowIsGreyedWhenItIsOld()
    {
        Fixture fixture;
        const QAbstractItemModel &model = *fixture.view->model();
        QTRY_VERIFY(model.rowCount() > 0);
        const auto holds = [&](int row, const QColor &colour) {
            const QRect area = fixture.view->visualRect(model.index(row, 1)); // a number
            const QImage image = fixture.view->viewport()->grab(area).toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y) == colour)
                        return true;
                }
            }
            return false;
        };
        const Theme &theme = Theme::of(ThemeKind::Dark);
        fixture.panel.setTheme(theme);
        QTRY_COMPARE(model.index(0, 0).data(LogTableModel::AgeTextRole).toString(), QString());
        QVERIFY(holds(0, theme.text));
        fixture.clock.advance(61s);
        QTRY_COMPARE(model.index(0, 0).data(LogTableModel::AgeTextRole).toString(), u"stale · 1 min"_qs);
        QTRY_VERIFY(holds(0, theme.muted) && !holds(0, theme.text));
        QVERIFY(holds(1, theme.text)); // it never said to be new
        QCOMPARE(model.index(1, 0).data(LogTableModel::AgeTextRole).toString(), QString());
        const QModelIndex newest = model.index(0, LogTableModel::timeSection);
        QVERIFY(fixture.view->columnWidth(0) >= fixture.view->sizeHintForIndex(newest).width());
        fixture.session.window().showRange({SampleDatabase::newest - 30min, SampleDatabase::newest - 10min});
        QTRY_COMPARE(model.index(0, 0).data(LogTableModel::AgeTextRole).toString(), QString()); // of the past
    }

    void aMissingValueIsToldByAWord()
    {
        Fixture fixture;
        const QAbstractItemModel &model = *fixture.view->model();
        QTRY_VERIFY(model.rowCount() > 20);
        const QModelIndex missing = model.index(20, 2); // the dew point
        QVERIFY(missing.data(LogTableModel::IsNullRole).toBool());
        QVERIFY2(missing.data(Qt::ToolTipRole).toString().contains(u"No valid value"_qs),
                 qPrintable(missing.data(Qt::ToolTipRole).toString()));
        const QFontMetrics metrics(fixture.view->font());
        QVERIFY(fixture.view->sizeHintForIndex(missing).width() > metrics.horizontalAdvance(u"no value"_qs));
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

    void headersAreWholeWithoutRows()
    {
        Fixture fixture;
        fixture.session.window().showRange({SampleDatabase::newest - 48h, SampleDatabase::newest - 47h});
        QTRY_VERIFY(fixture.overlay->text().contains(u"has no row"_qs));
        const auto *headers = fixture.view->horizontalHeader();
        for (int section = 0; section < headers->count(); ++section)
            QVERIFY(fixture.view->columnWidth(section) >= headers->sectionSizeHint(section));
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
