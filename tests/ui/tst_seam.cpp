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

#include <algorithm>
#include <limits>

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

    /** Where the line is not what the rows of the last 20 s say, which are asked for by plain SQL; "" where it is. */
    QString wrong()
    {
        const qint64 from = (clock.now() - 30s).time_since_epoch() / 1us;
        const QList<QVariantList> rows =
            select(path, u"SELECT ts, a, b FROM dome WHERE ts >= %1 ORDER BY ts"_qs.arg(from));
        for (const ChartPanel *panel : area->stack().panels()) {
            for (const Trace &trace : panel->traces()) {
                const int column = trace.ref.column == u"a"_qs ? 1 : 2;
                for (qsizetype row = 0; row < rows.size(); ++row) {
                    const Timestamp time{Duration(rows[row][0].toLongLong())};
                    if (time >= clock.now() - 20s && !isDrawn(trace, rows, row, column))
                        return u"%1 at %2"_qs.arg(trace.ref.column).arg((time - start).count());
                }
            }
        }
        return {};
    }
    bool isDrawn(const Trace &trace, const QList<QVariantList> &rows, qsizetype row, int column)
    {
        ++checked;
        const Timestamp time{Duration(rows[row][0].toLongLong())};
        const Duration bin = trace.series.bin;
        const std::optional<double> drawn = drawnValueAt(trace, time);
        const QVariant value = rows[row][column];
        if (!value.isNull() && bin < 1s) // no more than two rows in a pixel
            return drawn == value.toDouble();
        if (!value.isNull()) { // between the lowest and the highest of its pixel
            double low = std::numeric_limits<double>::infinity();
            double high = -low;
            for (const SeriesPoint &point : trace.series.points) {
                if (point.isBreak() || std::chrono::abs(point.time - time) > bin + trace.series.tier)
                    continue;
                low = std::min(low, point.value);
                high = std::max(high, point.value);
            }
            return low <= value.toDouble() && value.toDouble() <= high;
        }
        const auto isValid = [column](const QVariantList &each) { return !each[column].isNull(); };
        const auto next = std::find_if(rows.begin() + row, rows.end(), isValid);
        const auto before = std::find_if(rows.rbegin() + (rows.size() - row), rows.rend(), isValid);
        const bool isWithinPixel = next != rows.end() && before != rows.rend()
            && Duration((*next)[0].toLongLong() - (*before)[0].toLongLong()) <= bin;
        return isWithinPixel || bin >= 1s || !drawn; // no line goes over a row without a value
    }
    int checked = 0;
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
            QTRY_COMPARE(scene.wrong(), QString());
        }
        QVERIFY2(scene.checked > 500, qPrintable(QString::number(scene.checked)));
    }
};

QTEST_MAIN(TestSeam)
#include "tst_seam.moc"
