// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"
#include "models/stateloader.h"
#include "models/timewindow.h"
#include "tests/store/samplelog.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
const ColumnRef wordColumn{u"d"_qs, u"word"_qs};
const ColumnRef realColumn{u"d"_qs, u"real"_qs};

/** A database of a device with a word and a number, and a loader that looks at it. */
struct Bench
{
    Bench()
    {
        if (const Result<void> prepared = writer->prepareTable(table); !prepared)
            qFatal("%s", qPrintable(prepared.error().detail));
        loader.setColumns({wordColumn});
    }

    void write(Timestamp from, Timestamp to, const QString &word)
    {
        std::vector<Sample> samples;
        for (Timestamp time = from; time < to; time += 1s)
            samples.push_back({table, time, {word, 1.0}});
        writeAll(*writer, std::move(samples));
    }

    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = std::make_shared<const DeviceTable>(
        DeviceTable{.name = u"d"_qs,
                    .title = u"D"_qs,
                    .interval = 1s,
                    .columns = {{.name = u"word"_qs, .type = ColumnType::Text, .label = u"Word"_qs},
                                {.name = u"real"_qs, .label = u"Real"_qs}}});
    LogReader reader{path};
    TimeWindow window{start};
    PlotSelection selection;
    StateLoader loader{reader, window, selection};
};

/** What lies in the window; a run that began before it begins anywhere before. */
QString describe(const StateRuns &states)
{
    QStringList texts;
    for (const StateRun &run : states.runs) {
        if (run.range.to <= states.range.from)
            continue;
        texts.append(u"%1 %2-%3"_qs.arg(run.isMany ? u"*"_qs : std::get<QString>(run.value))
                         .arg(std::max<qint64>((run.range.from - states.range.from).count(), 0))
                         .arg((run.range.to - states.range.from).count()));
    }
    return texts.join(u", "_qs);
}

} // namespace

class TestStateLoader : public QObject
{
    Q_OBJECT

private slots:
    void onlyStatesAreRead()
    {
        Bench bench;
        bench.write(start - 60s, start, u"open"_qs);
        QSignalSpy failed(&bench.loader, &StateLoader::failed);
        bench.selection.setChosen(realColumn, true);
        bench.selection.setChosen(wordColumn, true);
        QCOMPARE(bench.loader.states().size(), 1);
        QTRY_COMPARE(bench.loader.states()[0].runs.size(), 1);
        QCOMPARE(bench.loader.states()[0].runs[0].value, Value(u"open"_qs));
        QVERIFY(bench.loader.queryTime() > 0us);
        bench.selection.setChosen(wordColumn, false);
        QVERIFY(bench.loader.states().isEmpty());
        QCOMPARE(failed.count(), 0);
    }

    void aWindowThatMovesIsReadAnew()
    {
        Bench bench;
        bench.write(start - 7200s, start - 7000s, u"shut"_qs);
        bench.write(start - 60s, start, u"open"_qs);
        bench.selection.setChosen(wordColumn, true);
        QTRY_COMPARE(bench.loader.states()[0].runs.size(), 1);
        bench.window.showRange({start - 7300s, start - 6900s});
        QTRY_COMPARE(bench.loader.states()[0].runs.size(), 1);
        QTRY_COMPARE(bench.loader.states()[0].runs[0].value, Value(u"shut"_qs));
        for (int step = 0; step < 50; ++step)
            bench.window.pan(1s);
        QTRY_VERIFY(bench.loader.states()[0].range.from > start - 7260s);
    }

    void theJoinIsTheSameAsAFullRead_data()
    {
        QTest::addColumn<quint32>("seed");
        QTest::addColumn<int>("windowSeconds");
        QTest::addColumn<int>("pixels");
        QTest::newRow("pixels of several rows") << 1U << 600 << 100;
        QTest::newRow("pixels narrower than rows") << 2U << 120 << 1200;
        QTest::newRow("odd pixels") << 3U << 137 << 91;
    }
    void theJoinIsTheSameAsAFullRead()
    {
        QFETCH(quint32, seed);
        QFETCH(int, windowSeconds);
        QFETCH(int, pixels);
        QRandomGenerator random(seed);
        Bench bench;
        bench.window.showLive(std::chrono::seconds(windowSeconds));
        bench.loader.setPixels(pixels);
        bench.write(start - std::chrono::seconds(windowSeconds), start - 3s, u"a"_qs);
        bench.selection.setChosen(wordColumn, true);
        LogReader other(bench.path);
        int tails = 0;
        connect(&bench.reader, &LogReader::statesRead, &other, [&](auto, const QList<StateRuns> &states) {
            tails += states.first().range.from > bench.window.range().from ? 1 : 0;
        });
        Timestamp now = start;
        Timestamp next = start - 3s + 1us;
        QString word = u"a"_qs;
        for (int turn = 0; turn < 80; ++turn) {
            now += Duration(random.bounded(3'000'000));
            if (random.bounded(12) == 0)
                next = now - Duration(random.bounded(500'000)); // the device was silent
            std::vector<Sample> samples;
            for (; next < now; next += Duration(900'000 + random.bounded(200'000))) {
                if (random.bounded(3) == 0)
                    word = QString(QChar(u'a' + random.bounded(3)));
                samples.push_back({bench.table, next, {random.bounded(10) == 0 ? Value() : Value(word), 1.0}});
            }
            writeAll(*bench.writer, samples);
            bench.window.advance(now);
            QSignalSpy changed(&bench.loader, &StateLoader::statesChanged);
            QVERIFY(changed.wait());
            const StateRuns joinedRuns = bench.loader.states()[0];
            QVERIFY(joinedRuns.range.to >= bench.window.range().to);
            QSignalSpy read(&other, &LogReader::statesRead);
            other.readStates({.columns = {wordColumn},
                              .range = joinedRuns.range,
                              .pixels = int(joinedRuns.range.length() / joinedRuns.bin)},
                             u"whole"_qs);
            QVERIFY(read.wait());
            const StateRuns whole = read[0][1].value<QList<StateRuns>>().first();
            QCOMPARE(describe(joinedRuns), describe(whole));
        }
        QVERIFY2(tails > 40, qPrintable(QString::number(tails)));
    }

    void anErrorIsToldAndTriedAgain()
    {
        QTemporaryDir folder;
        LogReader reader(folder.filePath(u"log.sqlite"_qs));
        TimeWindow window(start);
        PlotSelection selection;
        StateLoader loader(reader, window, selection);
        loader.setColumns({wordColumn});
        QSignalSpy failed(&loader, &StateLoader::failed);
        selection.setChosen(wordColumn, true);
        QTRY_COMPARE(failed.count(), 1);
        window.advance(start + 1s);
        QTRY_COMPARE(failed.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestStateLoader)
#include "tst_stateloader.moc"
