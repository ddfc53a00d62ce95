// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/catalogreader.h"
#include "logger/query/windowreader.h"
#include "logger/store/sqlconnection.h"
#include "models/logsession.h"
#include "tests/store/samplelog.h"
#include "tests/support/manualclock.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartfeed.h"
#include "ui/charts/panelstack.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471440s);

/** Without a sample before the window that no line joins to the ones in it: nothing of it is drawn. */
QStringList describe(const QList<Series> &all)
{
    QStringList texts;
    for (const Series &series : all) {
        const bool isApart =
            series.points.size() > 1 && series.points[1].isBreak() && series.points[1].time < series.range.from;
        for (const SeriesPoint &point : series.points.mid(isApart ? 2 : 0))
            texts += u"%1: %2=%3"_qs.arg(series.column.column).arg((point.time - start).count()).arg(point.value);
        for (const SeriesMean &mean : series.means)
            texts += u"%1: %2~%3"_qs.arg(series.column.column).arg((mean.middle() - start).count()).arg(mean.mean);
    }
    return texts;
}

/** A log that is written, and a chart that follows it, with nothing between but what the program has. */
struct Scene
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = realTable(u"dome"_qs, {u"a"_qs, u"b"_qs});
    ManualClock clock{start};
    std::unique_ptr<LogSession> session;
    std::unique_ptr<ChartArea> area;
    QRandomGenerator random;

    explicit Scene(quint32 seed) : random(seed)
    {
        if (!writer->prepareTable(table))
            qFatal("the table cannot be made");
    }

    void show(Duration span)
    {
        session = std::make_unique<LogSession>(path, clock);
        area = std::make_unique<ChartArea>(session->window(), session->selection());
        feedChart(*session, *area);
        area->resize(700, 400);
        area->show();
        for (const QString &column : {u"a"_qs, u"b"_qs})
            session->selection().setChosen({table->name, column}, true);
        session->window().showLive(span);
    }

    /** Rows of the seconds [from, to), some without a value, some seconds without a row. */
    void write(Timestamp from, Timestamp to)
    {
        std::vector<Sample> samples;
        for (Timestamp time = from; time < to; time += 1s) {
            if (random.bounded(20) != 0)
                samples.push_back({table,
                                   time + Duration(random.bounded(900'000)),
                                   {random.bounded(10) == 0 ? Value() : Value(random.generateDouble()),
                                    double(random.bounded(100))}});
        }
        if (!samples.empty())
            writeAll(*writer, std::move(samples));
    }

    QList<Series> traces() const
    {
        QList<Series> series;
        for (const ChartPanel *panel : area->stack().panels()) {
            for (const Trace &trace : panel->traces())
                series += trace.series;
        }
        return series;
    }
    QStringList drawn() const { return describe(traces()); }
    /** The same windows, read anew. */
    QStringList held() const
    {
        const std::unique_ptr<SqlConnection> connection = openLog(path).value();
        const Catalog catalog = readCatalog(*connection).value();
        QList<Series> series;
        for (const Series &each : traces()) {
            if (each.range.isEmpty())
                continue; // still loading
            const int pixels = int(each.range.length() / each.bin);
            series +=
                readWindow(*connection, catalog, {.columns = {each.column}, .range = each.range, .pixels = pixels})
                    .value();
        }
        return describe(series);
    }
};

} // namespace

/** The seam between history and what is just being logged. */
class TestSeam : public QObject
{
    Q_OBJECT

private slots:
    void whatIsDrawnIsWhatTheDatabaseHolds_data()
    {
        QTest::addColumn<Duration>("span");
        QTest::addColumn<Duration>("turn");
        QTest::newRow("five minutes, every second") << Duration(5min) << Duration(1s);
        QTest::newRow("an hour, every few seconds") << Duration(1h) << Duration(7s);
        QTest::newRow("a day, rolled up and raw") << Duration(24h) << Duration(2min);
    }
    void whatIsDrawnIsWhatTheDatabaseHolds()
    {
        QFETCH(Duration, span);
        QFETCH(Duration, turn);
        Scene scene(quint32(span.count() / 1'000'000));
        scene.write(start - std::min(span, Duration(3h)), start);
        scene.show(span);
        for (int round = 0; round < 40; ++round) {
            // An outage now and then, after which the rows go on.
            const Timestamp from = scene.clock.now();
            scene.clock.advance(turn);
            if (round % 20 < 17)
                scene.write(from, scene.clock.now());
            QSignalSpy changed(&scene.session->loader(), &SeriesLoader::seriesChanged);
            scene.session->tick();
            QTRY_VERIFY(changed.count() > 0);
            QTRY_COMPARE(scene.drawn(), scene.held());
            QVERIFY(!scene.drawn().isEmpty());
        }
    }
};

QTEST_MAIN(TestSeam)
#include "tst_seam.moc"
