// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"
#include "tests/ui/windowscene.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/panels/columnpanel.h"
#include "ui/panels/overlaylabel.h"

#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp midnight = fromMicroseconds(1795392000250000); // the first row, if its clock showed UTC
constexpr Timestamp midnightInPhoenix = midnight + 7h;
constexpr int rows = 3000;
constexpr int manyRows = 200'000;
constexpr int patience = 30'000; // ms

/** A window that reads another logger's database. */
struct ForeignScene
{
    /** In Phoenix, unless @p zone is empty. */
    explicit ForeignScene(int count, const QByteArray &zone = "America/Phoenix")
    {
        if (count > 0)
            files.makeWeather(count);
        if (!zone.isEmpty())
            WindowSettings().setZoneOf(files.other, QTimeZone(zone));
    }

    void open()
    {
        scene.window.readForeign(files.other);
        if (!QTest::qWaitFor([this] { return scene.part<QWidget>("foreignBar")->isVisible(); }))
            qFatal("the bar is not shown");
    }
    QString text() const { return scene.part<QLabel>("foreignText")->text(); }
    void click(const char *button) { QTest::mouseClick(scene.part<QPushButton>(button), Qt::LeftButton); }
    bool isRead() const { return text().contains(u"%L1 rows"_qs.arg(rows)); }

    ImportScene files;
    WindowScene scene{files.log};
};

} // namespace

