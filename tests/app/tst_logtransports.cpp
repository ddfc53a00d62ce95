// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/app/transportscene.h"
#include "tests/support/logfile.h"

#include "logger/site/knownnames.h"

#include <QTest>

#include <csignal>

using namespace mtnops;

/** The service over each transport, against programs that others wrote: what they say becomes rows. */
class TestLogTransports : public QObject
{
    Q_OBJECT

private slots:
    void rowsReachTheDatabase_data();
    void rowsReachTheDatabase();

private:
    static qint64 rowsIn(const QString &database, const QString &condition);
};

void TestLogTransports::rowsReachTheDatabase_data()
{
    QTest::addColumn<QString>("condition");
    for (const QString &transport : knownTransports())
        QTest::addRow("%s", qPrintable(transport))
            << (transport == u"simulated" ? u"t > 0"_qs : u"t BETWEEN 12.49 AND 12.51"_qs);
}

qint64 TestLogTransports::rowsIn(const QString &database, const QString &condition)
{
    if (!QFile::exists(database)
        || LogFile(database).text(u"SELECT name FROM sqlite_master WHERE name = 'd'"_qs).isEmpty())
        return 0;
    return LogFile(database).integers(u"SELECT count(*) FROM d WHERE "_qs + condition).value(0);
}

void TestLogTransports::rowsReachTheDatabase()
{
    QFETCH(QString, condition);
    const QString transport = QString::fromLatin1(QTest::currentDataTag());
    if (const QString missing = TransportScene::missingFor(transport); !missing.isEmpty()) {
        QVERIFY2(!qEnvironmentVariableIsSet("MTNOPS_REQUIRE_SERVERS"), qPrintable(missing));
        QSKIP(qPrintable(missing));
    }
    TransportScene scene;
    const QString device = scene.deviceOf(transport);
    const QString site = scene.writeSite(u"interval = \"200ms\"\ntimeout = \"10s\"\n"_qs + device);
    const QString database = scene.filePath(u"x.sqlite"_qs);
    Program service({u"--no-gui"_qs, site});
    if (transport == u"file")
        QTRY_VERIFY_WITH_TIMEOUT((scene.writeReading(), rowsIn(database, condition) >= 3), 30'000);
    else
        QTRY_VERIFY_WITH_TIMEOUT(rowsIn(database, condition) >= 3, 30'000);
    service.signal(SIGTERM);
    const Finished finished = service.finish();
    QVERIFY2(finished.exitCode == 0, qPrintable(finished.messages));
    QCOMPARE(rowsIn(database, u"t IS NULL"_qs), 0);
    QCOMPARE(LogFile(database).text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs), QString());
}

QTEST_GUILESS_MAIN(TestLogTransports)
#include "tst_logtransports.moc"
