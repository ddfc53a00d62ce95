// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/store/samplelog.h"

#include <QDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace mtnops;
using namespace std::chrono_literals;

/** mtnops-logger export, run as a user runs it. */
class TestExportCommand : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void exports_data();
    void exports();
    void fromSunsetToSunset();
    void wrongOptions_data();
    void wrongOptions();
    void valuesThatAreNoNumbersAreTold();
    void interruptLeavesNoFile_data();
    void interruptLeavesNoFile();
    void interruptedStandardOutputIsToldNotWhole();
    void interruptDoesNotWaitForTheReaderOfAFullPipe();
    void whatANamedPipeTookIsNotWhole();
    void fullDiskIsNamed();
    void progressIsToldOnlyWhenAskedFor();

private:
    QString database() const { return m_folder->filePath(u"log.sqlite"_qs); }
    QStringList written() const { return QDir(m_folder->path()).entryList({u"out*"_qs}, QDir::Files | QDir::Hidden); }
    /** More rows than anybody waits for. */
    QStringList endlessExport() const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestExportCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto start = Timestamp(1795471440s); // 2026-11-23T22:04:00Z
    const DeviceTablePtr table = testTable();
    writeAll(*openWriter(database()),
             {Sample{table, start, {4.0, qint64(1), {}, {}, {}}},
              Sample{table, start + 3s, {1.0, qint64(2), {}, {}, {}}}, Sample{table, start + 20s, Values(5)}});
}

QStringList TestExportCommand::endlessExport() const
{
    return {u"export"_qs,  database(),
            u"--table"_qs, u"boltwood"_qs,
            u"--from"_qs,  u"1900-01-01T00:00Z"_qs,
            u"--to"_qs,    u"2100-01-01T00:00Z"_qs,
            u"--every"_qs, u"1ms"_qs,
            u"--fill"_qs,  u"1h"_qs};
}

void TestExportCommand::exports_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("csv");
    QTest::newRow("MJD") << QStringList{u"--time"_qs, u"mjd"_qs}
                         << u"time [MJD UTC],boltwood.wind [mph],boltwood.code\r\n"
                            "61367.919444444444,4,1\r\n61367.919479166667,1,2\r\n61367.919675925926,,\r\n"_qs;
    QTest::newRow("mean") << QStringList{u"--every"_qs, u"10s"_qs, u"--time"_qs, u"unix"_qs}
                          << u"time [unix s],boltwood.wind mean [mph],boltwood.code last\r\n"
                             "1795471440.000000,2.5,2\r\n1795471460.000000,,\r\n"_qs;
    QTest::newRow("statistics") << QStringList{u"--every"_qs,   u"10s"_qs,    u"--statistics"_qs,
                                               u"max,count"_qs, u"--time"_qs, u"unix"_qs}
                                << u"time [unix s],boltwood.wind max [mph],boltwood.wind count,boltwood.code last\r\n"
                                   "1795471440.000000,4,2,2\r\n1795471460.000000,,0,\r\n"_qs;
    QTest::newRow("fill") << QStringList{u"--every"_qs, u"10s"_qs, u"--fill"_qs, u"10s"_qs, u"--time"_qs, u"unix"_qs}
                          << u"time [unix s],boltwood.wind mean [mph],boltwood.code last\r\n"
                             "1795471440.000000,2.5,2\r\n1795471450.000000,1,2\r\n1795471460.000000,,\r\n"_qs;
}

void TestExportCommand::exports()
{
    QFETCH(QStringList, options);
    QFETCH(QString, csv);
    const QStringList common = {u"--table"_qs, u"boltwood"_qs,          u"--columns"_qs, u"wind,code"_qs,
                                u"--from"_qs,  u"2026-11-23T22:04Z"_qs, u"--to"_qs,      u"2026-11-23T22:04:30Z"_qs};
    const Finished plain = runProgram(QStringList{u"export"_qs, database()} + common + options);
    QVERIFY2(plain.exitCode == 0, qPrintable(plain.messages));
    QCOMPARE(plain.output, csv);
    const QString output = m_folder->filePath(u"out.csv"_qs);
    const Finished byUrl =
        runProgram(QStringList{u"export"_qs, u"sqlite://"_qs + database(), u"--output"_qs, output} + common + options);
    QVERIFY2(byUrl.exitCode == 0, qPrintable(byUrl.messages));
    QFile file(output);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), csv);
}

