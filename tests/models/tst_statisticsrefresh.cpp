// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"
#include "models/statisticsmodel.h"
#include "models/timewindow.h"
#include "tests/store/samplelog.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471440s);
constexpr Timestamp now = start + 1h; // the span is over

/** Measures 50 s, of which there may be a row each second. */
struct Bench
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer;
    DeviceTablePtr table = testTable();
    TimeWindow window{start + 100s};
    PlotSelection selection;
    StatisticsModel model{path, window, selection};

    Bench()
    {
        Catalog catalog;
        catalog.tables = {*table};
        model.setCatalog(catalog);
        window.showRange({start, start + 50s});
        selection.setChosen({table->name, u"wind"_qs}, true);
    }

    void write()
    {
        writer = openWriter(path);
        if (!writer->prepareTable(table))
            qFatal("the table cannot be made");
        std::vector<Sample> samples;
        for (int second = 0; second < 50; ++second)
            samples.push_back(testSample(table, start + std::chrono::seconds(second), second));
        writeAll(*writer, std::move(samples));
    }
    void writeLateRow() const
    {
        execute(path, {u"INSERT INTO boltwood (ts, wind) VALUES (%1, 7)"_qs.arg(toMicroseconds(start + 10s + 500ms))});
    }
    QString count() const { return model.index(0, StatisticsModel::CountSection).data().toString(); }
};

} // namespace

/** When the statistics of a span that is over are read again. */
class TestStatisticsRefresh : public QObject
{
    Q_OBJECT

private slots:
    void aLateRowIsSeen_data()
    {
        QTest::addColumn<bool>("isHiddenBefore");
        QTest::newRow("always seen") << false;
        QTest::newRow("hidden and shown again") << true;
    }

    void aLateRowIsSeen()
    {
        QFETCH(const bool, isHiddenBefore);
        Bench bench;
        bench.write();
        bench.model.setActive(true);
        QTRY_COMPARE(bench.count(), u"50"_qs);
        QTRY_VERIFY(!bench.model.index(0, 0).data(StatisticsModel::IsOutdatedRole).toBool());
        if (isHiddenBefore) {
            bench.model.setActive(false);
            bench.model.setActive(true);
        }
        bench.writeLateRow();
        bench.model.refresh(now);
        QTRY_COMPARE(bench.count(), u"51"_qs);
    }

    void whatCouldNotBeReadIsTriedAgain()
    {
        Bench bench;
        bench.model.setActive(true);
        QTRY_VERIFY(!bench.model.errorText().isEmpty()); // there is no such file
        bench.write();
        const auto refreshed = [&] {
            bench.model.refresh(now);
            return bench.count();
        };
        QTRY_COMPARE(refreshed(), u"50"_qs);
        QVERIFY(bench.model.errorText().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStatisticsRefresh)
#include "tst_statisticsrefresh.moc"
