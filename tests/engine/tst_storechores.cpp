// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/storechores.h"

#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr Timestamp now = firstDay + 5 * 24h;

DeviceConfig keptForTwoDays(const QString &name)
{
    DeviceConfig device;
    device.name = name;
    device.retain = 48h;
    return device;
}

} // namespace

/** What is done between the flushes, when the table of one device is not what it should be. */
class TestStoreChores : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void oneDeviceHoldsUpNoOther()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const auto writer = openWriter(path);
        for (const QString &device : {u"dropped"_qs, u"boltwood"_qs}) {
            std::vector<Sample> samples;
            for (Timestamp time = firstDay; time < now; time += 10min)
                samples.push_back(testSample(testTable(device), time, 1));
            samples.push_back(testSample(testTable(device), firstDay + 24h + 1s, 1)); // late
            writeAll(*writer, std::move(samples));
        }
        execute(path,
                {u"DROP TABLE dropped"_qs, u"INSERT INTO mtnops_dirty VALUES ('ghost', 0, 9000000000000000000)"_qs});

        QStringList told;
        StoreChores chores([&](const QString &problem) { told += problem; });
        Site site;
        site.devices = {keptForTwoDays(u"dropped"_qs), keptForTwoDays(u"boltwood"_qs)};
        chores.setSite(site);
        for (int flush = 0; flush < 3; ++flush) {
            Result<bool> hasMore = true;
            for (int step = 0; hasMore && *hasMore && step < 1000; ++step)
                hasMore = chores.doSome(*writer, now);
            QVERIFY2(hasMore.hasValue(), qPrintable(hasMore.error().detail));
            QVERIFY(!*hasMore);
        }
        QCOMPARE(select(path, u"SELECT device FROM mtnops_dirty ORDER BY device"_qs),
                 QList<QVariantList>({{u"dropped"_qs}, {u"ghost"_qs}}));
        QCOMPARE(select(path,
                        u"SELECT min(ts) FROM boltwood WHERE ts >= (SELECT raw_from FROM mtnops_rollups"
                        " WHERE device = 'boltwood')"_qs)
                     .first()
                     .first()
                     .toLongLong(),
                 toMicroseconds(now - 48h));
        QCOMPARE(count(path, u"boltwood"_qs), 2 * 144 + 1);
        QCOMPARE(told.size(), 2); // of the rollups and of the retention, once each
        QVERIFY2(told[0].contains(u"ghost") && told[0].contains(u"dropped"), qPrintable(told[0]));
        QVERIFY2(told[1].contains(u"dropped"), qPrintable(told[1]));
    }
};

QTEST_GUILESS_MAIN(TestStoreChores)
#include "tst_storechores.moc"