void TestExportCommand::fromSunsetToSunset()
{
    const Finished program =
        runProgram({u"export"_qs, database(), u"--table"_qs, u"boltwood"_qs, u"--columns"_qs, u"wind"_qs, u"--from"_qs,
                    u"2026-11-22 sunset"_qs, u"--to"_qs, u"2026-11-23 sunset"_qs, u"--time"_qs, u"unix"_qs});
    QVERIFY2(program.exitCode == 0, qPrintable(program.messages));
    QCOMPARE(program.output,
             u"time [unix s],boltwood.wind [mph]\r\n1795471440.000000,4\r\n1795471443.000000,1\r\n"
             "1795471460.000000,\r\n"_qs);
}

void TestExportCommand::wrongOptions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("message");
    QTest::newRow("form of time") << QStringList{u"--time"_qs, u"jd"_qs}
                                  << u"--time jd: write utc, local, unix or mjd"_qs;
    QTest::newRow("statistics alone") << QStringList{u"--statistics"_qs, u"mean"_qs}
                                      << u"--statistics goes with --every"_qs;
    QTest::newRow("fill alone") << QStringList{u"--fill"_qs, u"1min"_qs} << u"--fill goes with --every"_qs;
    QTest::newRow("unknown statistic") << QStringList{u"--every"_qs, u"1min"_qs, u"--statistics"_qs, u"mean,median"_qs}
                                       << u"--statistics mean,median: write some of mean, min, max and count"_qs;
    QTest::newRow("twice") << QStringList{u"--every"_qs, u"1min"_qs, u"--statistics"_qs, u"mean,mean"_qs}
                           << u"each once"_qs;
    QTest::newRow("no statistic") << QStringList{u"--every"_qs, u"1min"_qs, u"--statistics"_qs, u""_qs}
                                  << u"write some of"_qs;
    QTest::newRow("age") << QStringList{u"--every"_qs, u"1min"_qs, u"--fill"_qs, u"5"_qs} << u"--fill \"5\""_qs;
}

void TestExportCommand::wrongOptions()
{
    QFETCH(QStringList, options);
    QFETCH(QString, message);
    const Finished program = runProgram(
        QStringList{u"export"_qs, database(), u"--table"_qs, u"boltwood"_qs, u"--from"_qs, u"-1h"_qs} + options);
    QCOMPARE(program.exitCode, 2);
    QVERIFY2(program.messages.contains(message), qPrintable(program.messages));
    QVERIFY(program.output.isEmpty());
}

void TestExportCommand::valuesThatAreNoNumbersAreTold()
{
    execute(database(), {u"UPDATE boltwood SET wind = 'calm'"_qs});
    const Finished program = runProgram({u"export"_qs, database(), u"--table"_qs, u"boltwood"_qs, u"--columns"_qs,
                                         u"wind"_qs, u"--from"_qs, u"2026-11-23"_qs, u"--to"_qs, u"2026-11-24"_qs});
    QCOMPARE(program.exitCode, 0);
    QVERIFY2(!program.output.contains(u"calm"_qs), qPrintable(program.output));
    QCOMPARE(program.messages.count(u"3 values of boltwood.wind are no real and were left empty"_qs), 1);
}

