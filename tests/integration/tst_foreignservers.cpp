// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/sqlserver.h"
#include "models/temporarylog.h"
#include "tests/integration/databaseserver.h"
#include "tests/store/samplelog.h"
#include "tests/ui/windowscene.h"
#include "ui/mainwindow/windowsettings.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

using Kind = DatabaseServer::Kind;

namespace {

constexpr Timestamp midnightInPhoenix = fromMicroseconds(1795392000250000) + 7h; // of weather's first row
constexpr int rows = 3000; // of weather; tcs has 2
constexpr int patience = 60'000; // ms

/** weather has two columns of local times, tcs one of UTC in the same hour, and birds none. */
QStringList tablesOf(Kind kind)
{
    if (kind == Kind::PostgreSql) {
        return {u"CREATE TABLE weather (id SERIAL PRIMARY KEY, seen TIMESTAMP, ts TIMESTAMP, temp DOUBLE PRECISION)"_qs,
                u"INSERT INTO weather (seen, ts, temp) SELECT timestamp '2026-11-22 12:00:00', timestamp "
                "'2026-11-23 00:00:00.25' + i * interval '1 second', i % 50 + 0.5 FROM generate_series(0, %1) i"_qs.arg(
                    rows - 1),
                u"CREATE TABLE tcs (at TIMESTAMP WITH TIME ZONE, ra REAL)"_qs,
                u"INSERT INTO tcs VALUES ('2026-11-23 07:00:02+00', 2.5), ('2026-11-23 07:00:01+00', 1.5)"_qs,
                u"CREATE TABLE birds (name TEXT)"_qs};
    }
    return {
        u"CREATE DATABASE log"_qs,
        u"SET time_zone = '+00:00'"_qs,
        u"CREATE TABLE log.weather (id INTEGER NOT NULL AUTO_INCREMENT PRIMARY KEY, seen DATETIME(6), ts "
        "DATETIME(6), temp DOUBLE)"_qs,
        u"INSERT INTO log.weather (seen, ts, temp) SELECT '2026-11-22 12:00:00', timestamp '2026-11-23 00:00:00.25' "
        "+ INTERVAL seq SECOND, seq MOD 50 + 0.5 FROM seq_0_to_%1"_qs.arg(rows - 1),
        u"CREATE TABLE log.tcs (at TIMESTAMP NULL, ra FLOAT)"_qs,
        u"INSERT INTO log.tcs VALUES ('2026-11-23 07:00:02', 2.5), ('2026-11-23 07:00:01', 1.5)"_qs,
        u"CREATE TABLE log.birds (name TEXT)"_qs};
}

QUrl urlOf(const DatabaseServer &server, Kind kind)
{
    QUrl url = server.url();
    if (kind == Kind::MariaDb)
        url.setPath(u"/log"_qs);
    return url;
}

/** A window that reads a server's database, in Phoenix. */
struct ServerScene
{
    explicit ServerScene(const QUrl &url) : log(url.toString(QUrl::FullyEncoded))
    {
        WindowSettings().setZoneOf(SqlServer::nameOf(url), QTimeZone("America/Phoenix"));
        scene.window.readForeign(url.toString(QUrl::FullyEncoded));
    }

    QString text() const { return scene.part<QLabel>("foreignText")->text(); }
    /** All that the bar says. */
    QString all() const { return text() + u'\n' + scene.part<QWidget>("foreignBar")->toolTip(); }
    bool isRead() const { return text().startsWith(u"Shown as it was when it was read, %L1 rows."_qs.arg(rows + 2)); }

    TemporaryLog log;
    WindowScene scene{log.path()};
};

void chooseLog(ServerScene &server, const QString &path)
{
    QTest::mouseClick(server.scene.part<QPushButton>("foreignImport"), Qt::LeftButton);
    auto *chooser = server.scene.window.findChild<QFileDialog *>();
    QVERIFY(chooser);
    chooser->selectFile(path);
    static_cast<QDialog *>(chooser)->accept();
    QTRY_VERIFY(!server.scene.window.findChild<QFileDialog *>());
}

} // namespace

