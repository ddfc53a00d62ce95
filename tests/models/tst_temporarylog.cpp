// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/temporarylog.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

/** Folders of temporary logs: when they are there and when they go. */
class TestTemporaryLog : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_cache = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", m_cache->path().toLocal8Bit());
    }

    void isNamedAsWhatIsRead_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("name");
        QTest::newRow("file") << u"/logs/Old weather.db"_qs << u"Old weather.sqlite"_qs;
        QTest::newRow("server") << u"postgresql://me:secret@host:5432/weather"_qs << u"weather.sqlite"_qs;
        QTest::newRow("server alone") << u"mysql://host"_qs << u"database.sqlite"_qs;
    }

    void isNamedAsWhatIsRead()
    {
        QFETCH(QString, source);
        QFETCH(QString, name);
        const TemporaryLog log(source);
        QCOMPARE(QFileInfo(log.path()).fileName(), name);
        QVERIFY2(log.path().startsWith(m_cache->path()), qPrintable(log.path()));
    }

    void goesWithTheObject()
    {
        {
            const TemporaryLog log(u"/logs/weather.db"_qs);
            const TemporaryLog same(u"/logs/weather.db"_qs);
            QVERIFY(log.path() != same.path());
            fill(QFileInfo(log.path()).path());
            QCOMPARE(entries().size(), 3); // a folder and two locks
        }
        QCOMPARE(entries(), QStringList());
    }

    void whatTheDeadLeftIsRemoved()
    {
        const TemporaryLog log(u"/logs/weather.db"_qs);
        fill(QFileInfo(log.path()).path());
        fill(TemporaryLog::place() + u"/without-lock"_qs);
        fill(TemporaryLog::place() + u"/dead"_qs);
        QFile lock(TemporaryLog::place() + u"/dead.lock"_qs); // as QLockFile writes it; no process has such a number
        QVERIFY(lock.open(QIODevice::WriteOnly));
        lock.write("999999999\nmtnops-logger\n" + QSysInfo::machineHostName().toUtf8() + '\n');
        lock.close();
        TemporaryLog::removeLeftovers();
        QVERIFY(QFile::exists(log.path()));
        QCOMPARE(entries().size(), 2); // its folder and its lock
    }

private:
    static QStringList entries()
    {
        return QDir(TemporaryLog::place()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    static void fill(const QString &folder)
    {
        QFile file(folder + u"/weather.sqlite"_qs);
        if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write("rows") != 4)
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }

    std::unique_ptr<QTemporaryDir> m_cache;
};

QTEST_GUILESS_MAIN(TestTemporaryLog)
#include "tst_temporarylog.moc"
