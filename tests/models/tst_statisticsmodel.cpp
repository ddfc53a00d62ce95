// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plotselection.h"
#include "models/statisticsmodel.h"
#include "models/statisticstext.h"
#include "models/timewindow.h"
#include "tests/store/samplelog.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;
using Section = StatisticsModel::Section;

namespace {

constexpr Timestamp start = Timestamp(1795471440s);

/** One row a second for 100 s; the wind is the row's number. */
struct Bench
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"log.sqlite"_qs);
    std::unique_ptr<Writer> writer = openWriter(path);
    DeviceTablePtr table = testTable();
    TimeWindow window{start + 100s};
    PlotSelection selection;
    StatisticsModel model{path, window, selection};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Bench()
    {
        if (!writer->prepareTable(table))
            qFatal("the table cannot be made");
        write(0, 100);
        Catalog catalog;
        catalog.tables = {*table};
        model.setCatalog(catalog);
        window.showRange({start, start + 50s});
        selection.setChosen({table->name, u"wind"_qs}, true);
    }

    void write(int from, int to)
    {
        std::vector<Sample> samples;
        for (int second = from; second < to; ++second)
            samples.push_back(testSample(table, start + std::chrono::seconds(second), second));
        writeAll(*writer, std::move(samples));
    }
    /** Up to half a million seconds: 0 and 10 in turn. */
    void writeMany() const
    {
        execute(path,
                {u"WITH RECURSIVE number(n) AS (SELECT 100 UNION ALL SELECT n + 1 FROM number WHERE n < 499999)"
                 " INSERT INTO boltwood (ts, wind) SELECT %1 + n * 1000000, n % 2 * 10 FROM number"_qs.arg(
                     toMicroseconds(start))});
    }
    QString text(int section, int row = 0) const { return model.index(row, section).data().toString(); }
    bool isOutdated() const { return model.index(0, 0).data(StatisticsModel::IsOutdatedRole).toBool(); }
};

} // namespace

class TestStatisticsModel : public QObject
{
    Q_OBJECT

private slots:
    void figuresHaveTheDigitsThatTheyCarry()
    {
        QCOMPARE(figureText(-33.0, 1), u"-33.0"_qs); // below -37.1
        QCOMPARE(computedText(-35.0370712, 1), u"-35.04"_qs);
        QCOMPARE(computedText(0.8002603, 1), u"0.80"_qs);
        QCOMPARE(computedText(0.000123456, 1), u"0.000123"_qs);
        QCOMPARE(computedText(17280.27, 0), u"17280.3"_qs);
        QCOMPARE(computedText(11.7703123, 6), u"11.77031"_qs); // seven digits
        QCOMPARE(computedText(0.0, 2), u"0.00"_qs);
        QCOMPARE(computedText(std::nullopt, 2), u"–"_qs);
    }

    void tellsWhatTheWindowComesTo()
    {
        Bench bench;
        bench.model.setActive(true);
        QTRY_VERIFY(!bench.isOutdated());
        const QStringList expected{u"Wind speed"_qs, u"mph"_qs,  u"+50"_qs,  u"50"_qs,     u"0"_qs,
                                   u"49"_qs,         u"24.5"_qs, u"14.4"_qs, u"100.0 %"_qs};
        QStringList seen;
        for (int section = 0; section < bench.model.columnCount(); ++section)
            seen.append(bench.text(section));
        QCOMPARE(seen, expected);
    }

    void theCursorsComeFirst()
    {
        Bench bench;
        bench.model.setActive(true);
        QTRY_VERIFY(!bench.isOutdated());
        bench.model.setCursorSpan(TimeRange{start + 10s, start + 20s});
        QVERIFY(bench.isOutdated()); // and said, until the answer is there
        QTRY_VERIFY(!bench.isOutdated());
        QCOMPARE(bench.text(Section::CountSection), u"10"_qs);
        QCOMPARE(bench.text(Section::ChangeSection), u"+10"_qs);
        bench.window.showRange({start, start + 30s}); // does not matter now
        QVERIFY(!bench.isOutdated());
        bench.model.setCursorSpan(std::nullopt);
        QTRY_COMPARE(bench.text(Section::CountSection), u"30"_qs);
    }

