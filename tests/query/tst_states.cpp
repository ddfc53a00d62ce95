// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/statereader.h"
#include "logger/store/sqlconnection.h"
#include "tests/query/answers.h"
#include "tests/query/randomlog.h"

#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** A device with a text that says when the dome moves. */
DeviceTablePtr domeTable(Duration interval)
{
    return std::make_shared<const DeviceTable>(
        DeviceTable{.name = u"dome"_qs,
                    .title = u"Dome"_qs,
                    .interval = interval,
                    .columns = {{.name = u"motion"_qs, .type = ColumnType::Text, .label = u"Motion"_qs},
                                {.name = u"az"_qs, .label = u"Azimuth"_qs}}});
}

} // namespace

/** The states of columns read from a real file, against its rows. */
class TestStates : public QObject
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

    void cleanup()
    {
        m_connection.reset();
        m_writer.reset();
    }

    void textIsReadFromRowsAndTiers_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<qint64>("edgeSlack");
        QTest::newRow("raw rows") << 20'000 << qint64(0);
        QTest::newRow("minutes") << 1'000 << qint64(60'000'000);
        QTest::newRow("ten minutes") << 150 << qint64(600'000'000);
        QTest::newRow("hours") << 24 << qint64(3'600'000'000);
    }
    /** A day that is "parked" but for an hour of "tracking" and, an hour and a half later, ten seconds of "slewing". */
    void textIsReadFromRowsAndTiers()
    {
        QFETCH(int, pixels);
        QFETCH(qint64, edgeSlack);
        const DeviceTablePtr table = domeTable(5s);
        const Timestamp day = floorTo(night, 24h);
        std::vector<Sample> samples;
        for (int row = 0; row < 86'400 / 5; ++row) {
            const Duration since = row * Duration(5s);
            const QString word = since >= 6h && since < 7h        ? u"tracking"_qs
                : since >= 8h + 30min && since < 8h + 30min + 10s ? u"slewing"_qs
                                                                  : u"parked"_qs;
            samples.push_back({table, day + since, {word, 1.0}});
        }
        writeAll(*m_writer, std::move(samples));
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read =
            readStates(*m_connection, catalog,
                       {.columns = {{u"dome"_qs, u"motion"_qs}}, .range = {day, day + 24h}, .pixels = pixels});
        QVERIFY(read.hasValue());
        const QList<StateRun> &runs = read->first().runs;
        QCOMPARE(runs.size(), 5);
        QCOMPARE(runs[0].value, Value(u"parked"_qs));
        QCOMPARE(runs[1].value, Value(u"tracking"_qs));
        QVERIFY(std::chrono::abs(runs[1].range.from - (day + 6h)).count() <= edgeSlack);
        QVERIFY(std::chrono::abs(runs[1].range.to - (day + 7h)).count() <= edgeSlack);
        QCOMPARE(runs[3].isMany, edgeSlack > 0); // within a pixel it came and went
        QVERIFY(runs[3].isMany || runs[3].value == Value(u"slewing"_qs));
        QVERIFY(runs[3].range.from <= day + 8h + 30min && runs[3].range.to >= day + 8h + 30min + 10s);
        QCOMPARE(runs[4].range.to, day + 24h);
    }

    void noStateHidesBehindNulls_data()
    {
        QTest::addColumn<int>("secondsFromNoon");
        QTest::addColumn<QString>("letters");
        QTest::addColumn<int>("pixels");
        const QList<std::tuple<const char *, int, QString>> courses = {
            {"inside a minute", 10, u".FF."_qs},
            {"with a value that goes on behind it", 10, u".F.O"_qs},
            {"at an hour's end", -15, u".FF."_qs},
            {"in the next hour", -5, u".FF."_qs},
            {"two others in the next hour", -5, u".FFA"_qs},
            {"another from the next hour on", -10, u"..FFAAAAAAAAAAAAA"_qs},
            {"a whole minute", -5, u".FFFFFFFFFFF."_qs},
            {"only NULLs at an hour's end", -5, u"."_qs},
            {"only NULLs at several minutes' ends", -65, u".OOOOOOOOOOO.OOOOOOOOOOO.OOOOOOOOOOO."_qs},
        };
        for (const auto &[name, begin, letters] : courses) {
            for (const int pixels : {20'000, 1'440, 144, 24})
                QTest::addRow("%s, %d pixels", name, pixels) << begin << letters << pixels;
        }
    }
    /** A day of "O", a row each five seconds, but for what the letters say around noon. */
    void noStateHidesBehindNulls()
    {
        QFETCH(int, secondsFromNoon);
        QFETCH(QString, letters);
        QFETCH(int, pixels);
        const DeviceTablePtr table = domeTable(5s);
        const Timestamp day = floorTo(night, 24h);
        const Timestamp begin = day + 12h + std::chrono::seconds(secondsFromNoon);
        std::vector<Sample> samples;
        for (Timestamp time = day; time < day + 24h; time += 5s) {
            const qint64 place = (time - begin) / 5s;
            const bool isTold = time >= begin && place < letters.size();
            const QString letter = isTold ? letters.mid(place, 1) : u"O"_qs;
            samples.push_back({table, time, {letter == u"." ? Value() : Value(letter), 1.0}});
        }
        writeAll(*m_writer, samples);
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read =
            readStates(*m_connection, catalog,
                       {.columns = {{u"dome"_qs, u"motion"_qs}}, .range = {day, day + 24h}, .pixels = pixels});
        QVERIFY(read.hasValue());
        const StateRuns &states = read->first();
        const Duration slack = pixels == 20'000 ? Duration::zero() : states.bin;
        for (const Sample &sample : samples) {
            const Value &value = sample.values[0];
            const bool isShown = std::any_of(states.runs.begin(), states.runs.end(), [&](const StateRun &run) {
                return (run.isMany || run.value == value) && run.range.from - slack <= sample.time
                    && sample.time < run.range.to + slack;
            });
            QVERIFY2(isShown || isNull(value), toIsoUtc(sample.time).constData());
        }
        Duration many{};
        for (const StateRun &run : states.runs)
            many += run.isMany ? run.range.to - run.range.from : Duration::zero();
        const bool hasOthers = letters.contains(u'F');
        QVERIFY2(many <= (hasOthers ? 2 * states.bin : Duration::zero()), qPrintable(QString::number(many.count())));
    }

    void aShorterIntervalLeavesNoGapsBefore()
    {
        const Timestamp change = floorTo(night, 24h);
        std::vector<Sample> samples;
        for (Timestamp time = change - 1h; time < change; time += 10s)
            samples.push_back({domeTable(10s), time, {u"parked"_qs, 1.0}});
        writeAll(*m_writer, std::move(samples));
        m_writer = openWriter(m_path); // a start with another site file
        samples.clear();
        for (Timestamp time = change; time < change + 5min; time += 1s)
            samples.push_back({domeTable(1s), time, {u"parked"_qs, 1.0}});
        writeAll(*m_writer, std::move(samples));
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read = readStates(
            *m_connection, catalog,
            {.columns = {{u"dome"_qs, u"motion"_qs}}, .range = {change - 50min, change + 3min}, .pixels = 5000});
        QVERIFY(read.hasValue());
        QCOMPARE(read->first().runs.size(), 1);
    }

    /** Rows that are given up and still there are not read beside the minute that stands for them. */
    void aMinuteIsNotSeenTwiceWhereRawRowsGo()
    {
        const DeviceTablePtr table = domeTable(10s);
        const Timestamp day = floorTo(night, 24h);
        const Timestamp minute = day + 40h;
        std::vector<Sample> samples;
        for (int row = 0; row < 3 * 8640; ++row) {
            const Timestamp time = day + row * 10s;
            samples.push_back({table, time, {time < minute + 20s ? u"parked"_qs : u"slewing"_qs, 1.0}});
        }
        writeAll(*m_writer, std::move(samples));
        QVERIFY(*m_writer->retireRows(u"dome"_qs, day + 48h)); // the oldest are deleted first
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read = readStates(
            *m_connection, catalog,
            {.columns = {{u"dome"_qs, u"motion"_qs}}, .range = {minute + 45s, minute + 5min}, .pixels = 500});
        QVERIFY(read.hasValue());
        const QList<StateRun> &runs = read->first().runs;
        QCOMPARE(runs.size(), 2);
        QCOMPARE(runs[0].value, Value(u"parked"_qs));
        QCOMPARE(runs[1].value, Value(u"slewing"_qs));
        QVERIFY(!runs[1].isMany);
    }

    void runsAgreeWithTheRows_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<bool>("hasRollups");
        for (quint32 seed = 1; seed <= 3; ++seed) {
            QTest::addRow("raw rows, seed %u", seed) << seed << false;
            QTest::addRow("rollups, seed %u", seed) << seed << true;
        }
    }
    /** Words that stay for a while, with outages and NULLs: a valid row is under its own value or under "many", a run
       of one value has no other, and "many" is where there are several. */
    void runsAgreeWithTheRows()
    {
        QFETCH(quint32, seed);
        QFETCH(bool, hasRollups);
        QRandomGenerator random(seed);
        const DeviceTablePtr table = domeTable(10s);
        std::map<qint64, QString> rows; // "" for NULL
        std::vector<Sample> samples;
        qint64 time = toMicroseconds(night);
        QString word = u"a"_qs;
        for (int row = 0; row < 8'000; ++row) {
            time += random.bounded(1000) < 998 ? 10'000'000 : random.bounded(qint64(9'000'000'000));
            if (random.bounded(100) == 0)
                word = QString(QChar(u'a' + random.bounded(5)));
            const QString now = random.bounded(500) == 0 ? QString() : word;
            rows.emplace(time, now);
            samples.push_back({table, fromMicroseconds(time), {now.isEmpty() ? Value() : Value(now), 1.0}});
        }
        writeAll(*m_writer, std::move(samples));
        Catalog catalog = open();
        catalog.hasRollups = hasRollups;
        for (int round = 0; round < 25; ++round) {
            const qint64 length = qint64(std::pow(10.0, 9 + 2.4 * random.generateDouble()));
            const qint64 from = toMicroseconds(night) + random.bounded(time - toMicroseconds(night)) - length / 2;
            const WindowRequest request{.columns = {{u"dome"_qs, u"motion"_qs}},
                                        .range = {fromMicroseconds(from), fromMicroseconds(from + length)},
                                        .pixels = random.bounded(20, 400)};
            const Result<QList<StateRuns>> states = readStates(*m_connection, catalog, request);
            QVERIFY(states.hasValue());
            check(states->first(), rows, request, hasRollups);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void codesAndBooleansHaveRunsToo()
    {
        const DeviceTablePtr table = testTable();
        std::vector<Sample> samples;
        for (int row = 0; row < 10; ++row)
            samples.push_back({table, night + row * 1s, {1.0, qint64(row / 5), row < 3, u"x"_qs, Value()}});
        writeAll(*m_writer, std::move(samples));
        LogReader reader(m_path);
        Answers answers(reader);
        const quint64 id = reader.readStates({.columns = {{u"boltwood"_qs, u"open"_qs}, {u"boltwood"_qs, u"code"_qs}},
                                              .range = {night, night + 10s},
                                              .pixels = 1000},
                                             u"states"_qs);
        QTRY_COMPARE(answers.ids, QList<quint64>{id});
        QCOMPARE(answers.states.first().size(), 2);
        const QList<StateRun> &open = answers.states.first()[0].runs;
        QCOMPARE(open.size(), 2);
        QCOMPARE(open[0].value, Value(true));
        QCOMPARE(open[0].range, (TimeRange{night, night + 3s}));
        QCOMPARE(open[1].range, (TimeRange{night + 3s, night + 10s}));
        const QList<StateRun> &code = answers.states.first()[1].runs;
        QCOMPARE(code.size(), 2);
        QCOMPARE(code[1].value, Value(qint64(1)));
    }

    void theValueBeforeTheWindowStandsInIt()
    {
        const DeviceTablePtr table = domeTable(60s);
        writeAll(*m_writer, {Sample{table, night, {u"open"_qs, 1.0}}, Sample{table, night + 60s, {u"shut"_qs, 1.0}}});
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read =
            readStates(*m_connection, catalog,
                       {.columns = {{u"dome"_qs, u"motion"_qs}}, .range = {night + 20s, night + 40s}, .pixels = 100});
        QVERIFY(read.hasValue());
        QCOMPARE(read->first().runs.size(), 1);
        QCOMPARE(read->first().runs[0].range, (TimeRange{night, night + 60s}));
    }

    void aRealHasNoStates()
    {
        writeAll(*m_writer, {Sample{domeTable(1s), night, {u"open"_qs, 1.0}}});
        const Catalog catalog = open();
        const Result<QList<StateRuns>> read =
            readStates(*m_connection, catalog, {.columns = {{u"dome"_qs, u"az"_qs}}, .range = {night, night + 1s}});
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(u"dome.az is a column of real"), qPrintable(read.error().detail));
    }

private:
    Catalog open()
    {
        m_connection = openLog(m_path).value();
        return readCatalog(*m_connection).value();
    }

    static void check(const StateRuns &states, const std::map<qint64, QString> &rows, const WindowRequest &request,
                      bool hasRollups)
    {
        const qint64 bin = states.bin.count();
        const qint64 blur = hasRollups ? bin * 7 / 5 : 0; // where in a bin something was is not known
        QVERIFY(states.runs.size() <= 3 * (request.pixels + 2));
        qint64 previousEnd = std::numeric_limits<qint64>::min();
        for (const StateRun &run : states.runs) {
            const qint64 from = toMicroseconds(run.range.from);
            const qint64 to = toMicroseconds(run.range.to);
            QVERIFY(from < to && from >= previousEnd);
            previousEnd = to;
            QSet<QString> inside;
            const auto begin = run.isMany ? from - blur - bin : from + blur;
            const auto end = run.isMany ? to + blur + bin : to - blur;
            for (auto row = rows.lower_bound(begin); row != rows.end() && row->first < end; ++row) {
                if (!row->second.isEmpty())
                    inside += row->second;
            }
            // Of a bin after an outage it is not known whether it began with the value before or with another.
            const auto first = rows.lower_bound(begin);
            if (run.isMany && hasRollups && first != rows.begin())
                inside += std::prev(first)->second;
            if (run.isMany)
                QVERIFY(inside.size() > 1);
            else
                QVERIFY2(inside.isEmpty() || inside == QSet<QString>{std::get<QString>(run.value)},
                         qPrintable(QStringList(inside.values()).join(u',')));
        }
        for (auto row = rows.lower_bound(toMicroseconds(request.range.from));
             row != rows.end() && row->first < toMicroseconds(request.range.to); ++row) {
            const bool isShown = std::any_of(states.runs.begin(), states.runs.end(), [&](const StateRun &run) {
                return (run.isMany || run.value == Value(row->second))
                    && toMicroseconds(run.range.from) - blur <= row->first
                    && row->first < toMicroseconds(run.range.to) + blur;
            });
            QVERIFY2(isShown || row->second.isEmpty(), qPrintable(row->second));
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestStates)
#include "tst_states.moc"
