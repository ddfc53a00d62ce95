// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"

#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 begin = 1'700'000'000; // s, in the past of any clock

} // namespace

/** A device that shows its last readings in each reply, as a station with a memory does: each is logged once, with its
    own time, and what it measured while nobody logged is made up for. */
class TestRepeatedRows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_first = 0;
        m_last = 2;
    }

    void storesEachRowOnce()
    {
        LoggingEngine engine(site(), m_clock);
        QVERIFY(engine.start());
        QTRY_COMPARE_WITH_TIMEOUT(engine.status().rowsWritten, 3, 10'000);
        const qsizetype asked = m_station.reads().size();
        QTRY_VERIFY(m_station.reads().size() > asked + 3);
        m_first = 1; // its memory holds so many
        m_last = 4;
        QTRY_COMPARE_WITH_TIMEOUT(engine.status().rowsWritten, 5, 10'000);
        engine.stop();
        QCOMPARE(numbers(), QList<qint64>({0, 1, 2, 3, 4}));
        QCOMPARE(times(), QList<qint64>({0, 10, 20, 30, 40}));
    }

    void goesOnBehindTheLastRowOfTheLog()
    {
        {
            LoggingEngine engine(site(), m_clock);
            QVERIFY(engine.start());
            QTRY_COMPARE_WITH_TIMEOUT(engine.status().rowsWritten, 3, 10'000);
            engine.stop();
        }
        m_last = 5; // it went on meanwhile
        LoggingEngine engine(site(), m_clock);
        QVERIFY(engine.start());
        QTRY_COMPARE_WITH_TIMEOUT(engine.status().rowsWritten, 3, 10'000); // those alone
        engine.stop();
        QVERIFY(engine.outcome());
        QCOMPARE(numbers(), QList<qint64>({0, 1, 2, 3, 4, 5}));
        QCOMPARE(times(), QList<qint64>({0, 10, 20, 30, 40, 50}));
        QCOMPARE(engine.status().lost, 0);
    }

private:
    /** All that it remembers: a number each ten seconds. */
    FakeAnswer memory() const
    {
        QByteArrayList rows;
        for (qint64 number = m_first; number <= m_last; ++number)
            rows.append("{\"t\": " + QByteArray::number(begin + 10 * number)
                        + ", \"number\": " + QByteArray::number(number) + "}");
        return FakeAnswer::whole("{\"rows\": [" + rows.join(',') + "]}");
    }

    Site site() const
    {
        ColumnRule time;
        time.column = {.name = u"t"_qs, .type = ColumnType::Time, .label = u"Time"_qs};
        time.format = ValueFormat::UnixSeconds;
        ColumnRule number;
        number.column = {.name = u"number"_qs, .type = ColumnType::Integer, .label = u"Number"_qs};
        DeviceConfig device{.name = u"station"_qs, .title = u"Station"_qs};
        device.transport = u"tcp"_qs;
        device.host = u"127.0.0.1"_qs;
        device.port = m_station.port();
        device.rowTime = u"t"_qs;
        device.interval = 50ms;
        device.timeout = 5s;
        device.requests = {
            {.send = "?\n", .decoder = u"json"_qs, .columns = {time, number}, .format = {.rows = u"rows"_qs}}};
        Site site;
        site.info.name = u"test"_qs;
        site.databasePath = database();
        site.devices = {device};
        return site;
    }

    QString database() const { return m_folder->filePath(u"site.sqlite"_qs); }
    QList<qint64> numbers() const { return LogFile(database()).integers(u"SELECT number FROM station ORDER BY ts"_qs); }
    /** In seconds from the beginning; a row at another microsecond than its own shows as another number. */
    QList<qint64> times() const
    {
        return LogFile(database())
            .integers(
                u"SELECT CASE WHEN ts % 1000000 = 0 THEN ts / 1000000 - %1 ELSE ts END FROM station ORDER BY ts"_qs.arg(
                    begin));
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    qint64 m_first = 0;
    qint64 m_last = 2;
    FakeDevice m_station{[this](const QByteArray & /*read*/) { return memory(); }};
};

QTEST_GUILESS_MAIN(TestRepeatedRows)
#include "tst_repeatedrows.moc"