    void aDragEndsWithItsLastSpan()
    {
        Bench bench;
        bench.model.setActive(true);
        for (int step = 1; step <= 40; ++step) {
            bench.model.setCursorSpan(TimeRange{start, start + std::chrono::seconds(step)});
            QTest::qWait(5);
        }
        QTRY_VERIFY(!bench.isOutdated());
        QCOMPARE(bench.text(Section::CountSection), u"40"_qs);
        QCOMPARE(bench.text(Section::MaximumSection), u"39"_qs);
    }

    void readsNothingWhileNobodyLooks()
    {
        Bench bench;
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        bench.model.refresh(start + 10s);
        bench.window.showRange({start, start + 20s});
        QTest::qWait(150);
        QVERIFY(bench.isOutdated());
        QCOMPARE(bench.text(Section::CountSection), u"–"_qs);
        bench.model.setActive(true);
        QTRY_COMPARE(bench.text(Section::CountSection), u"20"_qs);
    }

    void aSpanThatIsNotOverGetsRows()
    {
        Bench bench;
        bench.model.setActive(true);
        bench.window.showRange({start, start + 200s});
        QTRY_COMPARE(bench.text(Section::CountSection), u"100"_qs);
        QTRY_VERIFY(!bench.isOutdated());
        bench.write(100, 105);
        QTRY_VERIFY((bench.model.refresh(start + 105s), bench.text(Section::CountSection) == u"105"_qs));
        QCOMPARE(bench.text(Section::CoverageSection), u"52.5 %"_qs); // the newest stands for a second so far
    }

    void aSpanBetweenTwoReadingsIsNoGap()
    {
        Bench bench;
        bench.model.setActive(true);
        bench.model.setCursorSpan(TimeRange{start + 10200ms, start + 10700ms});
        QTRY_COMPARE(bench.text(Section::CountSection), u"0"_qs);
        QTRY_VERIFY(!bench.isOutdated());
        QCOMPARE(bench.text(Section::MeanSection), u"10.0"_qs);
        QCOMPARE(bench.text(Section::MinimumSection), u"10"_qs);
        QCOMPARE(bench.text(Section::CoverageSection), u"100.0 %"_qs);
    }

    /** An azimuth that goes to and fro across north, and one that goes all around. */
    void aCircleIsMeasuredTheShorterWay()
    {
        Bench bench;
        DeviceTable dome = *realTable(u"dome"_qs, {u"az"_qs, u"rot"_qs});
        for (Column &column : dome.columns) {
            column.unit = u"deg"_qs;
            column.minimum = 0;
            column.maximum = 360;
        }
        const auto table = std::make_shared<const DeviceTable>(dome);
        std::vector<Sample> samples;
        for (int second = 0; second < 50; ++second)
            samples.push_back(
                {table, start + std::chrono::seconds(second), {second % 2 == 0 ? 359.0 : 1.5, second * 7.0}});
        writeAll(*bench.writer, std::move(samples));
        Catalog catalog;
        catalog.tables = {dome};
        bench.model.setCatalog(catalog);
        bench.selection.clear();
        bench.selection.setChosen({u"dome"_qs, u"az"_qs}, true);
        bench.selection.setChosen({u"dome"_qs, u"rot"_qs}, true);
        bench.model.setActive(true);
        QTRY_COMPARE(bench.text(Section::CountSection, 1), u"50"_qs);
        QTRY_COMPARE(bench.text(Section::DeviationSection), u"1.25"_qs);
        QCOMPARE(bench.text(Section::ChangeSection), u"+2.5"_qs);
        QCOMPARE(bench.text(Section::MeanSection), u"0.25"_qs);
        QCOMPARE(bench.text(Section::MinimumSection), u"1.5"_qs); // of the numbers
        QCOMPARE(bench.text(Section::MaximumSection), u"359.0"_qs);
        for (const int section : {Section::MeanSection, Section::DeviationSection}) {
            QCOMPARE(bench.text(section, 1), u"–"_qs);
            const QString why = bench.model.index(1, section).data(Qt::ToolTipRole).toString();
            QVERIFY2(why.contains(u"do not lie within half a turn"_qs), qPrintable(why));
        }
    }

