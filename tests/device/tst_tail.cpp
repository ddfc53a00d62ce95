// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/devicefactory.h"
#include "logger/device/transports/filesource.h"
#include "tests/device/polledfixture.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

constexpr std::size_t limit = 64;
constexpr std::chrono::nanoseconds fresh = 10s;

ColumnRule timeColumn()
{
    ColumnRule rule = column("t");
    rule.column.type = ColumnType::Time;
    rule.format = ValueFormat::UnixSeconds;
    return rule;
}

} // namespace

/** The tail of a file: every line once, over restarts and rotations, and as rows of a device. */
class TestTail : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void handsOverLinesOnce();
    void waitsForTheLineEnd();
    void takesALimitedPiece();
    void goesOnAfterARestart();
    void keepsThePlaceOfWhatIsStored();
    void keepsThePlaceOfAnEndlessStall();
    void readsTheRestOfARotatedFile();
    void readsTheRestOfAFileRotatedWhileDown();
    void readsAllThatWasRotatedWhileDown();
    void readsAllThatWasRotatedBetweenTwoLooks();
    void beginsAnewWhenItWasCut();
    void beginsWithTheLastLineWithoutAPlace();
    void beginsAtTheEndOfAnOldFile();
    void tellsOfAMissingFile();
    void everyLineIsARow();
    void lineThatCannotBeReadIsCounted();
    void catchesUpWithALongPause();

private:
    void append(const QByteArray &text) const;
    void rotate() const;
    void rotateAll() const;
    std::shared_ptr<FileSource> tail() const { return makeTail(m_path.toStdString(), m_place.toStdString(), limit); }
    static QByteArray next(FileSource &source)
    {
        const FileNews news = source.look(fresh);
        return news.isNew ? QByteArray::fromStdString(news.content) : QByteArray("nothing");
    }
    DeviceConfig device() const;

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
    QString m_place;
};

void TestTail::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"log.csv"_qs);
    m_place = m_directory->filePath(u"place"_qs);
}

void TestTail::append(const QByteArray &text) const
{
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::Append));
    QCOMPARE(file.write(text), text.size());
}

void TestTail::rotate() const
{
    QVERIFY(QFile::rename(m_path, m_path + u".1"_qs));
}

void TestTail::handsOverLinesOnce()
{
    append("1\n2\n");
    const auto source = tail();
    QCOMPARE(next(*source), "1\n2\n");
    QCOMPARE(next(*source), "nothing");
    append("3\n");
    QCOMPARE(next(*source), "3\n");
    QCOMPARE(next(*source), "nothing");
}

void TestTail::waitsForTheLineEnd()
{
    append("1\n2");
    const auto source = tail();
    QCOMPARE(next(*source), "1\n");
    QCOMPARE(next(*source), "nothing");
    append("2\n");
    QCOMPARE(next(*source), "22\n");
}

void TestTail::takesALimitedPiece()
{
    const QByteArray line = QByteArray(39, 'x') + '\n';
    append(line + line + line);
    const auto source = tail();
    for (int i = 0; i < 3; ++i)
        QCOMPARE(next(*source), line);
    append(QByteArray(limit + 10, 'y') + '\n'); // longer than a piece may be
    QCOMPARE(next(*source), QByteArray(limit, 'y'));
    QCOMPARE(next(*source), QByteArray(10, 'y') + '\n');
}

void TestTail::goesOnAfterARestart()
{
    append("1\n");
    auto source = tail();
    QCOMPARE(next(*source), "1\n");
    source->noteStored(1);
    QCOMPARE(next(*source), "nothing");
    source.reset();
    append("2\n");
    QCOMPARE(next(*tail()), "2\n");
}

void TestTail::keepsThePlaceOfWhatIsStored()
{
    append("1\n");
    auto source = tail();
    QCOMPARE(next(*source), "1\n");
    append("2\n");
    QCOMPARE(next(*source), "2\n");
    append("3\n");
    QCOMPARE(next(*source), "3\n");
    QVERIFY(!QFile::exists(m_place)); // however often it was looked at
    source->noteStored(2);
    QCOMPARE(next(*source), "nothing");
    source = tail(); // after a kill
    QCOMPARE(next(*source), "3\n");
    source->noteStored(1);
    source->keepPlace(); // at a stop there is no other look
    QCOMPARE(next(*tail()), "nothing");
}

void TestTail::keepsThePlaceOfAnEndlessStall()
{
    const auto source = tail();
    constexpr int readings = 3000;
    for (int i = 0; i < readings; ++i) {
        append("x\n");
        QCOMPARE(next(*source), "x\n");
    }
    source->noteStored(readings - 1);
    source->keepPlace();
    append("y\n");
    QVERIFY(next(*tail()).startsWith("x\n")); // not all is known apart, and nothing is passed over
    source->noteStored(readings);
    source->keepPlace();
    QCOMPARE(next(*tail()), "y\n");
}

void TestTail::readsTheRestOfARotatedFile()
{
    append("1\n");
    const auto source = tail();
    QCOMPARE(next(*source), "1\n");
    append("2\n");
    rotate();
    append("3\n");
    QCOMPARE(next(*source), "2\n");
    QCOMPARE(next(*source), "3\n");
    QCOMPARE(next(*source), "nothing");
}

