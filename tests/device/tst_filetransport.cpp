// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/filetransport.h"
#include "tests/device/asking.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace mtnops;

/** A file that another program writes anew for each reading. */
class TestFileTransport : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesAFreshFileAtOnce();
    void waitsForAChange();
    void takesTheSameTextWrittenAgain();
    void takesAReplacedFile();
    void leavesAnOldFileAlone();
    void tellsOfAMissingFile();
    void waitsForAFileToCome();
    void refusesALongFile();
    void doesNotHangAtAPipe();

private:
    void write(const QByteArray &text) const;
    std::shared_ptr<FileSource> whole() const
    {
        return makeWholeFile(m_path.toStdString(), FileTransport::longestReply);
    }
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void TestFileTransport::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"reading.txt"_qs);
}

void TestFileTransport::write(const QByteArray &text) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestFileTransport::takesAFreshFileAtOnce()
{
    write("12.5\n");
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s).shown(), "12.5\n");
}

void TestFileTransport::waitsForAChange()
{
    write("1\n");
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s).shown(), "1\n");
    QCOMPARE(ask(transport, {}, 200ms).shown(),
             QByteArray("!no-reply " + m_path.toUtf8() + " was not written within 0.2 s"));
    QCOMPARE(ask(transport, {}, 10s, [this] { write("22\n"); }).shown(), "22\n");
}

void TestFileTransport::takesTheSameTextWrittenAgain()
{
    write("1\n");
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s).shown(), "1\n");
    QCOMPARE(ask(transport, {}, 10s, [this] { write("1\n"); }).shown(), "1\n");
}

void TestFileTransport::takesAReplacedFile()
{
    write("1\n");
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s).shown(), "1\n");
    const auto replace = [this] {
        QFile other(m_path + u".new"_qs);
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write("2\n");
        other.close();
        QVERIFY(::rename(qPrintable(other.fileName()), qPrintable(m_path)) == 0);
    };
    QCOMPARE(ask(transport, {}, 10s, replace).shown(), "2\n");
}

void TestFileTransport::leavesAnOldFileAlone()
{
    write("old\n");
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    file.close();
    FileTransport transport(m_path, whole());
    QVERIFY(ask(transport, {}, 200ms).failure);
    QVERIFY(ask(transport, {}, 200ms).failure);
    QCOMPARE(ask(transport, {}, 10s, [this] { write("new\n"); }).shown(), "new\n");
}

void TestFileTransport::tellsOfAMissingFile()
{
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 200ms).shown(),
             QByteArray("!disconnected " + m_path.toUtf8() + " cannot be read: No such file or directory"));
}

void TestFileTransport::waitsForAFileToCome()
{
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s, [this] { write("1\n"); }).shown(), "1\n");
}

void TestFileTransport::refusesALongFile()
{
    write(QByteArray(FileTransport::longestReply + 1, 'x'));
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 10s).shown(),
             QByteArray("!unparsable " + m_path.toUtf8() + " is longer than 1048576 bytes"));
}

void TestFileTransport::doesNotHangAtAPipe()
{
    QCOMPARE(::mkfifo(qPrintable(m_path), 0600), 0);
    FileTransport transport(m_path, whole());
    QCOMPARE(ask(transport, {}, 200ms).shown(),
             QByteArray("!disconnected " + m_path.toUtf8() + " cannot be read: it is no regular file"));
}

QTEST_GUILESS_MAIN(TestFileTransport)
#include "tst_filetransport.moc"