    void whatRollupsDoNotTellIsSaid()
    {
        QVERIFY(circleText({.isHidden = true}).contains(u"rollups do not tell"_qs));
        QCOMPARE(circleText({}), QString());
        Bench bench;
        for (int minute = 0; minute < 3 * 60; ++minute)
            bench.write(minute * 60 + 200, minute * 60 + 202);
        bench.write(26 * 3600, 26 * 3600 + 100);
        while (*bench.writer->retireRows(bench.table->name, floorTo(start, 24h) + 24h)) { }
        bench.model.setActive(true);
        const auto tip = [&] { return bench.model.index(0, Section::MeanSection).data(Qt::ToolTipRole).toString(); };
        bench.window.showRange({start, start + 1h});
        QTRY_VERIFY2(tip().contains(u"within a minute all count the same"_qs), qPrintable(tip()));
        bench.window.showRange({start + 26h, start + 26h + 50s});
        QTRY_VERIFY2(!tip().contains(u"within a minute"_qs), qPrintable(tip()));
    }

    void rowsThatComeIntoThePastAreCounted()
    {
        Bench bench;
        bench.model.setActive(true);
        QTRY_COMPARE(bench.text(Section::CountSection), u"50"_qs);
        QTRY_VERIFY(!bench.isOutdated());
        writeAll(*bench.writer, {testSample(bench.table, start + 20s + 500ms, 7)});
        QTRY_VERIFY((bench.model.refresh(start + 200s), bench.text(Section::CountSection) == u"51"_qs));
    }

    void aRowForEachChosenColumn()
    {
        Bench bench;
        bench.model.setActive(true);
        bench.selection.setChosen({bench.table->name, u"open"_qs}, true);
        QCOMPARE(bench.model.rowCount(), 2);
        QTRY_COMPARE(bench.text(Section::MeanSection, 1), u"1.0"_qs);
        bench.selection.clear();
        QCOMPARE(bench.model.rowCount(), 0);
    }