/** Another program's database in a window. */
class TestForeignWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init()
    {
        m_settings = std::make_unique<SettingsFolder>();
        qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
    }

    void itsTablesAreShown()
    {
        ForeignScene foreign(rows);
        foreign.open();
        WindowScene &scene = foreign.scene;
        QTRY_VERIFY_WITH_TIMEOUT(foreign.isRead(), patience);
        QVERIFY2(foreign.text().contains(u"America/Phoenix"_qs), qPrintable(foreign.text()));
        QVERIFY(!scene.part<QPushButton>("foreignStop")->isVisible());
        QTRY_COMPARE(scene.session.catalog().tables.size(), 1);
        QCOMPARE(scene.session.catalog().tables[0].name, u"weather"_qs);
        scene.selection().setChosen({u"weather"_qs, u"temp"_qs}, true);
        const TimeRange all{midnightInPhoenix, midnightInPhoenix + (rows - 1) * 1s + 1us};
        QTRY_COMPARE(scene.session.window().range(), all);
        QTRY_VERIFY(!scene.session.loader().series().isEmpty());
        QTRY_COMPARE(scene.session.loader().series()[0].samples, rows);
        QTRY_VERIFY(scene.session.table().rowCount() > 0);
        QTRY_VERIFY(!scene.part<ModeBadge>("modeBadge")->text().contains(u"no such database"_qs));
    }

    void aWindowThatSomebodyChoseStays()
    {
        ForeignScene foreign(rows);
        foreign.open();
        LogSession &session = foreign.scene.session;
        const TimeRange all{midnightInPhoenix, midnightInPhoenix + (rows - 1) * 1s + 1us};
        QTRY_COMPARE_WITH_TIMEOUT(session.window().range(), all, patience);
        const TimeRange chosen{midnight, midnight + 1h};
        session.window().showRange(chosen);
        QSignalSpy latest(&session, &LogSession::latestChanged);
        QTRY_VERIFY(latest.count() >= 3);
        QCOMPARE(session.window().range(), chosen);
    }

    void theZoneIsChosenAndRemembered()
    {
        ForeignScene foreign(rows, {});
        foreign.open();
        LogSession &session = foreign.scene.session;
        QTRY_VERIFY_WITH_TIMEOUT(foreign.isRead(), patience);
        const QString own = QString::fromLatin1(QTimeZone::systemTimeZone().id());
        QVERIFY2(foreign.text().contains(u"taken as "_qs + own), qPrintable(foreign.text()));
        QTRY_COMPARE(session.window().range().from, midnight);
        foreign.click("foreignZone");
        auto *dialog = foreign.scene.window.findChild<QInputDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->textValue(), own);
        dialog->setTextValue(u"America/Phoenix"_qs);
        dialog->accept();
        QTRY_VERIFY_WITH_TIMEOUT(foreign.isRead() && foreign.text().contains(u"America/Phoenix"_qs), patience);
        QTRY_COMPARE_WITH_TIMEOUT(session.window().range().from, midnightInPhoenix, patience);
        QTRY_COMPARE(session.catalog().site.timeZone, QByteArray("America/Phoenix"));
        QCOMPARE(WindowSettings().zoneOf(foreign.files.other), QTimeZone("America/Phoenix"));
        QVERIFY(!WindowSettings().zoneOf(foreign.files.log));
    }

    void anImportIsKeptAndViewed()
    {
        ForeignScene foreign(rows);
        QSignalSpy viewers(&foreign.scene.window, &MainWindow::viewerWanted);
        foreign.open();
        const QString kept = foreign.files.path(u"kept.sqlite"_qs);
        chooseLog(foreign, kept);
        QTRY_COMPARE_WITH_TIMEOUT(viewers.count(), 1, patience);
        QCOMPARE(viewers.first().first().toString(), kept);
        QCOMPARE(count(kept, u"weather"_qs), rows);
        QCOMPARE(select(kept, u"SELECT min(ts) FROM weather"_qs).first().first().toLongLong(),
                 toMicroseconds(midnightInPhoenix));
        QCOMPARE(WindowSettings().recentFiles().value(0), kept);
        QTRY_VERIFY2(foreign.text().startsWith(u"Imported into "_qs), qPrintable(foreign.text()));
        chooseLog(foreign, kept); // which is there by now
        QTRY_VERIFY2(foreign.text().contains(u"kept.sqlite is there already"_qs), qPrintable(foreign.text()));
        QCOMPARE(viewers.count(), 1);
        QCOMPARE(count(kept, u"weather"_qs), rows);
    }

    void whatCannotBeReadIsSaid()
    {
        ForeignScene foreign(0);
        execute(foreign.files.other, {u"CREATE TABLE birds (name TEXT)"_qs});
        foreign.open();
        const QString reason = u"has no table with a column of times"_qs;
        QTRY_VERIFY2(foreign.text().contains(reason), qPrintable(foreign.text()));
        QVERIFY2(foreign.text().contains(u"its tables: birds"_qs), qPrintable(foreign.text()));
        const auto *overlay = foreign.scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY2(overlay->text().contains(reason), qPrintable(overlay->text()));
        QTRY_VERIFY(foreign.scene.part<ModeBadge>("modeBadge")->text().contains(reason));
    }

    void readingCanBeStopped()
    {
        ForeignScene foreign(manyRows);
        foreign.open();
        const auto *overlay = foreign.scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QVERIFY2(overlay->text().startsWith(u"Reading "_qs), qPrintable(overlay->text()));
        const auto *progress = foreign.scene.part<QLabel>("foreignProgressText");
        QTRY_VERIFY2(progress->text().startsWith(u"Weather: "_qs) && progress->text().contains(u" %"_qs),
                     qPrintable(progress->text()));
        QVERIFY(progress->isVisible());
        foreign.click("foreignStop");
        QTRY_VERIFY2(foreign.text().startsWith(u"Stopped"_qs), qPrintable(foreign.text()));
        QVERIFY(!foreign.scene.part<QPushButton>("foreignStop")->isVisible());
        QVERIFY(!progress->isVisible());
        QVERIFY(!QFile::exists(foreign.files.log) || count(foreign.files.log, u"weather"_qs) < manyRows);
    }

private:
    static void chooseLog(ForeignScene &foreign, const QString &path)
    {
        foreign.click("foreignImport");
        auto *chooser = foreign.scene.window.findChild<QFileDialog *>();
        QVERIFY(chooser);
        chooser->selectFile(path);
        static_cast<QDialog *>(chooser)->accept();
        QTRY_VERIFY(!foreign.scene.window.findChild<QFileDialog *>());
    }

    QTemporaryDir m_cache;
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestForeignWindow)
#include "tst_foreignwindow.moc"
