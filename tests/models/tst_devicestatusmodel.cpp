// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicestatusmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;
using Section = DeviceStatusModel::Section;

namespace {

constexpr Timestamp now = Timestamp(1795471448s); // 2026-11-23 22:04:08 UTC

struct Bench
{
    DeviceStatusModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    Catalog catalog;
    Latest latest;

    Bench()
    {
        catalog.tables = {{.name = u"tcs"_qs, .title = u"Telescope"_qs, .interval = 1s},
                          {.name = u"dome"_qs, .title = u"Dome"_qs, .interval = 5s}};
        model.setCatalog(catalog);
        DeviceStatus tcs{.device = u"tcs"_qs, .state = DeviceState::Good, .since = now - 1h};
        tcs.polls = 3600;
        tcs.failures = 9;
        tcs.skipped = 2;
        tcs.rejected = 4;
        tcs.latency = 12'500us;
        DeviceStatus dome{.device = u"dome"_qs, .state = DeviceState::NoReply, .detail = u"silent for 2 s"_qs};
        latest.rows = {{.table = u"tcs"_qs, .row = Row{now - 2s, {}}, .status = tcs},
                       {.table = u"dome"_qs, .status = dome}};
        model.setLatest(latest, now);
    }

    QString text(int row, int section) const { return model.index(row, section).data().toString(); }
    QVariant sortKey(int row, int section) const { return model.index(row, section).data(DeviceStatusModel::SortRole); }
};

} // namespace

class TestDeviceStatusModel : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowADeviceIsDoing()
    {
        const Bench bench;
        QCOMPARE(bench.model.rowCount(), 2);
        const QStringList expected{u"Telescope"_qs, u"good"_qs, u"2026-11-23T21:04:08Z"_qs,
                                   u"2 s"_qs,       u"–"_qs,    u"99.8 %"_qs,
                                   u"3600"_qs,      u"9"_qs,    u"2"_qs,
                                   u"13 ms"_qs};
        QStringList seen;
        for (int section = 0; section < bench.model.columnCount(); ++section)
            seen.append(bench.text(0, section));
        QCOMPARE(seen, expected);
        QCOMPARE(bench.model.index(0, 0).data(DeviceStatusModel::FreshnessRole).value<Freshness>(), Freshness::Good);
        QCOMPARE(bench.model.index(0, 5).data(DeviceStatusModel::NameRole).toString(), u"tcs"_qs);
    }

    void whatIsNotKnownIsNoNumber()
    {
        const Bench bench;
        for (const int section :
             {Section::SinceSection, Section::AgeSection, Section::SuccessSection, Section::LatencySection})
            QCOMPARE(bench.text(1, section), u"–"_qs);
        QCOMPARE(bench.text(1, Section::StateSection), u"no reply"_qs);
        QCOMPARE(bench.text(1, Section::ErrorSection), u"silent for 2 s"_qs);
    }

    /** One that answers no more has no age, where all its rows lie ahead of the clock. */
    void rowsThatLieAheadHaveNoAge()
    {
        Bench bench;
        bench.latest.rows[1].ahead = now + 7h;
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(1, Section::StateSection), u"no reply"_qs);
        QCOMPARE(bench.text(1, Section::AgeSection), u"–"_qs);
        QVERIFY(bench.sortKey(0, Section::AgeSection).toLongLong()
                < bench.sortKey(1, Section::AgeSection).toLongLong());
        bench.latest.rows[1].status.state = DeviceState::Good;
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(1, Section::AgeSection), u"by 7 h"_qs);
    }

    void oneFailureIsNeverAHundredPercent()
    {
        Bench bench;
        bench.latest.rows[0].status.polls = 1'000'000;
        bench.latest.rows[0].status.failures = 1;
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(0, Section::SuccessSection), u"99.9 %"_qs);
        bench.latest.rows[0].status.failures = 0;
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(0, Section::SuccessSection), u"100.0 %"_qs);
    }

    void sortsByNumber()
    {
        const Bench bench;
        QVERIFY(bench.sortKey(0, Section::AgeSection).toLongLong()
                < bench.sortKey(1, Section::AgeSection).toLongLong());
        QCOMPARE(bench.sortKey(0, Section::PollsSection).toLongLong(), 3600);
        QVERIFY(bench.sortKey(1, Section::SuccessSection).toDouble() < 0); // unknown comes first
    }

    void theWorstStateSortsFirst()
    {
        Bench bench;
        const auto key = [&](int row) { return bench.sortKey(row, Section::StateSection).toInt(); };
        QVERIFY(key(1) < key(0)); // no reply before good
        bench.latest.rows[1].status.state = DeviceState::Disabled;
        bench.model.setLatest(bench.latest, now);
        QVERIFY(key(0) < key(1));
        bench.latest.rows[0].status.state = DeviceState::Disabled;
        bench.model.setLatest(bench.latest, now);
        QVERIFY(key(0) < key(1)); // of one state: as in the catalog
    }

    void anErrorThatIsOverIsKept()
    {
        Bench bench;
        QVERIFY(!bench.model.index(1, 0).data(DeviceStatusModel::IsPastRole).toBool());
        bench.latest.rows[1].status.state = DeviceState::Good;
        bench.latest.rows[1].status.detail.clear();
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(1, Section::ErrorSection), u"silent for 2 s"_qs);
        QVERIFY(bench.model.index(1, 0).data(DeviceStatusModel::IsPastRole).toBool());
        QVERIFY(bench.model.index(1, 0).data(Qt::ToolTipRole).toString().contains(u"over now: silent"_qs));
    }

    void theOwnLoggerKnowsBetter()
    {
        Bench bench;
        DeviceStatus own = bench.latest.rows[0].status;
        own.polls = 3650; // counters are stored once a minute
        bench.model.setOwnStates({own});
        bench.model.setLatest(bench.latest, now);
        QCOMPARE(bench.text(0, Section::PollsSection), u"3650"_qs);
    }

    void onlyWhatChangedIsTold()
    {
        Bench bench;
        QSignalSpy changed(&bench.model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&bench.model, &QAbstractItemModel::modelReset);
        bench.model.setLatest(bench.latest, now + 1s);
        QCOMPARE(changed.count(), 1); // the age of the one that has a row
        bench.model.setCatalog(bench.catalog);
        QCOMPARE(reset.count(), 0);
        bench.catalog.tables.removeFirst();
        bench.model.setCatalog(bench.catalog);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(bench.text(0, Section::ErrorSection), u"silent for 2 s"_qs); // it is kept
    }

    void theToolTipTellsEverything()
    {
        Bench bench;
        bench.model.setTimeFormatter([](Timestamp) { return u"then"_qs; });
        const QString tip = bench.model.index(0, 3).data(Qt::ToolTipRole).toString();
        for (const QString &part :
             {u"Telescope (tcs)"_qs, u"good since then"_qs, u"Last row: then (2 s ago)"_qs, u"3600 polls"_qs,
              u"9 of them failed"_qs, u"2 turns skipped"_qs, u"4 values rejected"_qs, u"13 ms"_qs})
            QVERIFY2(tip.contains(part), qPrintable(tip));
    }
};

QTEST_GUILESS_MAIN(TestDeviceStatusModel)
#include "tst_devicestatusmodel.moc"