    void codesAreToldByTheirWords()
    {
        Bench bench;
        std::vector<Sample> samples;
        for (int second = 100; second < 150; ++second) {
            samples.push_back(testSample(bench.table, start + std::chrono::seconds(second), second));
            samples.back().values[1] = qint64(second < 125 ? 0 : 1);
        }
        writeAll(*bench.writer, std::move(samples));
        bench.selection.clear();
        bench.selection.setChosen({bench.table->name, u"code"_qs}, true);
        bench.model.setActive(true);
        bench.window.showRange({start + 100s, start + 150s});
        QTRY_COMPARE(bench.text(Section::CountSection), u"50"_qs);
        QTRY_VERIFY(!bench.isOutdated());
        QCOMPARE(bench.text(Section::MinimumSection), u"unknown"_qs);
        QCOMPARE(bench.text(Section::MaximumSection), u"clear"_qs);
        for (const int section : {Section::ChangeSection, Section::MeanSection, Section::DeviationSection}) {
            QCOMPARE(bench.text(section), u"–"_qs);
            QVERIFY(!bench.model.index(0, section).data(StatisticsModel::IsOutdatedRole).toBool()); // nor waited for
        }
        const QString tip = bench.model.index(0, Section::ChangeSection).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"From \"unknown\" to \"clear\""_qs), qPrintable(tip));
    }

    /** "0.0 %" would read as if it had never been logged. */
    void nothingIsSaidOfTheCoverageOfText()
    {
        Bench bench;
        bench.selection.setChosen({bench.table->name, u"note"_qs}, true);
        bench.model.setActive(true);
        QTRY_COMPARE(bench.text(Section::CountSection, 1), u"50"_qs);
        QCOMPARE(bench.text(Section::CoverageSection, 1), u"–"_qs);
        QTRY_COMPARE(bench.text(Section::CoverageSection, 0), u"100.0 %"_qs);
        const QString tip = bench.model.index(1, Section::CoverageSection).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"text"_qs), qPrintable(tip));
    }

    void twoColumnsOfOneLabelTellTheirDevices()
    {
        Bench bench;
        DeviceTable other = *bench.table;
        other.name = u"south"_qs;
        other.title = u"South mast"_qs;
        Catalog catalog;
        catalog.tables = {*bench.table, other};
        bench.model.setCatalog(catalog);
        QCOMPARE(bench.text(Section::ColumnSection), u"Wind speed"_qs);
        bench.selection.setChosen({u"south"_qs, u"wind"_qs}, true);
        QCOMPARE(bench.text(Section::ColumnSection, 0), u"Wind speed · Boltwood"_qs);
        QCOMPARE(bench.text(Section::ColumnSection, 1), u"Wind speed · South mast"_qs);
        bench.selection.setChosen({u"boltwood"_qs, u"wind"_qs}, false);
        QCOMPARE(bench.text(Section::ColumnSection), u"Wind speed"_qs); // alone again
    }

    /** More readings than are read at once: other requests come between, and it is told how far it is. */
    void theDeviationOfManyReadingsIsReadInSlices()
    {
        Bench bench;
        bench.writeMany();
        QStringList told;
        connect(&bench.model, &QAbstractItemModel::dataChanged, &bench.model, [&] {
            const QString text = bench.text(Section::DeviationSection);
            if (told.isEmpty() || told.last() != text)
                told += text;
        });
        bench.model.setActive(true);
        bench.window.showRange({start + 100s, start + 500'000s});
        QTRY_VERIFY(bench.text(Section::DeviationSection).endsWith(u'%'));
        QCOMPARE(bench.text(Section::CountSection), u"499900"_qs); // does not wait
        QVERIFY(bench.model.index(0, Section::DeviationSection).data(Qt::ToolTipRole).toString().contains(u"%"));
        QTRY_COMPARE(bench.text(Section::DeviationSection), u"5.0"_qs);
        QVERIFY2(told.size() >= 3 && told[told.size() - 2] == u"… 66 %"_qs, qPrintable(told.join(u", ")));
        QVERIFY(!bench.model.index(0, Section::DeviationSection).data(StatisticsModel::IsOutdatedRole).toBool());
    }

    void aNewerSpanEndsTheSlices()
    {
        Bench bench;
        bench.writeMany();
        bench.model.setActive(true);
        bench.window.showRange({start + 100s, start + 500'000s});
        QTRY_VERIFY(bench.text(Section::DeviationSection).endsWith(u'%'));
        bench.window.showRange({start, start + 50s});
        QTRY_COMPARE(bench.text(Section::DeviationSection), u"14.4"_qs);
        bench.window.showRange({start + 100s, start + 500'000s});
        QTRY_VERIFY(bench.text(Section::DeviationSection).endsWith(u'%'));
        bench.model.setActive(false); // nobody looks
        bench.model.setActive(true);
        QTRY_COMPARE(bench.text(Section::DeviationSection), u"5.0"_qs);
    }

    void theDeviationWithoutRawRowsSaysWhyItIsNotKnown()
    {
        Bench bench;
        for (int hour = 1; hour < 4; ++hour)
            bench.write(hour * 3600, hour * 3600 + 100);
        while (*bench.writer->retireRows(bench.table->name, floorTo(start, 1h) + 2h)) { }
        bench.model.setActive(true);
        bench.window.showRange({start, start + 5h});
        QTRY_COMPARE(bench.text(Section::CountSection), u"400"_qs);
        QTRY_VERIFY(!bench.isOutdated());
        QCOMPARE(bench.text(Section::DeviationSection), u"–"_qs);
        const QString tip = bench.model.index(0, Section::DeviationSection).data(Qt::ToolTipRole).toString();
        QVERIFY2(tip.contains(u"raw rows of 199 readings are no longer kept"_qs), qPrintable(tip));
    }

    void anErrorIsTold()
    {
        QTemporaryDir folder;
        const TimeWindow window(start);
        PlotSelection selection;
        StatisticsModel model(folder.filePath(u"none.sqlite"_qs), window, selection);
        Catalog catalog;
        catalog.tables = {*testTable()};
        model.setCatalog(catalog);
        model.setActive(true);
        selection.setChosen({u"boltwood"_qs, u"wind"_qs}, true);
        QTRY_VERIFY(model.errorText().contains(u"none.sqlite"_qs));
    }
};

QTEST_GUILESS_MAIN(TestStatisticsModel)
#include "tst_statisticsmodel.moc"