void TestExportCommand::interruptLeavesNoFile_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestExportCommand::interruptLeavesNoFile()
{
    QFETCH(int, number);
    QProcess program;
    program.start(QStringLiteral(MTNOPS_PROGRAM),
                  endlessExport() + QStringList{u"--output"_qs, m_folder->filePath(u"out.csv"_qs), u"--progress"_qs});
    QVERIFY(program.waitForStarted());
    QByteArray messages;
    QTRY_VERIFY_WITH_TIMEOUT((messages += program.readAllStandardError()).contains(" rows\n"), 30'000);
    QVERIFY2(messages.startsWith("0 %, "), messages.constData());
    QVERIFY(!QFile::exists(m_folder->filePath(u"out.csv"_qs)));
    ::kill(pid_t(program.processId()), number);
    QVERIFY(program.waitForFinished());
    messages += program.readAllStandardError();
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 1);
    QVERIFY2(messages.contains("cancelled: no file was written"), messages.constData());
    QCOMPARE(written(), QStringList());
}

void TestExportCommand::interruptedStandardOutputIsToldNotWhole()
{
    Program program(endlessExport());
    QVERIFY(program.waitForOutput(u"1900-01-01T00:00:01.000000Z"_qs));
    program.signal(SIGINT);
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"is not whole"_qs), qPrintable(finished.messages));
}

void TestExportCommand::interruptDoesNotWaitForTheReaderOfAFullPipe()
{
    const QString fifo = m_folder->filePath(u"pipe"_qs);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    QFile reader;
    QVERIFY(reader.open(::open(QFile::encodeName(fifo).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC),
                        QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    QProcess program;
    program.setStandardOutputFile(fifo);
    program.start(QStringLiteral(MTNOPS_PROGRAM), endlessExport());
    QVERIFY(program.waitForStarted());
    const auto waitingBytes = [&] {
        int bytes = 0;
        ::ioctl(reader.handle(), FIONREAD, &bytes);
        return bytes;
    };
    QTRY_COMPARE_WITH_TIMEOUT(waitingBytes(), ::fcntl(reader.handle(), F_GETPIPE_SZ), 30'000);
    ::kill(pid_t(program.processId()), SIGINT);
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 1);
    QVERIFY2(program.readAllStandardError().contains("is not whole"), "it was not told");
}

void TestExportCommand::whatANamedPipeTookIsNotWhole()
{
    const QString fifo = m_folder->filePath(u"pipe"_qs);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
    QFile reader;
    QVERIFY(reader.open(::open(QFile::encodeName(fifo).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC),
                        QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    Program program(endlessExport() + QStringList{u"--output"_qs, fifo});
    QByteArray read;
    QTRY_VERIFY_WITH_TIMEOUT(!(read += reader.readAll()).isEmpty(), 30'000);
    program.signal(SIGINT);
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"that %1 took is not whole"_qs.arg(fifo)), qPrintable(finished.messages));
}

void TestExportCommand::fullDiskIsNamed()
{
    // A file that may not grow any further takes a part of what is written, as a full disk does.
    Program program(endlessExport() + QStringList{u"--output"_qs, m_folder->filePath(u"out.csv"_qs)}, [] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = 100'000, .rlim_max = 100'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    });
    const Finished finished = program.finish();
    QCOMPARE(finished.exitCode, 1);
    QVERIFY2(finished.messages.contains(u"File too large"_qs), qPrintable(finished.messages));
    QCOMPARE(written(), QStringList());
}

void TestExportCommand::progressIsToldOnlyWhenAskedFor()
{
    const QString program = QStringLiteral(MTNOPS_PROGRAM);
    QProcess silent;
    silent.start(program, endlessExport() + QStringList{u"--output"_qs, m_folder->filePath(u"out1.csv"_qs)});
    QVERIFY(silent.waitForStarted());
    QProcess telling;
    telling.start(program,
                  endlessExport() + QStringList{u"--output"_qs, m_folder->filePath(u"out2.csv"_qs), u"--progress"_qs});
    QByteArray told; // two lines, half a second apart: the other had the time for one
    QTRY_VERIFY_WITH_TIMEOUT((told += telling.readAllStandardError()).count(" rows\n") >= 2, 30'000);
    for (QProcess *process : {&silent, &telling}) {
        process->terminate();
        QVERIFY(process->waitForFinished());
    }
    QCOMPARE(silent.readAllStandardError(), QByteArray("mtnops-logger export: cancelled: no file was written\n"));
}

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
