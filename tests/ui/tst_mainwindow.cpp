// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"
#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartoverlay.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow/columnchoice.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/mainwindow/shortcutguard.h"
#include "ui/panels/overlaylabel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QScreen>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QTreeView>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    ManualClock clock{SampleDatabase::newest + 1s};
    LogSession session;
    MainWindow window{session};

    explicit Fixture(const SampleDatabase &database) : Fixture(database.path()) { }
    explicit Fixture(const QString &path) : session(path, clock)
    {
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    template<typename Part>
    Part *part(const char *name) const
    {
        return window.findChild<Part *>(QLatin1StringView(name));
    }
    void trigger(const QString &text) const
    {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().remove(u'&') == text)
                return action->trigger();
        }
        QFAIL(qPrintable(text));
    }
    bool hasChosen() const { return session.hasCatalog() && !selection().traces().isEmpty(); }
    const PlotSelection &selection() const { return const_cast<LogSession &>(session).selection(); }
};

/** Wants every key, as a text field on X11 wants Ctrl+U and Ctrl+E. */
class GreedyField : public QLineEdit
{
protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride)
            event->accept();
        return event->type() == QEvent::ShortcutOverride || QLineEdit::event(event);
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_settings = std::make_unique<QTemporaryDir>();
        QCoreApplication::setOrganizationName(u"mtnops-test"_qs);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_qs);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->path());
    }

    void sizeTellsGrowthAndRoom()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        const auto *size = fixture.part<QLabel>("statusSize");
        QTRY_VERIFY(size->text() != QLocale().formattedDataSize(0));
        QTRY_VERIFY(fixture.session.status().has_value());
        const LogStatus status = *fixture.session.status();
        QVERIFY(*status.bytesPerDay > 500'000 && *status.bytesPerDay < 5'000'000); // 26,000 rows and rollups
        const auto text = [](double bytes) {
            return QLocale().formattedDataSize(qint64(bytes), 2, QLocale::DataSizeTraditionalFormat);
        };
        QTRY_COMPARE(size->toolTip(),
                     u"Size of the database on disk\nIt grows by %1 a day\n%2 free on the disk, full in %3 days"_qs.arg(
                         text(*status.bytesPerDay), text(double(status.freeBytes)),
                         QLocale().toString(qint64(*status.daysLeft()))));
    }

    void firstStartChoosesColumnsOfDifferentUnits()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        const QList<ColumnRef> expected{{u"boltwood"_qs, u"ambient"_qs},
                                        {u"tcs"_qs, u"altitude"_qs},
                                        {u"boltwood"_qs, u"humidity"_qs},
                                        {u"boltwood"_qs, u"wind"_qs}};
        QCOMPARE(fixture.selection().columns(), expected);
        QTRY_COMPARE(fixture.part<QLabel>("siteTitle")->text(), u"Kuiper 61-inch, Mt. Bigelow"_qs);
        QVERIFY(fixture.window.windowTitle().startsWith(u"Kuiper"_qs));
        QTRY_VERIFY(fixture.part<QLabel>("statusShown")->text().contains(u"4 columns"_qs));
        QTRY_VERIFY(fixture.part<QLabel>("statusClocks")->text().contains(u"14:47:01 MST · 21:47:01 UTC"_qs));
    }

    void everythingIsRemembered()
    {
        const SampleDatabase database;
        {
            Fixture fixture(database);
            QTRY_VERIFY(fixture.hasChosen());
            fixture.trigger(u"Take all columns off the chart"_qs);
            fixture.session.selection().setChosen({u"tcs"_qs, u"motion"_qs}, true);
            fixture.session.setTable(u"tcs"_qs);
            fixture.trigger(u"Light"_qs);
            QTest::keyClick(&fixture.window, Qt::Key_U, Qt::ControlModifier);
            QTest::keyClick(&fixture.window, Qt::Key_F9);
            fixture.window.resize(1000, 700);
            fixture.window.close();
        }
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        QCOMPARE(fixture.selection().columns(), (QList<ColumnRef>{{u"tcs"_qs, u"motion"_qs}}));
        QCOMPARE(fixture.session.tableName(), u"tcs"_qs);
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::of(ThemeKind::Light).window);
        QVERIFY(!fixture.part<QWidget>("columnPanel")->isVisible());
        QCOMPARE(fixture.window.size(), QSize(1000, 700));
        QVERIFY(fixture.part<QLineEdit>("fromField")->text().contains(u"20:47"_qs)); // in UTC
        fixture.trigger(u"Dark"_qs);
    }

    void anEmptyChoiceIsRememberedToo()
    {
        const SampleDatabase database;
        {
            Fixture fixture(database);
            QTRY_VERIFY(fixture.hasChosen());
            fixture.session.selection().clear();
        }
        Fixture fixture(database);
        QTRY_VERIFY(fixture.session.hasCatalog());
        QTRY_VERIFY(!fixture.session.catalog().tables.isEmpty());
        QVERIFY(fixture.selection().traces().isEmpty());
        const auto *chart = fixture.window.findChild<ChartArea *>();
        QTRY_VERIFY(chart->findChild<OverlayLabel *>()->text().contains(u"Tick a column"_qs));
        fixture.window.chooseDefaults();
        QCOMPARE(fixture.selection().traces().size(), 4);
    }

    void shortcutsDoWhatTheySay()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        QTest::keyClick(&fixture.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(fixture.part<QLineEdit>("findField")->hasFocus());
        QTest::keyClick(&fixture.window, Qt::Key_F10);
        QVERIFY(!fixture.part<QWidget>("tableDock")->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_F10);
        QVERIFY(fixture.part<QWidget>("tableDock")->isVisible());
        QTest::keyClick(&fixture.window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(fixture.session.window().range().length() == 6h);
        QTest::keyClick(&fixture.window, Qt::Key_E, Qt::ControlModifier);
        auto *dialog = fixture.window.findChild<ExportDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
        QTest::keyClick(&fixture.window, Qt::Key_F1);
        auto *shortcuts = fixture.window.findChild<ShortcutsDialog *>();
        QVERIFY(shortcuts && shortcuts->isVisible());
        shortcuts->close();
        QTest::keyClick(&fixture.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    }

    void theTableHasKeysOfItsOwn()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        QTest::keyClick(&fixture.window, Qt::Key_F10);
        QTest::keyClick(&fixture.window, Qt::Key_G, Qt::ControlModifier);
        auto *field = fixture.part<QLineEdit>("goToField");
        QVERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, u"-30min"_qs);
        QTest::keyClick(field, Qt::Key_Return);
        auto *table = fixture.part<QTableView>("logTable");
        QVERIFY(table->hasFocus());
        QTRY_COMPARE(table->currentIndex().data(LogTableModel::TimestampRole).value<Timestamp>(),
                     SampleDatabase::newest - 30min);
        fixture.session.window().showRange({SampleDatabase::newest - 50min, SampleDatabase::newest});
        QTest::keyClick(table, Qt::Key_Home); // its newest row; elsewhere that key goes live
        QVERIFY(!fixture.session.window().isLive());
        fixture.window.findChild<ChartOverlay *>()->setFocus();
        QTest::keyClick(fixture.window.findChild<ChartOverlay *>(), Qt::Key_Home);
        QVERIFY(fixture.session.window().isLive());
    }

    void textFieldsLeaveTheShortcutsAlone()
    {
        QMainWindow window;
        auto *field = new GreedyField;
        window.setCentralWidget(field);
        QAction action;
        action.setShortcut(Qt::CTRL | Qt::Key_U);
        QAction home;
        home.setShortcut(Qt::Key_Home);
        window.addActions({&action, &home});
        new ShortcutGuard(window, {&action, &home});
        QSignalSpy triggered(&action, &QAction::triggered);
        QSignalSpy wentHome(&home, &QAction::triggered);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClicks(field, u"12"_qs);
        QTest::keyClick(field, Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(triggered.count(), 1);
        QTest::keyClick(field, Qt::Key_Home); // but what edits stays the field's
        QCOMPARE(wentHome.count(), 0);
        QCOMPARE(field->text(), u"12"_qs);
    }

    void aTypedWindowHandsTheKeysToTheChart()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        auto *from = fixture.part<QLineEdit>("fromField");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"-2h"_qs);
        QTest::keyClick(from, Qt::Key_Return);
        QVERIFY(fixture.session.window().range().length() == 2h);
        QVERIFY(fixture.window.findChild<ChartOverlay *>()->hasFocus());
    }

    void theFirstWindowFitsTheScreen()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QVERIFY(fixture.window.height() + 30 < fixture.window.screen()->availableSize().height());
    }

    void filesGoToAFolderThatIsThere()
    {
        const QTemporaryDir home;
        const QByteArray before = qgetenv("HOME");
        qputenv("HOME", home.path().toLocal8Bit());
        const QString atFirst = WindowSettings().folder();
        WindowSettings().setFolder(home.filePath(u"gone"_qs));
        const QString afterwards = WindowSettings().folder();
        QDir(home.path()).mkdir(u"kept"_qs);
        WindowSettings().setFolder(home.filePath(u"kept"_qs));
        const QString kept = WindowSettings().folder();
        qputenv("HOME", before);
        QCOMPARE(atFirst, home.path());
        QCOMPARE(afterwards, home.path());
        QCOMPARE(kept, home.filePath(u"kept"_qs));
    }

    void doubleClickShowsEverything()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        QTRY_COMPARE(fixture.session.loader().series().size(), 4);
        QTest::keyClick(&fixture.window, Qt::Key_1, Qt::ControlModifier);
        auto *plots = fixture.window.findChild<ChartOverlay *>();
        QTest::mouseDClick(plots, Qt::LeftButton, {}, plots->rect().center());
        QVERIFY(!fixture.session.window().isLive());
        const TimeRange all = fixture.session.window().range();
        QCOMPARE(all.to, SampleDatabase::newest + Duration(1));
        QTest::keyClick(&fixture.window, Qt::Key_Left, Qt::AltModifier);
        QVERIFY(fixture.session.window().isLive());
        QTest::keyClick(&fixture.window, Qt::Key_Home, Qt::ShiftModifier);
        QCOMPARE(fixture.session.window().range(), all);
    }

    void aboutTellsVersionAndDatabase()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QTRY_VERIFY(fixture.hasChosen());
        fixture.trigger(u"About mtnops-logger"_qs);
        const auto *about = fixture.window.findChild<AboutDialog *>();
        QVERIFY(about);
        QString all;
        for (const QLabel *label : about->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const QString &part : {QString::fromLatin1(MTNOPS_VERSION), database.path(),
                                    QString::fromLatin1(qVersion()), u"General Public License"_qs, u"Kuiper"_qs})
            QVERIFY2(all.contains(part), qPrintable(part));
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

    void theEngineIsShown()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        fixture.window.setLoggingMode({LoggingMode::Kind::Logging, {}});
        EngineStatus status;
        status.rowsPerSecond = 6.2;
        fixture.window.setEngineStatus(status);
        QCOMPARE(fixture.part<QLabel>("statusRate")->text(), u"6.2 rows/s"_qs);
        QTRY_COMPARE(fixture.part<ModeBadge>("modeBadge")->text(), u"logging"_qs);
        status.alarm = u"1.20 GB free on the disk"_qs;
        fixture.window.setEngineStatus(status);
        QCOMPARE(fixture.part<ModeBadge>("modeBadge")->text(), status.alarm);
        status.problem = u"disk full"_qs;
        fixture.window.setEngineStatus(status);
        QCOMPARE(fixture.part<ModeBadge>("modeBadge")->text(), u"disk full"_qs);
        QTRY_VERIFY(fixture.part<IconLabel>("statusWarnings")->isVisible()); // the wind
        QCOMPARE(fixture.part<IconLabel>("statusWarnings")->text(), u"1 warning"_qs);
    }

    void aMissingDatabaseIsToldAndWaitedFor()
    {
        QTemporaryDir folder;
        Fixture fixture(folder.filePath(u"none.sqlite"_qs));
        const auto *overlay = fixture.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY(overlay->isVisible());
        QTRY_VERIFY2(overlay->text().contains(u"none.sqlite"_qs), qPrintable(overlay->text()));
    }

    void aViewerIsNotToldWhatALoggerWouldDo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.sqlite"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        Fixture fixture(file.fileName());
        fixture.window.setLoggingMode({LoggingMode::Kind::Viewing, {}});
        const auto *overlay = fixture.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY2(overlay->text().contains(u"bad.sqlite"_qs), qPrintable(overlay->text()));
        QTRY_VERIFY(fixture.part<ModeBadge>("modeBadge")->text().contains(u"bad.sqlite"_qs));
        for (const QString &text : {overlay->text(), fixture.part<ModeBadge>("modeBadge")->text()})
            QVERIFY2(!text.contains(u"file of its own"_qs), qPrintable(text));
        QVERIFY(!fixture.part<QComboBox>("tableDevice")->isVisible()); // no device to choose
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

    void closingTellsTheApplication()
    {
        const SampleDatabase database;
        Fixture fixture(database);
        QSignalSpy closing(&fixture.window, &MainWindow::aboutToClose);
        QTest::keyClick(&fixture.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(closing.count(), 1);
        QVERIFY(!fixture.window.isVisible());
    }

private:
    std::unique_ptr<QTemporaryDir> m_settings;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
