// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/logopener.h"

#include "logger/site/site.h"
#include "tests/store/samplelog.h"
#include "tests/support/logfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** All that this process has read out of files; -1 where the system does not tell. */
qint64 bytesRead()
{
    QFile file(u"/proc/self/io"_qs);
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray content = file.readAll();
    return content.startsWith("rchar: ") ? content.mid(7, content.indexOf('\n') - 7).toLongLong() : -1;
}

/** Copies a log with a write-ahead log in which the same few pages stand again and again, as a crash leaves them. */
void leaveLongLog(const QString &path)
{
    const QString original = path + u".original"_qs;
    openWriter(original);
    const LogFile writer(original, LogFile::Write);
    writer.execute(u"PRAGMA synchronous = OFF"_qs);
    writer.execute(u"CREATE TABLE filler(a)"_qs);
    for (int row = 0; row < 50; ++row)
        writer.execute(u"INSERT INTO filler VALUES (randomblob(4000))"_qs);
    const LogFile reader(original); // holds the log up, as long as it reads
    reader.execute(u"BEGIN"_qs);
    reader.integers(u"SELECT count(*) FROM filler"_qs);
    for (int time = 0; time < 80; ++time)
        writer.execute(u"UPDATE filler SET a = randomblob(4000)"_qs);
    QVERIFY(QFile::copy(original, path));
    QVERIFY(QFile::copy(original + u"-wal"_qs, path + u"-wal"_qs));
    reader.execute(u"COMMIT"_qs);
}

} // namespace

class TestLogOpener : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void aLogThatACrashLeftIsReadOnce();
    void aShortOneLeavesNoDescriptorBehind();
};

/** It takes seconds for a large one, and the opening has four connections, one after the other. */
void TestLogOpener::aLogThatACrashLeftIsReadOnce()
{
    if (bytesRead() < 0)
        QSKIP("the system does not count what is read");
    const QTemporaryDir folder;
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = folder.filePath(u"log.sqlite"_qs);
    leaveLongLog(site.databasePath);
    const qint64 log = QFileInfo(site.databasePath + u"-wal"_qs).size();
    QVERIFY2(log > 15'000'000, qPrintable(QString::number(log)));

    LogOpener opener([](const QString &) {});
    const qint64 before = bytesRead();
    const Result<std::unique_ptr<Writer>> writer = opener.open(site, 2s);
    const qint64 read = bytesRead() - before;
    QVERIFY2(writer.hasValue(), qPrintable(writer ? QString() : writer.error().detail));
    QVERIFY2(read > log / 2 && read < log * 3 / 2, qPrintable(u"%1 bytes of %2"_qs.arg(read).arg(log)));
    QCOMPARE(LogFile(site.databasePath).integers(u"SELECT count(*) FROM filler"_qs), QList<qint64>{50});
}

/** Each reopening would have a file more open than the start into a fresh log has. */
void TestLogOpener::aShortOneLeavesNoDescriptorBehind()
{
    const QTemporaryDir folder;
    Site site;
    site.info.name = u"test"_qs;
    site.databasePath = QFileInfo(folder.path()).canonicalFilePath() + u"/log.sqlite"_qs;
    openWriter(site.databasePath);
    LogOpener opener([](const QString &) {});
    const Result<std::unique_ptr<Writer>> writer = opener.open(site, 2s);
    QVERIFY2(writer.hasValue(), qPrintable(writer ? QString() : writer.error().detail));
    int open = 0;
    const QFileInfoList descriptors = QDir(u"/proc/self/fd"_qs).entryInfoList(QDir::Files | QDir::System);
    for (const QFileInfo &descriptor : descriptors)
        open += descriptor.symLinkTarget() == site.databasePath;
    QCOMPARE(open, 1);
}

QTEST_GUILESS_MAIN(TestLogOpener)
#include "tst_logopener.moc"
