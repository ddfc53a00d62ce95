// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/sitelock.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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

    void aDeadHolderIsNone()
    {
        const QTemporaryDir folder;
        const QString database = folder.filePath(u"kuiper.sqlite"_qs);
        QFile file(database + u".lock"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("999999999\nmtnops-logger\n" + QSysInfo::machineHostName().toUtf8() + "\n"
                   + QSysInfo::machineUniqueId() + "\n" + QSysInfo::bootUniqueId() + "\n");
        file.close();
        const auto taken = SiteLock::take(database);
        QVERIFY2(taken.hasValue(), qPrintable(taken.error().detail));
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