/** Databases of other loggers on real servers, in a window. */
class TestForeignServers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init()
    {
        m_settings = std::make_unique<SettingsFolder>();
        qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit());
    }
    void aDatabaseIsShownAndImported_data();
    void aDatabaseIsShownAndImported();
    void aServerThatIsNotThereIsSaid();

private:
    QTemporaryDir m_cache;
    std::unique_ptr<SettingsFolder> m_settings;
};

void TestForeignServers::aDatabaseIsShownAndImported_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("PostgreSQL") << Kind::PostgreSql;
    QTest::newRow("MariaDB") << Kind::MariaDb;
}

void TestForeignServers::aDatabaseIsShownAndImported()
{
    QFETCH(Kind, kind);
    const std::unique_ptr<DatabaseServer> server = DatabaseServer::startOrSkip(kind);
    if (!server)
        return;
    QVERIFY(server->execute(tablesOf(kind)));
    ServerScene foreign(urlOf(*server, kind));
    WindowScene &scene = foreign.scene;
    LogSession &session = scene.session;

    // That it is slow, and what helps: at once, and before any event.
    QVERIFY2(foreign.text().contains(u"takes a while; import it"_qs), qPrintable(foreign.text()));
    QVERIFY(scene.part<QPushButton>("foreignImport")->isEnabled());
    QTRY_VERIFY(scene.part<QWidget>("foreignBar")->isVisible());

    // What was taken for the rows' times: of weather the one that is named so.
    QTRY_VERIFY2_WITH_TIMEOUT(foreign.isRead(), qPrintable(foreign.text()), patience);
    QVERIFY2(foreign.text().contains(u"Rows are placed by tcs.at, weather.ts."_qs), qPrintable(foreign.text()));
    QVERIFY2(foreign.text().contains(u"taken as America/Phoenix"_qs), qPrintable(foreign.text()));
    QVERIFY2(foreign.all().contains(u"weather: %L1 rows, their times from ts"_qs.arg(rows)), qPrintable(foreign.all()));
    QVERIFY2(foreign.all().contains(u"tells times: birds"_qs), qPrintable(foreign.all()));
    QVERIFY2(!foreign.all().contains(u"sesame"_qs), qPrintable(foreign.all()));

    // Local times by the zone, those that name theirs by it.
    QTRY_COMPARE(session.catalog().tables.size(), 2);
    QCOMPARE(session.catalog().tables[0].name, u"tcs"_qs);
    QCOMPARE(session.catalog().tables[1].name, u"weather"_qs);
    const TimeRange everything{midnightInPhoenix, midnightInPhoenix + (rows - 1) * 1s + 1us};
    session.selection().setChosen({u"weather"_qs, u"temp"_qs}, true);
    QTRY_COMPARE(session.window().range(), everything);
    QTRY_VERIFY(!session.loader().series().isEmpty());
    QTRY_COMPARE(session.loader().series()[0].samples, rows);
    QCOMPARE(select(foreign.log.path(), u"SELECT timestamp, ra FROM tcs"_qs),
             QList<QVariantList>({{u"2026-11-23T07:00:01.000000Z"_qs, 1.5}, {u"2026-11-23T07:00:02.000000Z"_qs, 2.5}}));

    // And into a log that stays.
    QSignalSpy viewers(&scene.window, &MainWindow::viewerWanted);
    const QString kept = m_cache.filePath(u"kept-%1.sqlite"_qs.arg(int(kind)));
    chooseLog(foreign, kept);
    QTRY_COMPARE_WITH_TIMEOUT(viewers.count(), 1, patience);
    QCOMPARE(viewers.first().first().toString(), kept);
    QCOMPARE(count(kept, u"weather"_qs), rows);
    QCOMPARE(count(kept, u"tcs"_qs), 2);
}

void TestForeignServers::aServerThatIsNotThereIsSaid()
{
    ServerScene foreign(QUrl(u"postgresql://me:sesame@127.0.0.1:1/log"_qs));
    QTRY_VERIFY2_WITH_TIMEOUT(foreign.text().startsWith(u"It could not be read: postgresql://me@127.0.0.1:1/log: "_qs),
                              qPrintable(foreign.text()), patience);
    QVERIFY2(!foreign.all().contains(u"sesame"_qs), qPrintable(foreign.all()));
}

QTEST_MAIN(TestForeignServers)
#include "tst_foreignservers.moc"
