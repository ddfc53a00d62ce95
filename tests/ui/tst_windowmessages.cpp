// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"
#include "logger/store/writer.h"
#include "tests/support/logfile.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/panelstack.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/windowstatusbar.h"
#include "ui/panels/devicepanel.h"
#include "ui/panels/eventpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/tablepanel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** The file of a log of which a page in the middle of one table is lost. The bytes are those that SQLite documents. */
class Damage
{
public:
    Damage(const QString &path, const QString &table) : m_file(path)
    {
        const QString sql = u"SELECT rootpage FROM sqlite_master WHERE name = '%1'"_qs.arg(table);
        const qint64 root = LogFile(path).integers(sql).value(0);
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            qFatal("cannot open the file");
        m_pageSize = numberIn(m_file.peek(18), 16, 2);
        const QByteArray tree = read(root);
        if (tree.at(0) != 5)
            qFatal("the table has one page only");
        const qint64 cell = numberIn(tree, 12 + numberIn(tree, 3, 2) / 2 * 2, 2); // of the middle one
        m_page = numberIn(tree, cell, 4);
        m_bytes = read(m_page);
        write(QByteArray(m_pageSize, '\0'));
    }

    void repair() { write(m_bytes); }

private:
    static qint64 numberIn(const QByteArray &bytes, qint64 from, int size)
    {
        qint64 number = 0;
        for (int i = 0; i < size; ++i)
            number = number * 256 + uchar(bytes.at(from + i));
        return number;
    }
    QByteArray read(qint64 page)
    {
        m_file.seek((page - 1) * m_pageSize);
        return m_file.read(m_pageSize);
    }
    void write(const QByteArray &bytes)
    {
        if (!m_file.seek((m_page - 1) * m_pageSize) || m_file.write(bytes) != m_pageSize)
            qFatal("cannot write the file");
    }

    QFile m_file; ///< open to the end: to close it would let go SQLite's locks
    qint64 m_pageSize = 0;
    qint64 m_page = 0;
    QByteArray m_bytes; ///< as they were
};

} // namespace

