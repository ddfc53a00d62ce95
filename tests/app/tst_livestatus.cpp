// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/store/samplelog.h"
#include "tests/support/sanitized.h"
#include "tests/support/smalldisk.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QTest>

#include <csignal>
#include <sys/resource.h>

using namespace mtnops;

/** `status` of a database into which a service logs: the service answers. */
class TestLiveStatus : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theServiceAnswers();
    void aKilledServiceIsNotAskedAndTheNextOneServes();
    void withoutARuntimeFolderTheDatabaseAnswers();
    void nobodyWhoLogsIsNoMistake();
    void manyWhoAskAtOnceLeaveTheServiceItsDescriptors();
    void wantOfDescriptorsDoesNotSilenceItForGood();
    void aFullDiskAtTheStartIsTold_data();
    void aFullDiskAtTheStartIsTold();

private:
    QJsonObject status() const;
    QJsonObject answer() const;
    std::unique_ptr<Program> startService() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_site;
};

void TestLiveStatus::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_folder->filePath(u"run"_qs).toLocal8Bit());
    QVERIFY(QDir().mkpath(m_folder->filePath(u"run"_qs)));
    qunsetenv("RUNTIME_DIRECTORY");
    m_site = m_folder->filePath(u"dome.toml"_qs);
    QFile site(m_site);
    QVERIFY(site.open(QIODevice::WriteOnly));
    site.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n"
               "[[device]]\nname = 'weather'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n"
               "interval = '200ms'\n");
}

QJsonObject TestLiveStatus::status() const
{
    const Finished program = runProgram({u"status"_qs, u"--json"_qs, m_site});
    if (program.exitCode != 0)
        qFatal("%s", qPrintable(program.messages));
    return QJsonDocument::fromJson(program.output.toUtf8()).object();
}

/** The same where the database may be unreadable; empty where nobody answers either. */
QJsonObject TestLiveStatus::answer() const
{
    const Finished program = runProgram({u"status"_qs, u"--json"_qs, m_site});
    return QJsonDocument::fromJson(program.output.toUtf8()).object();
}

/** It logs, and has written rows. */
std::unique_ptr<Program> TestLiveStatus::startService() const
{
    auto service = std::make_unique<Program>(QStringList{u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, m_site});
    if (!service->waitForOutput(u"1 device good"_qs))
        qFatal("the service does not log");
    return service;
}