void TestTail::readsTheRestOfAFileRotatedWhileDown()
{
    append("1\n");
    auto source = tail();
    QCOMPARE(next(*source), "1\n");
    source->noteStored(1);
    QCOMPARE(next(*source), "nothing");
    source.reset();
    append("2\n");
    rotate();
    append("3\n");
    source = tail();
    QCOMPARE(next(*source), "2\n");
    QCOMPARE(next(*source), "3\n");
}

/** log.csv.1 becomes log.csv.2, and log.csv log.csv.1. */
void TestTail::rotateAll() const
{
    for (int number = 8; number >= 1; --number) {
        const QString from = m_path + u'.' + QString::number(number);
        if (QFile::exists(from))
            QVERIFY(QFile::rename(from, m_path + u'.' + QString::number(number + 1)));
    }
    rotate();
}

void TestTail::readsAllThatWasRotatedWhileDown()
{
    append("0\n");
    rotateAll(); // before our time
    append("1\n");
    auto source = makeTail(m_path.toStdString(), m_place.toStdString(), limit);
    QCOMPARE(next(*source), "1\n");
    source->noteStored(1);
    QCOMPARE(next(*source), "nothing");
    source.reset();
    append("2\n");
    for (const QByteArray line : {"3\n", "4\n", "5\n"}) {
        rotateAll();
        append(line);
    }
    source = tail();
    for (const QByteArray line : {"2\n", "3\n", "4\n", "5\n", "nothing"})
        QCOMPARE(next(*source), line);
}

void TestTail::readsAllThatWasRotatedBetweenTwoLooks()
{
    append("1\n");
    const auto source = tail();
    QCOMPARE(next(*source), "1\n");
    for (const QByteArray line : {"2\n", "3\n", "4\n"}) {
        rotateAll();
        append(line);
    }
    for (const QByteArray line : {"2\n", "3\n", "4\n", "nothing"})
        QCOMPARE(next(*source), line);
}

void TestTail::beginsAnewWhenItWasCut()
{
    append("1\n2\n");
    const auto source = tail();
    QCOMPARE(next(*source), "1\n2\n");
    QVERIFY(QFile::resize(m_path, 0));
    append("3\n");
    QCOMPARE(next(*source), "3\n");
}

void TestTail::beginsWithTheLastLineWithoutAPlace()
{
    append("1\n2\n3\n4");
    const auto source = makeTail(m_path.toStdString(), {}, limit);
    QCOMPARE(next(*source), "3\n");
    append("4\n");
    QCOMPARE(next(*source), "44\n");
    QVERIFY(!QFile::exists(m_place));
}

void TestTail::beginsAtTheEndOfAnOldFile()
{
    append("1\n2\n");
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-3), QFileDevice::FileModificationTime));
    file.close();
    const auto source = makeTail(m_path.toStdString(), {}, limit);
    QCOMPARE(next(*source), "nothing");
    append("3\n");
    QCOMPARE(next(*source), "3\n");
}

void TestTail::tellsOfAMissingFile()
{
    const auto source = tail();
    QCOMPARE(source->look(fresh).problem, std::string("No such file or directory"));
    append("1\n");
    QCOMPARE(next(*source), "1\n");
}

DeviceConfig TestTail::device() const
{
    DeviceConfig config{.name = QStringLiteral("log"), .title = QStringLiteral("Log")};
    config.transport = QStringLiteral("file");
    config.path = m_path;
    config.isTail = true;
    config.rowTime = QStringLiteral("t");
    config.placeFile = m_place;
    config.interval = 50ms;
    config.timeout = 5s;
    config.requests = {{.send = {}, .decoder = QStringLiteral("csv"), .columns = {timeColumn(), column("x")}}};
    return config;
}

void TestTail::everyLineIsARow()
{
    append("1800000000,1\n1800000010,2\n1800000020,3\n");
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(device(), clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(listener.samples.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(listener.samples[i].time, noon + i * 10s);
        QCOMPARE(listener.samples[i].values[1], Value(i + 1.0));
    }
    QCOMPARE(polled->status().state, DeviceState::Good);
}

void TestTail::lineThatCannotBeReadIsCounted()
{
    append("garbage\n1800000010,2\n");
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(device(), clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(listener.samples.size(), 1);
    QCOMPARE(polled->status().rejected, 1);
}

/** One look takes 64 KiB: the rest does not wait for the next turn, a day later. */
void TestTail::catchesUpWithALongPause()
{
    constexpr int lines = 12'000;
    QByteArray text;
    for (int i = 0; i < lines; ++i)
        text += QByteArray::number(1'800'000'000 + i) + ',' + QByteArray::number(i) + '\n';
    append(text);
    DeviceConfig config = device();
    config.interval = 24h;
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(config, clock);
    const Listener listener(*polled);
    polled->start();
    polled->pollNow();
    QTRY_COMPARE(listener.samples.size(), lines);
    for (int i = 0; i < lines; ++i)
        QCOMPARE(listener.samples[i].time, noon + i * 1s);
    polled->stop();
}

QTEST_GUILESS_MAIN(TestTail)
#include "tst_tail.moc"