/** What the window says of the program, the database and the disk. */
class TestWindowMessages : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void sizeTellsGrowthAndRoom()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        const auto *size = scene.part<QLabel>("statusSize");
        QTRY_VERIFY(size->text() != QLocale().formattedDataSize(0));
        QTRY_VERIFY(scene.session.status().has_value());
        const LogStatus status = *scene.session.status();
        QVERIFY(*status.bytesPerDay > 500'000 && *status.bytesPerDay < 5'000'000); // 26,000 rows and rollups
        const auto text = [](double bytes) {
            return QLocale().formattedDataSize(qint64(bytes), 2, QLocale::DataSizeTraditionalFormat);
        };
        QTRY_COMPARE(size->toolTip(),
                     u"Size of the database on disk\nIt grows by %1 a day\n%2 free on the disk, full in %3 days"_qs.arg(
                         text(*status.bytesPerDay), text(double(status.freeBytes)),
                         QLocale().toString(qint64(*status.daysLeft()))));
    }

    void aFileThatNobodyWritesHasNoDaysLeft()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        const auto *size = scene.part<QLabel>("statusSize");
        const auto *shown = scene.part<QLabel>("statusShown");
        QTRY_VERIFY2(size->text().endsWith(u" left"_qs), qPrintable(size->text()));
        QVERIFY2(shown->toolTip().endsWith(u"≈ 0.3 rows/s"_qs), qPrintable(shown->toolTip()));
        scene.clock.advance(1h);
        scene.session.tick();
        QTRY_VERIFY2(!size->text().contains(u" left"_qs), qPrintable(size->text()));
        QVERIFY(!shown->toolTip().contains(u"rows/s"_qs));
        QCOMPARE(scene.part<QLabel>("statusRate")->text(), QString());
        QVERIFY(size->toolTip().contains(u"free on the disk"_qs));
        QVERIFY2(!size->toolTip().contains(u"grows"_qs) && !size->toolTip().contains(u"full in"_qs),
                 qPrintable(size->toolTip()));
        scene.window.setEngineStatus({}); // our own engine logs, though no device answers
        QVERIFY2(size->text().endsWith(u" left"_qs), qPrintable(size->text()));
    }

    void daysLeftInWords_data()
    {
        QTest::addColumn<double>("days");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.4 << u"less than a day left"_qs;
        QTest::newRow("one") << 1.9 << u"1 day left"_qs;
        QTest::newRow("some") << 412.3 << u"412 days left"_qs;
        QTest::newRow("many") << 3650.0 << u"10+ years left"_qs;
        QTest::newRow("no end") << 1e300 << u"10+ years left"_qs;
    }

    void daysLeftInWords()
    {
        QFETCH(double, days);
        QFETCH(QString, text);
        QCOMPARE(daysLeftText(days), text);
    }

    void theStatusLineTellsDaysLeftAndAllClocks()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        const auto *size = scene.part<QLabel>("statusSize");
        QTRY_VERIFY(scene.session.status().has_value());
        QTRY_VERIFY2(size->text().endsWith(daysLeftText(*scene.session.status()->daysLeft())),
                     qPrintable(size->text()));
        const auto *clocks = scene.part<QLabel>("statusClocks");
        QTRY_VERIFY2(clocks->text().startsWith(u"14:47:01 MST · 21:47:01 UTC · LST 18:35:3"_qs),
                     qPrintable(clocks->text()));
    }

    void theStatusLineLeavesOutTheLeastFirst()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.session.status().has_value() && scene.session.loader().series().size() == 4);
        QTRY_VERIFY(!scene.session.loader().isLoading());
        QWidget host; // a window of its own would be held at the width that it needs
        auto *bar = new WindowStatusBar(scene.session, &host);
        bar->setSite(SampleDatabase::site());
        bar->resize(1400, 30);
        host.show();
        const auto text = [&](const char *name) { return bar->findChild<QLabel *>(QLatin1StringView(name))->text(); };
        bar->refresh();
        QVERIFY2(text("statusShown").endsWith(u" ms"_qs), qPrintable(text("statusShown")));
        QVERIFY(text("statusRate").endsWith(u"rows/s"_qs));
        QVERIFY(text("statusClocks").contains(u"UTC"_qs));
        const auto leftOut = [&] {
            return QList<bool>{!text("statusShown").endsWith(u" ms"_qs), text("statusRate").isEmpty(),
                               !text("statusShown").contains(u"columns"_qs), !text("statusClocks").contains(u"UTC"_qs)};
        };
        qsizetype before = 0;
        for (int width = 1400; width >= bar->minimumSizeHint().width(); width -= 10) {
            bar->resize(width, 30);
            QVERIFY2(bar->sizeHint().width() <= width || leftOut() == QList<bool>(4, true),
                     qPrintable(QString::number(width)));
            const qsizetype now = leftOut().count(true);
            QVERIFY2(now >= before, qPrintable(QString::number(width)));
            QCOMPARE(leftOut(), QList<bool>(now, true) + QList<bool>(4 - now, false)); // in that order
            before = now;
        }
        QCOMPARE(before, 4);
        QCOMPARE(text("statusShown"), u"raw"_qs);
        QVERIFY(text("statusSize").endsWith(u" left"_qs));
        QVERIFY(text("statusClocks").contains(u"MST · LST"_qs));
        const auto toolTip = [&](const char *name) {
            return bar->findChild<QLabel *>(QLatin1StringView(name))->toolTip();
        };
        QVERIFY(toolTip("statusShown").contains(u"4 columns"_qs) && toolTip("statusShown").contains(u"rows/s"_qs));
        QVERIFY(toolTip("statusClocks").contains(u"UTC · LST"_qs));
    }

    void theBadgeTellsTheWorst()
    {
        ModeBadge badge;
        QVERIFY(badge.text().contains(u"starting"_qs));
        badge.setMode({LoggingMode::Kind::Logging, {}});
        QCOMPARE(badge.text(), u"logging"_qs);
        QVERIFY(badge.icon() == Icon::Live);
        badge.setMode({LoggingMode::Kind::Viewing, u"service logs this site (pid 812)"_qs});
        QCOMPARE(badge.text(), u"viewing, read-only — service logs this site (pid 812)"_qs);
        QVERIFY(badge.icon() == Icon::Viewing);
        badge.setAheadDevices({u"Tower"_qs});
        QCOMPARE(badge.text(), u"viewing, read-only · clock ahead"_qs);
        QVERIFY(badge.toolTip().contains(u"Tower"_qs));
        badge.setSilentDevices({u"Dome"_qs, u"RA oil"_qs});
        QCOMPARE(badge.text(), u"viewing, read-only · 2 devices silent"_qs);
        QVERIFY(badge.icon() == Icon::Warning);
        QVERIFY(badge.toolTip().contains(u"RA oil"_qs));
        badge.setLost(1200);
        QVERIFY(badge.text().contains(u"lost"_qs));
        badge.setProblem(u"no space left on the disk"_qs);
        QCOMPARE(badge.text(), u"no space left on the disk"_qs);
        QVERIFY(badge.icon() == Icon::Alarm);
    }

    void aDeviceWithRowsInTheFutureIsTold()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        Catalog catalog;
        catalog.tables = {{.name = u"tcs"_qs, .title = u"Telescope"_qs, .interval = 1s}};
        tree.setCatalog(catalog);
        Latest latest;
        latest.rows = {
            {.table = u"tcs"_qs, .row = Row{SampleDatabase::newest, {}}, .status = {.state = DeviceState::Good}}};
        tree.setLatest(latest, SampleDatabase::newest);
        QCOMPARE(aheadDevices(tree), QStringList());
        tree.setLatest(latest, SampleDatabase::newest - 1h);
        QCOMPARE(aheadDevices(tree), QStringList{u"Telescope"_qs});
        QCOMPARE(silentDevices(tree), QStringList());
    }

    void aDeviceThatNeverAnsweredIsSilentToo()
    {
        PlotSelection selection;
        DeviceTreeModel tree(selection);
        Catalog catalog;
        catalog.tables = {{.name = u"dome"_qs, .title = u"Dome"_qs, .interval = 1s},
                          {.name = u"oil"_qs, .title = u"RA oil"_qs, .interval = 1s},
                          {.name = u"tcs"_qs, .title = u"Telescope"_qs, .interval = 1s}};
        tree.setCatalog(catalog);
        Latest latest;
        latest.rows = {
            {.table = u"dome"_qs, .status = {.state = DeviceState::NeverSeen}},
            {.table = u"oil"_qs, .status = {.state = DeviceState::NeverSeen, .detail = u"no such host"_qs}},
            {.table = u"tcs"_qs, .row = Row{SampleDatabase::newest, {}}, .status = {.state = DeviceState::Good}},
        };
        tree.setLatest(latest, SampleDatabase::newest);
        QCOMPARE(silentDevices(tree), QStringList{u"RA oil"_qs}); // the dome is about to be asked
        latest.rows[1].status.detail.clear();
        latest.rows[0].status.state = DeviceState::Disconnected;
        tree.setLatest(latest, SampleDatabase::newest);
        QCOMPARE(silentDevices(tree), QStringList{u"Dome"_qs});
    }

    void theEngineIsShown()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        scene.window.setLoggingMode({LoggingMode::Kind::Logging, {}});
        EngineStatus status;
        status.rowsPerSecond = 6.2;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<QLabel>("statusRate")->text(), u"6.2 rows/s"_qs);
        QTRY_COMPARE(scene.part<ModeBadge>("modeBadge")->text(), u"logging"_qs);
        status.alarm = u"1.20 GB free on the disk"_qs;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<ModeBadge>("modeBadge")->text(), status.alarm);
        status.problem = u"disk full"_qs;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<ModeBadge>("modeBadge")->text(), u"disk full"_qs);
        QTRY_VERIFY(scene.part<IconLabel>("statusWarnings")->isVisible()); // the wind
        QCOMPARE(scene.part<IconLabel>("statusWarnings")->text(), u"1 warning"_qs);
    }

    void aMissingDatabaseIsToldAndWaitedFor()
    {
        QTemporaryDir folder;
        WindowScene scene(folder.filePath(u"none.sqlite"_qs));
        const auto *overlay = scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY(overlay->isVisible());
        QTRY_VERIFY2(overlay->text().contains(u"none.sqlite"_qs), qPrintable(overlay->text()));
        QCOMPARE(scene.window.findChild<OverviewPage *>()->findChild<OverlayLabel *>()->text(), overlay->text());
    }

    /** As long as it cannot be read, and not a moment longer. */
    void aDamagedTableIsToldOverTheChart()
    {
        const SampleDatabase database;
        Damage damage(database.path(), u"boltwood"_qs);
        WindowScene scene(database);
        const PanelStack &stack = scene.window.findChild<ChartArea *>()->stack();
        QTRY_VERIFY(scene.hasChosen());
        QTRY_VERIFY2(stack.note().startsWith(u"The chart cannot be read: "_qs), qPrintable(stack.note()));
        scene.session.window().showRange({SampleDatabase::newest - 50min, SampleDatabase::newest - 10min});
        QSignalSpy failed(&scene.session.loader(), &SeriesLoader::failed);
        QTRY_VERIFY(!failed.isEmpty());
        QVERIFY2(stack.note().startsWith(u"The chart cannot be read: "_qs), qPrintable(stack.note()));
        for (const ChartPanel *panel : stack.panels())
            QCOMPARE(panel->note(), QString()); // it is not known whether there are readings
        damage.repair();
        database.addRow(SampleDatabase::newest + 500ms); // so that what is held of the file is read again
        QTRY_VERIFY2((scene.clock.advance(2s), scene.session.tick(), stack.note().isEmpty()), qPrintable(stack.note()));
        QVERIFY(!scene.session.loader().series().first().points.isEmpty());
    }

    void aViewerIsNotToldWhatALoggerWouldDo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.sqlite"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        WindowScene scene(file.fileName());
        scene.window.setLoggingMode({LoggingMode::Kind::Viewing, {}});
        const auto *overlay = scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY2(overlay->text().contains(u"bad.sqlite"_qs), qPrintable(overlay->text()));
        QTRY_VERIFY(scene.part<ModeBadge>("modeBadge")->text().contains(u"bad.sqlite"_qs));
        for (const QString &text : {overlay->text(), scene.part<ModeBadge>("modeBadge")->text()})
            QVERIFY2(!text.contains(u"file of its own"_qs), qPrintable(text));
        QVERIFY(!scene.part<QComboBox>("tableDevice")->isVisible()); // no device to choose
    }

    void everyPanelTellsWhyNothingCanBeRead()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.sqlite"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const WindowScene damaged(file.fileName());
        const WindowScene missing(folder.filePath(u"none.sqlite"_qs));
        for (const WindowScene *scene : {&damaged, &missing}) {
            const QString name = scene == &damaged ? u"bad.sqlite"_qs : u"none.sqlite"_qs;
            const QList<const QWidget *> panels{
                scene->part<QWidget>("columnPanel"), scene->window.findChild<TablePanel *>(),
                scene->window.findChild<DevicePanel *>(), scene->window.findChild<EventPanel *>()};
            for (const QWidget *panel : panels) {
                const auto *overlay = panel->findChild<OverlayLabel *>();
                QTRY_VERIFY2(overlay->text().contains(name), panel->metaObject()->className());
                QVERIFY(!overlay->isHidden()); // but maybe behind a tab
                QCOMPARE(overlay->property("role").toString(), u"error"_qs);
                QVERIFY2(overlay->text().contains(u"Open database… opens another"_qs), qPrintable(overlay->text()));
                QCOMPARE(overlay->text().contains(u"mtnops-logger recover"_qs), scene == &damaged);
                for (const QLabel *label : panel->findChildren<QLabel *>())
                    QVERIFY2(!label->text().contains(u"No device"_qs), qPrintable(label->text()));
            }
        }
    }

    void aLogWithoutDevicesSaysSo()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"new.sqlite"_qs);
        QVERIFY(Writer::open(path, SampleDatabase::site()));
        const WindowScene scene(path);
        const QList<const QWidget *> panels{scene.window.findChild<TablePanel *>(),
                                            scene.window.findChild<DevicePanel *>()};
        for (const QWidget *panel : panels) {
            const auto *overlay = panel->findChild<OverlayLabel *>();
            QTRY_VERIFY2(overlay->text().contains(u"No device has logged yet"_qs), qPrintable(overlay->text()));
            QCOMPARE(overlay->property("role").toString(), u"empty"_qs);
        }
    }

    void aLongStateTakesTheRoomThereIs()
    {
        IconLabel label;
        const QString text(200, u'm');
        label.setContent(Icon::Alarm, text, Qt::red);
        const int whole = label.fontMetrics().horizontalAdvance(text);
        QVERIFY(label.sizeHint().width() > whole);
        QVERIFY(label.minimumSizeHint().width() < 200); // and gives way to others
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestWindowMessages)
#include "tst_windowmessages.moc"