void TestLiveStatus::theServiceAnswers()
{
    const auto service = startService();
    QJsonObject told;
    QTRY_VERIFY_WITH_TIMEOUT((told = status())[u"now"][u"rows_written"].toInteger() > 5, 20'000);
    QCOMPARE(told[u"logger"][u"process"].toInteger(), service->processId());
    QVERIFY(told[u"now"][u"rows_per_second"].toDouble() > 0);
    QCOMPARE(told[u"now"][u"rows_lost"].toInteger(), 0);
    QVERIFY(told[u"now"][u"problem"].isNull());
    // The counters in the database are those of the first flush, or a minute old.
    QVERIFY(told[u"tables"][0][u"polls"].toInteger() > 5);
    QCOMPARE(told[u"tables"][0][u"state"].toString(), u"good"_qs);
    const QString text = runProgram({u"status"_qs, m_site}).output;
    QVERIFY2(text.contains(u" rows since it started, "_qs), qPrintable(text));
}

void TestLiveStatus::aKilledServiceIsNotAskedAndTheNextOneServes()
{
    const auto killed = startService();
    QTRY_VERIFY_WITH_TIMEOUT(status()[u"now"].isObject(), 20'000);
    killed->signal(SIGKILL);
    killed->finish();
    const QJsonObject told = status();
    QVERIFY(told[u"now"].isNull());
    QVERIFY(told[u"logger"].isNull());
    QCOMPARE(told[u"tables"][0][u"table"].toString(), u"weather"_qs);
    const auto next = startService();
    QTRY_VERIFY_WITH_TIMEOUT(status()[u"now"].isObject(), 20'000);
}

void TestLiveStatus::withoutARuntimeFolderTheDatabaseAnswers()
{
    qunsetenv("XDG_RUNTIME_DIR");
    const auto service = startService();
    QTRY_COMPARE_WITH_TIMEOUT(status()[u"tables"][0][u"table"].toString(), u"weather"_qs, 20'000);
    QVERIFY(status()[u"now"].isNull());
    service->signal(SIGTERM);
    QCOMPARE(service->finish().exitCode, 0);
}

void TestLiveStatus::nobodyWhoLogsIsNoMistake()
{
    const QString log = m_folder->filePath(u"log.sqlite"_qs);
    openWriter(log);
    const Finished program = runProgram({u"status"_qs, log});
    QCOMPARE(program.exitCode, 0);
    QCOMPARE(program.messages, QString());
}

void TestLiveStatus::manyWhoAskAtOnceLeaveTheServiceItsDescriptors()
{
    const auto service = startService();
    const QDir run(m_folder->filePath(u"run/mtnops-logger"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(run.entryList(QDir::System).size(), 1, 20'000);
    const QDir descriptors(u"/proc/%1/fd"_qs.arg(service->processId()));
    const QDir::Filters all = QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot;
    const qsizetype before = descriptors.entryList(all).size();
    std::vector<std::unique_ptr<QLocalSocket>> asking(100);
    for (auto &socket : asking) {
        socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(run.filePath(run.entryList(QDir::System).first()));
        QVERIFY(socket->waitForConnected());
    }
    // Their ends are closed while nobody here reads, and the service answers the next one.
    QTRY_VERIFY_WITH_TIMEOUT(descriptors.entryList(all).size() <= before, 20'000);
    QVERIFY(status()[u"now"].isObject());
}

void TestLiveStatus::wantOfDescriptorsDoesNotSilenceItForGood()
{
    if (isSanitized)
        QSKIP("without descriptors UndefinedBehaviorSanitizer takes any object for an invalid one");
    const auto service = startService();
    const QDir run(m_folder->filePath(u"run/mtnops-logger"_qs));
    QTRY_COMPARE_WITH_TIMEOUT(run.entryList(QDir::System).size(), 1, 20'000);
    const auto process = pid_t(service->processId());
    rlimit before{};
    QVERIFY(::prlimit(process, RLIMIT_NOFILE, nullptr, &before) == 0);
    rlimit none = before;
    none.rlim_cur = 3; // what is open stays open
    QVERIFY(::prlimit(process, RLIMIT_NOFILE, &none, nullptr) == 0);
    const QString name = run.filePath(run.entryList(QDir::System).first());
    const auto isGone = [&] {
        QLocalSocket asking;
        asking.connectToServer(name);
        asking.waitForConnected(200);
        return run.entryList(QDir::System).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isGone(), 20'000);
    QVERIFY(::prlimit(process, RLIMIT_NOFILE, &before, nullptr) == 0);
    QTRY_VERIFY_WITH_TIMEOUT(status()[u"now"].isObject(), 30'000);
}

void TestLiveStatus::aFullDiskAtTheStartIsTold_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("no database yet") << false;
    QTest::newRow("a database") << true;
}

/** Neither its lock file nor the database has room: the service says so, and that it keeps what it reads. */
void TestLiveStatus::aFullDiskAtTheStartIsTold()
{
    QFETCH(bool, isThere);
    SmallDisk disk(8'000'000);
    if (!disk.isMounted())
        QSKIP("only root may mount a small disk");
    QFile site(m_site);
    QVERIFY(site.open(QIODevice::Append));
    site.write("[store]\npath = '" + disk.filePath(u"dome.sqlite"_qs).toUtf8() + "'\n");
    site.close();
    if (isThere) {
        const auto before = startService();
        before->signal(SIGTERM);
        QCOMPARE(before->finish().exitCode, 0);
    }
    disk.fill();

    Program service({u"--no-gui"_qs, u"--status"_qs, u"1s"_qs, m_site});
    QVERIFY(service.waitForOutput(u" waiting: no room for the lock file "_qs));
    QTRY_VERIFY_WITH_TIMEOUT(answer()[u"now"][u"rows_waiting"].toInteger() > 3, 30'000);
    const QJsonObject told = answer();
    QVERIFY(told[u"now"][u"problem"].toString().contains(u"the disk is full"_qs));
    QVERIFY2(!told[u"unreadable"].toString().isEmpty(), "a database on a full disk cannot be read");
    QCOMPARE(told[u"tables"][0][u"table"].toString(), u"weather"_qs);
    QCOMPARE(told[u"tables"][0][u"state"].toString(), u"good"_qs);
    const Finished text = runProgram({u"status"_qs, m_site});
    QCOMPARE(text.exitCode, 1);
    for (const QString &part : {u"ALARM: cannot write, what is read waits: no room"_qs,
                                u"ALARM: the database cannot be read: "_qs, u"a service that could not lock it"_qs})
        QVERIFY2(text.output.contains(part), qPrintable(text.output));

    disk.makeRoom();
    QTRY_VERIFY_WITH_TIMEOUT(answer()[u"unreadable"].isNull() && answer()[u"now"][u"rows_waiting"].toInteger() < 3,
                             30'000);
    QCOMPARE(answer()[u"now"][u"rows_lost"].toInteger(), 0);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
}

QTEST_GUILESS_MAIN(TestLiveStatus)
#include "tst_livestatus.moc"
