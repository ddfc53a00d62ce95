// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/instantreader.h"
#include "logger/store/sqlconnection.h"
#include "tests/query/randomlog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

/** The value of a column at an instant. */
class TestInstant : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(m_path);
    }

    void agreesWithBruteForce_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("isRepaired");
        for (quint32 seed = 11; seed <= 13; ++seed) {
            QTest::addRow("seed %u", seed) << seed << true;
            QTest::addRow("seed %u, before late rows are rolled up", seed) << seed << false;
        }
    }
    void agreesWithBruteForce()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, isRepaired);
        QRandomGenerator random(seed);
        RandomLog log;
        log.write(*m_writer, random);
        while (isRepaired && *m_writer->repairRollups()) { }
        const Catalog catalog = open();
        QList<ColumnRef> columns;
        for (const Column &column : log.table()->columns)
            columns += {log.table()->name, column.name};
        for (int round = 0; round < 300; ++round) {
            qint64 instant = log.begin() - 100'000'000 + random.bounded(log.end() - log.begin() + 200'000'000);
            if (round % 4 == 0) // a row of that very time
                instant = std::prev(log.rows().upper_bound(std::max(instant, log.begin())))->first;
            const Duration maxAge(qint64(std::pow(10.0, 11 * random.generateDouble())));
            const Result<QList<InstantValue>> read =
                valuesAt(*m_connection, catalog, columns, fromMicroseconds(instant), maxAge);
            QVERIFY2(read.hasValue(), qPrintable(read.error().detail));
            QCOMPARE(read->size(), columns.size());
            for (qsizetype index = 0; index < columns.size(); ++index) {
                InstantValue expected;
                for (auto row = log.rows().upper_bound(instant); row != log.rows().begin() && isNull(expected.value);) {
                    --row;
                    if (row->first < instant - maxAge.count())
                        break;
                    expected = {columns[index], row->second[size_t(index)], fromMicroseconds(row->first)};
                }
                QVERIFY(read->at(index).column == columns[index]);
                QVERIFY(read->at(index).value == expected.value);
                if (!isNull(expected.value))
                    QCOMPARE(read->at(index).time, expected.time);
            }
        }
    }

    /** A column that has been NULL for months is found by its counts: the raw rows of all but one minute may go. */
    void longNullsAreSkippedByTheirCounts()
    {
        const DeviceTablePtr table = realTable(u"dome"_qs, {u"az"_qs, u"el"_qs}, 60s);
        std::vector<Sample> samples;
        for (int row = 0; row < 60 * 24 * 40; ++row)
            samples.push_back(Sample{table, night + row * 60s, {row == 50 ? Value(7.0) : Value(), 1.0}});
        const Timestamp last = samples.back().time;
        writeAll(*m_writer, std::move(samples));
        execute(m_path,
                {u"UPDATE dome SET az = 9 WHERE ts > %1 AND ts < %2"_qs.arg(toMicroseconds(night + 24h))
                     .arg(toMicroseconds(last - 24h))}); // behind the rollups' back
        const Catalog catalog = open();
        const Result<QList<InstantValue>> read =
            valuesAt(*m_connection, catalog, {{u"dome"_qs, u"az"_qs}, {u"dome"_qs, u"el"_qs}}, last, 24h * 60);
        QVERIFY(read.hasValue());
        QVERIFY(read->at(0).value == Value(7.0));
        QCOMPARE(read->at(0).time, night + 50 * 60s);
        QCOMPARE(read->at(1).time, last);
    }

    /** Where raw rows are gone, the last minute that lies wholly in the range tells its last value. */
    void whatHasNoRawRowsAnyMoreIsToldByItsMinutes()
    {
        const Timestamp day = floorTo(night, 24h) + 24h;
        DeviceTable dome = *realTable(u"dome"_qs, {u"az"_qs, u"el"_qs}, 10s);
        dome.columns.append(Column{.name = u"state"_qs, .type = ColumnType::Text, .label = u"State"_qs});
        const auto table = std::make_shared<const DeviceTable>(std::move(dome));
        const auto write = [&](Timestamp from, Timestamp to, bool hasAll) {
            std::vector<Sample> samples;
            for (Timestamp time = from; time < to; time += 10s) {
                const Value az = hasAll ? Value(double(time.time_since_epoch().count() / 10'000'000 % 6)) : Value();
                const Value state = hasAll ? Value(u"open"_qs) : Value();
                samples.push_back(Sample{table, time, {az, 1.0, state}});
            }
            writeAll(*m_writer, std::move(samples));
        };
        write(day - 2h, day - 1h, true);
        write(day - 1h, day + 1h, false);
        while (*m_writer->retireRows(u"dome"_qs, day)) { }
        const Catalog catalog = open();
        const QList<ColumnRef> columns = {{u"dome"_qs, u"az"_qs}, {u"dome"_qs, u"state"_qs}, {u"dome"_qs, u"el"_qs}};
        const auto read = [&](Timestamp instant, Duration maxAge) {
            return valuesAt(*m_connection, catalog, columns, instant, maxAge).value();
        };
        const QList<InstantValue> now = read(day + 30min, 24h);
        QVERIFY(now[0].value == Value(5.0));
        QVERIFY(now[1].value == Value(u"open"_qs));
        QCOMPARE(now[0].time, day - 1h - 1min);
        QCOMPARE(now[2].time, day + 30min);
        QVERIFY(isNull(read(day + 30min, 80min)[0].value)); // all NULL
        const QList<InstantValue> then = read(day - 90min + 30s, 1h);
        QVERIFY(then[0].value == Value(5.0));
        QCOMPARE(then[0].time, day - 91min); // the minute that is under way may hold what came later
        QCOMPARE(then[2].time, day - 91min);
        QVERIFY(then[0].isOfMinute);
        QVERIFY(!now[2].isOfMinute);
        for (const Duration second : {0s, 5s, 30s, 59s}) { // an age of rows, of which none is left
            const QList<InstantValue> recent = read(day - 90min + second, 25s);
            QVERIFY(recent[0].value == Value(5.0));
            QCOMPARE(recent[0].time, day - 91min);
        }
        QVERIFY(isNull(read(day - 58min, 25s)[0].value));
    }

    void aColumnThatHasNoRollupsIsReadFromRowsAlone()
    {
        const Timestamp day = floorTo(night, 24h) + 24h;
        QStringList names;
        for (int column = 0; column < 210; ++column)
            names += u"c%1"_qs.arg(column);
        const DeviceTablePtr table = realTable(u"wide"_qs, names, 10s);
        for (const Timestamp from : {day - 10min, day}) {
            std::vector<Sample> samples;
            for (Timestamp time = from; time < from + 10min; time += 10s)
                samples.push_back(Sample{table, time, Values(210, 7.5)});
            writeAll(*m_writer, std::move(samples));
        }
        while (*m_writer->retireRows(u"wide"_qs, day)) { }
        const Catalog catalog = open();
        const QList<ColumnRef> columns = {{u"wide"_qs, u"c0"_qs}, {u"wide"_qs, u"c209"_qs}};
        const QList<InstantValue> gone = valuesAt(*m_connection, catalog, columns, day - 5min, 60s).value();
        QVERIFY(gone[0].value == Value(7.5));
        QVERIFY(isNull(gone[1].value));
        const QList<InstantValue> kept = valuesAt(*m_connection, catalog, columns, day + 5min, 60s).value();
        QVERIFY(kept[1].value == Value(7.5));
    }

    void severalTablesInTheOrderAsked()
    {
        writeAll(*m_writer,
                 {Sample{realTable(u"tcs"_qs, {u"ra"_qs}), night, {1.0}},
                  Sample{realTable(u"dome"_qs, {u"az"_qs}), night - 61s, {2.0}},
                  testSample(testTable(), night + 1us, 3)});
        const Catalog catalog = open();
        const Result<QList<InstantValue>> read = valuesAt(
            *m_connection, catalog,
            {{u"dome"_qs, u"az"_qs}, {u"tcs"_qs, u"ra"_qs}, {u"boltwood"_qs, u"wind"_qs}, {u"tcs"_qs, u"ra"_qs}}, night,
            60s);
        QVERIFY(read.hasValue());
        QVERIFY(isNull(read->at(0).value)); // too old
        QVERIFY(read->at(1).value == Value(1.0));
        QVERIFY(isNull(read->at(2).value)); // not yet
        QVERIFY(read->at(3).value == Value(1.0));
        QVERIFY(valuesAt(*m_connection, catalog, {{u"tcs"_qs, u"dec"_qs}}, night, 60s)
                    .error()
                    .detail.contains(u"no column \"dec\""));
        QVERIFY(valuesAt(*m_connection, catalog, {{u"tcs"_qs, u"ra"_qs}}, night, -1s)
                    .error()
                    .detail.contains(u"negative age"));
    }

    void cleanup()
    {
        m_connection.reset();
        m_writer.reset();
    }

private:
    Catalog open()
    {
        m_connection = openLog(m_path).value();
        return readCatalog(*m_connection).value();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
