// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/schema.h"

#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** Which files a log may live in, and what its catalog says. */
class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void newFileBecomesALog()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"new.sqlite"_qs);
        openWriter(path);
        QCOMPARE(select(path, u"PRAGMA application_id"_qs).first().first().toInt(), logApplicationId);
        QCOMPARE(select(path, u"PRAGMA user_version"_qs).first().first().toInt(), logSchemaVersion);
        QCOMPARE(select(path, u"PRAGMA journal_mode"_qs).first().first().toString(), u"wal"_qs);
        const QVariantList site = select(path, u"SELECT name, latitude, time_zone FROM mtnops_site"_qs).first();
        QCOMPARE(site, QVariantList({u"kuiper"_qs, 32.4165, u"America/Phoenix"_qs}));
    }

    void emptyFileBecomesALog()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"empty.sqlite"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(Writer::open(path, testSite()).hasValue());
    }

    void aLogIsOpenedAgain()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        openWriter(path);
        const QVariant version = select(path, u"SELECT catalog_version FROM mtnops_site"_qs).first().first();
        openWriter(path);
        QCOMPARE(select(path, u"SELECT catalog_version FROM mtnops_site"_qs).first().first(), version);
    }

    void foreignFileIsRefused_data()
    {
        QTest::addColumn<QStringList>("statements"); // none: a file of text
        QTest::addColumn<QString>("reason");
        QTest::newRow("text") << QStringList() << u"not a database"_qs;
        QTest::newRow("another program's tables")
            << QStringList{u"CREATE TABLE places (url TEXT)"_qs} << u"another program"_qs;
        QTest::newRow("another application id")
            << QStringList{u"PRAGMA application_id = 252006673"_qs, u"CREATE TABLE places (url TEXT)"_qs}
            << u"application_id 252006673"_qs;
        QTest::newRow("another program, in its own WAL")
            << QStringList{u"PRAGMA journal_mode = WAL"_qs, u"CREATE TABLE places (url TEXT)"_qs}
            << u"another program"_qs;
        QTest::newRow("another program's user_version")
            << QStringList{u"PRAGMA user_version = 7"_qs} << u"another program"_qs;
        QTest::newRow("a newer schema") << QStringList{u"PRAGMA application_id = %1"_qs.arg(logApplicationId),
                                                       u"PRAGMA user_version = %1"_qs.arg(logSchemaVersion + 1)}
                                        << u"newer mtnops-logger (schema %1"_qs.arg(logSchemaVersion + 1);
    }
    void foreignFileIsRefused()
    {
        QFETCH(QStringList, statements);
        QFETCH(QString, reason);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"foreign.sqlite"_qs);
        if (statements.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray("A letter to the observers.\n").repeated(100));
        } else {
            execute(path, statements);
        }
        const QByteArray before = contentsOf(path);
        const auto writer = Writer::open(path, testSite());
        QVERIFY(!writer);
        QVERIFY2(writer.error().detail.contains(reason), qPrintable(writer.error().detail));
        QVERIFY2(writer.error().detail.contains(path), qPrintable(writer.error().detail));
        QVERIFY2(writer.error().detail.contains(u"a file of its own"), qPrintable(writer.error().detail));
        const auto reader = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
        QVERIFY(reader.hasValue());
        const Result<int> version = readSchemaVersion(**reader);
        QVERIFY2(version.error().detail.contains(reason), qPrintable(version.error().detail));
        QVERIFY2(!version.error().detail.contains(u"a file of its own"), qPrintable(version.error().detail));
        QCOMPARE(contentsOf(path), before);
    }

    void aLogAtRestIsReadWhereNoFileCanBeMade()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"100% of\u00e9 #1?.sqlite"_qs);
        writeAll(*openWriter(path), {testSample(testTable(), fromMicroseconds(1), 1)});
        QVERIFY(QFile::link(u"/nowhere"_qs, path + u"-shm"_qs)); // SQLite follows no link: stops even root
        const auto reader = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
        QVERIFY2(reader.hasValue(), qPrintable(reader.error().detail));
        const Result<QVariant> rows = (*reader)->value(u"SELECT count(*) FROM boltwood"_qs);
        QVERIFY2(rows.hasValue(), qPrintable(rows.error().detail));
        QCOMPARE(rows->toInt(), 1);

        QVERIFY(QFile::remove(path + u"-shm"_qs));
        const auto writer = openWriter(path);
        writeAll(*writer, {testSample(testTable(), fromMicroseconds(2), 2)});
        const Result<QVariant> stale = (*reader)->value(u"SELECT count(*) FROM boltwood"_qs);
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::Io); // whereupon a reader opens it anew
        QCOMPARE(select(path, u"SELECT count(*) FROM boltwood"_qs).first().first().toInt(), 2);
    }

    void missingFolderIsNamed()
    {
        const QTemporaryDir folder;
        const auto writer = Writer::open(folder.filePath(u"no/such/log.sqlite"_qs), testSite());
        QVERIFY(!writer);
        QCOMPARE(writer.error().code, ErrorCode::Io);
        QVERIFY2(writer.error().detail.contains(folder.filePath(u"no/such"_qs)), qPrintable(writer.error().detail));
    }

    void timestampColumnSpellsTsOut_data()
    {
        QTest::addColumn<qint64>("ts");
        QTest::newRow("epoch") << qint64(0);
        QTest::newRow("a night") << qint64(1795471448700001);
        QTest::newRow("just before the epoch") << qint64(-1);
        QTest::newRow("a second before the epoch") << qint64(-1000000);
        QTest::newRow("long ago") << qint64(-2208988800500000);
        QTest::newRow("leap day") << qint64(1709164800000000);
    }
    void timestampColumnSpellsTsOut()
    {
        QFETCH(qint64, ts);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        writeAll(*openWriter(path), {testSample(testTable(), fromMicroseconds(ts), 1)});
        QCOMPARE(select(path, u"SELECT timestamp FROM boltwood"_qs).first().first().toByteArray(),
                 toIsoUtc(fromMicroseconds(ts)));
    }

    void siteThatChangesIsAnEvent()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        openWriter(path);
        SiteInfo site = testSite();
        site.name = u"bok"_qs;
        QVERIFY(Writer::open(path, site).hasValue());
        QCOMPARE(select(path, u"SELECT name FROM mtnops_site"_qs).first().first().toString(), u"bok"_qs);
        const QList<QVariantList> events = select(path, u"SELECT kind, text FROM mtnops_events"_qs);
        QCOMPARE(events.size(), 1);
        QVERIFY(events.first().last().toString().contains(u"from kuiper to bok"));
    }

private:
    static QByteArray contentsOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
