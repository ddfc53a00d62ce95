// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"

#include "tests/support/smalldisk.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/file.h>

using namespace mtnops;

class TestSiteLock : public QObject
{
    Q_OBJECT

private slots:
    void oneHolderAtATime()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"data/kuiper.sqlite"_qs); // the folder is made
        {
            const auto held = SiteLock::take(database);
            QVERIFY2(held.hasValue(), qPrintable(held.error().detail));
            const auto second = SiteLock::take(database);
            QVERIFY(!second);
            QCOMPARE(second.error().code, ErrorCode::Busy);
            QVERIFY2(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())),
                     qPrintable(second.error().detail));
        }
        QVERIFY(SiteLock::take(database).hasValue());
    }

    /** QLockFile has no name of a process that does not see /proc/version. */
    void aHolderWithoutANameIsOneToo()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QFile lock(database + u".lock"_qs);
        QVERIFY(lock.open(QIODevice::WriteOnly));
        const QString host = QSysInfo::machineHostName();
        lock.write(u"%1\n\n%2\n"_qs.arg(QCoreApplication::applicationPid()).arg(host).toUtf8());
        lock.close();
        const std::optional<SiteHolder> holder = SiteLock::holder(database);
        QVERIFY(holder.has_value());
        QCOMPARE(holder->text(), u"process %1 on %2"_qs.arg(QCoreApplication::applicationPid()).arg(host));
    }

    void theHolderIsToldToWhoAsks()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QVERIFY(!SiteLock::holder(database));
        {
            const auto held = SiteLock::take(database);
            const std::optional<SiteHolder> holder = SiteLock::holder(database);
            QVERIFY(holder.has_value());
            QCOMPARE(holder->process, QCoreApplication::applicationPid());
            QCOMPARE(holder->host, QSysInfo::machineHostName());
            QCOMPARE(holder->program, QFileInfo(QCoreApplication::applicationFilePath()).fileName());
            QVERIFY(!SiteLock::take(database)); // asking has taken nothing away
        }
        QVERIFY(!SiteLock::holder(database));
    }

    void aHolderThatDiedIsNone()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QProcess process;
        process.start(u"true"_qs, QStringList());
        QVERIFY(process.waitForStarted());
        const qint64 number = process.processId();
        QVERIFY(process.waitForFinished());
        QFile file(database + u".lock"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(number) + "\nmtnops-logger\n" + QSysInfo::machineHostName().toLocal8Bit() + '\n');
        file.close();
        QVERIFY(!SiteLock::holder(database));
    }

    void twoNamesOfADatabaseShareALock_data()
    {
        QTest::addColumn<bool>("exists");
        QTest::addColumn<QString>("link");
        QTest::addColumn<QString>("target");
        QTest::newRow("link to the file") << true << u"link.sqlite"_qs << u"data/kuiper.sqlite"_qs;
        QTest::newRow("link to a file to be made") << false << u"link.sqlite"_qs << u"data/kuiper.sqlite"_qs;
        QTest::newRow("link to the folder") << false << u"link"_qs << u"data"_qs;
    }
    void twoNamesOfADatabaseShareALock()
    {
        QFETCH(bool, exists);
        QFETCH(QString, link);
        QFETCH(QString, target);
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_qs));
        const QString database = folder.filePath(u"data/kuiper.sqlite"_qs);
        if (exists)
            QVERIFY(QFile(database).open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(folder.filePath(target), folder.filePath(link)));
        const auto held = SiteLock::take(database);
        QVERIFY(held.hasValue());
        const auto second =
            SiteLock::take(folder.filePath(link == u"link"_qs ? u"link/kuiper.sqlite"_qs : u"link.sqlite"_qs));
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
    }

    void aDeadHolderIsNone()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QFile file(database + u".lock"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("999999999\nmtnops-logger\n" + QSysInfo::machineHostName().toUtf8() + "\n"
                   + QSysInfo::machineUniqueId() + "\n" + QSysInfo::bootUniqueId() + "\n");
        file.close();
        QVERIFY(!SiteLock::holder(database));
        const auto taken = SiteLock::take(database);
        QVERIFY2(taken.hasValue(), qPrintable(taken.error().detail));
    }

    void aLockWithoutContentIsNobodys_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("age"); // s
        QTest::addColumn<bool>("isHeld"); // as a process holds it that is alive
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("empty") << QByteArray() << 3600 << false << true;
        QTest::newRow("zeros") << QByteArray(60, '\0') << 3600 << false << true;
        QTest::newRow("of a clock that was ahead") << QByteArray() << -3600 << false << true;
        QTest::newRow("just being made") << QByteArray() << 0 << false << false;
        QTest::newRow("held") << QByteArray() << 3600 << true << false;
    }
    /** As a power cut leaves it. */
    void aLockWithoutContentIsNobodys()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, age);
        QFETCH(bool, isHeld);
        QFETCH(bool, isTaken);
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QFile file(database + u".lock"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        QVERIFY(file.flush());
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-age), QFileDevice::FileModificationTime));
        QVERIFY(::flock(file.handle(), isHeld ? LOCK_EX : LOCK_UN) == 0);
        const auto taken = SiteLock::take(database);
        QCOMPARE(taken.hasValue(), isTaken);
        if (isTaken) {
            QVERIFY(SiteLock::holder(database).has_value());
        } else {
            QCOMPARE(taken.error().code, ErrorCode::Busy);
            QVERIFY(QFile::exists(file.fileName()));
        }
    }

    /** Only one of these may pass by itself. */
    void aFullDiskIsNoReadOnlyOne()
    {
        SmallDisk disk(4'000'000);
        if (!disk.isMounted())
            QSKIP("only root may mount a small disk");
        const QString database = disk.filePath(u"kuiper.sqlite"_qs);
        disk.fill();
        const auto onFull = SiteLock::take(database);
        QVERIFY(!onFull);
        QCOMPARE(onFull.error().code, ErrorCode::NoRoom);
        QVERIFY2(onFull.error().detail.contains(database + u".lock: the disk is full"_qs),
                 qPrintable(onFull.error().detail));
        disk.makeRoom();
        QVERIFY(SiteLock::take(database).hasValue());
        QVERIFY(disk.setReadOnly(true));
        const auto onReadOnly = SiteLock::take(database);
        QVERIFY(!onReadOnly);
        QCOMPARE(onReadOnly.error().code, ErrorCode::Io);
        QVERIFY2(onReadOnly.error().detail.contains(u"read-only"), qPrintable(onReadOnly.error().detail));
    }

    void aFolderThatCannotBeMadeIsNamed()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto taken = SiteLock::take(folder.filePath(u"file/kuiper.sqlite"_qs));
        QVERIFY(!taken);
        QCOMPARE(taken.error().code, ErrorCode::Io);
        QVERIFY(taken.error().detail.contains(folder.filePath(u"file"_qs)));
    }
};

QTEST_GUILESS_MAIN(TestSiteLock)
#include "tst_sitelock.moc"
