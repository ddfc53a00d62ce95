// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/dialogs/exportdialog.h"

#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    ManualClock clock{SampleDatabase::newest + 1s};
    ExportDialog dialog{{.databasePath = database.path(),
                         .catalog = {.site = SampleDatabase::site(), .tables = {SampleDatabase::weather()}},
                         .table = u"boltwood"_qs,
                         .range = {SampleDatabase::newest - 1h, SampleDatabase::newest + 1s},
                         .timeText = TimeText(QTimeZone("America/Phoenix")),
                         .folder = database.folder()},
                        clock};
    QPlainTextEdit *preview = dialog.findChild<QPlainTextEdit *>(u"exportPreview"_qs);

    Fixture()
    {
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }
};

} // namespace

/** The room that the preview of an export has. */
class TestExportPane : public QObject
{
    Q_OBJECT

private slots:
    void itGrowsWithTheDialog()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.preview->blockCount(), int(ExportPreview::mostRows) + 1);
        const int before = fixture.preview->height();
        fixture.dialog.resize(640, fixture.dialog.height() + 200);
        QTRY_VERIFY(fixture.preview->height() >= before + 60);
    }

    /** It was cut at "Times" once, with empty room at the foot of the dialog. */
    void theFormIsSeenWhole()
    {
        const Fixture fixture;
        const auto *area = fixture.dialog.findChild<QScrollArea *>();
        QVERIFY(area);
        QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
        QVERIFY(!fixture.dialog.findChild<QWidget *>(u"exportFile"_qs)->visibleRegion().isEmpty());
        QVERIFY(fixture.preview->viewport()->height() >= 8 * QFontMetrics(fixture.preview->font()).lineSpacing());
        const int below =
            fixture.dialog.height() - fixture.preview->mapTo(&fixture.dialog, QPoint()).y() - fixture.preview->height();
        QVERIFY2(below < 120, qPrintable(QString::number(below)));
    }

    void itsFieldsAreAsHighAsItsButtons()
    {
        const Fixture fixture;
        const auto height = [&](const char *name) {
            return fixture.dialog.findChild<QWidget *>(QLatin1StringView(name))->height();
        };
        for (const char *name : {"exportFrom", "exportTo", "exportFile"})
            QVERIFY2(height(name) >= height("exportBrowse"), name);
    }

    void itIsSeenOnASmallScreen()
    {
        Fixture fixture;
        fixture.dialog.resize(640, 493); // what a screen of 1280 x 800 has room for at 150 %
        QTRY_COMPARE(fixture.dialog.height(), 493);
        const QRect place(fixture.preview->mapTo(&fixture.dialog, QPoint()), fixture.preview->size());
        QVERIFY(fixture.dialog.rect().contains(place));
        QVERIFY(fixture.preview->viewport()->height() >= 3 * QFontMetrics(fixture.preview->font()).lineSpacing());
        QVERIFY(!fixture.preview->visibleRegion().isEmpty());
    }
};

QTEST_MAIN(TestExportPane)
#include "tst_exportpane.moc"
