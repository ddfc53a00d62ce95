// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/roomkeeper.h"

#include "tests/store/samplelog.h"
#include "tests/support/smalldisk.h"

#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight
constexpr Timestamp now = firstDay + 5 * 24h;

LogRoom onDisk(qint64 bytes)
{
    return LogRoom{.onDisk = bytes, .diskSize = 1'000'000'000};
}

} // namespace

/** When the disk is low, what is said of it, and what is deleted for it. */
class TestRoomKeeper : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void nothingIsWatchedUnlessTheSiteAsks()
    {
        RoomKeeper keeper;
        QVERIFY(!keeper.look(onDisk(0), now));
        QVERIFY(keeper.alarm().isEmpty());
        const auto writer = filledLog(m_folder->filePath(u"log.sqlite"_qs));
        QVERIFY(!*keeper.makeRoom(*writer, now));
        QCOMPARE(writer->room()->inFile, 0);
    }

    void alarmAndEventsComeAndGoOnce()
    {
        RoomKeeper keeper;
        keeper.setMinFree(100'000'000);
        QVERIFY(!keeper.look(onDisk(100'000'000), now));
        QVERIFY(keeper.alarm().isEmpty());
        const std::optional<Event> low = keeper.look(onDisk(99'000'000), now);
        QVERIFY(low.has_value());
        QCOMPARE(low->kind, EventKind::Problem);
        QCOMPARE(low->time, now);
        QVERIFY2(low->text.startsWith(u"99.0 MB free on the disk, min_free is 100MB: "), qPrintable(low->text));
        QVERIFY(!keeper.look(onDisk(98'000'000), now)); // told
        QVERIFY(keeper.alarm().startsWith(u"98.0 MB")); // but as it is
        QVERIFY(!keeper.look(onDisk(101'000'000), now)); // it does not flicker
        QVERIFY(!keeper.alarm().isEmpty());
        const std::optional<Event> again = keeper.look(onDisk(106'000'000), now);
        QVERIFY(again.has_value());
        QVERIFY2(again->text.contains(u"room again: 106 MB"), qPrintable(again->text));
        QVERIFY(keeper.alarm().isEmpty());
        QVERIFY(!keeper.look(onDisk(101'000'000), now));
        QVERIFY(keeper.look(onDisk(0), now).has_value());
    }

    void whatIsOldGoesAndTheLastTwoDaysStay()
    {
        const QString path = m_folder->filePath(u"log.sqlite"_qs);
        const auto writer = filledLog(path);
        RoomKeeper keeper;
        keeper.setMinFree(writer->room()->diskSize - 1); // more than there can be
        keeper.look(*writer->room(), now);
        int portions = 0;
        while (*keeper.makeRoom(*writer, now))
            ++portions;
        QVERIFY(portions > 3);
        QCOMPARE(select(path, u"SELECT min(ts) FROM boltwood"_qs).first().first().toLongLong(),
                 toMicroseconds(now - 48h - 10s)); // the row before stays
        const std::optional<Event> event = keeper.look(*writer->room(), now);
        QVERIFY(event.has_value());
        QVERIFY2(event->text.contains(u"no raw rows older than 2d are left"), qPrintable(event->text));
        QCOMPARE(keeper.alarm(), event->text);
        QVERIFY(!keeper.look(*writer->room(), now)); // told
        QVERIFY(!*keeper.makeRoom(*writer, now + 24h)); // not tried at each flush
    }

    void nothingGoesForMoreThanTheDiskHas()
    {
        const QString path = m_folder->filePath(u"log.sqlite"_qs);
        const auto writer = filledLog(path);
        RoomKeeper keeper;
        keeper.setMinFree(writer->room()->diskSize);
        QVERIFY(!*keeper.makeRoom(*writer, now));
        QCOMPARE(select(path, u"SELECT min(ts) FROM boltwood"_qs).first().first().toLongLong(),
                 toMicroseconds(firstDay));
        const std::optional<Event> event = keeper.look(*writer->room(), now);
        QVERIFY(event.has_value());
        QVERIFY2(event->text.contains(u"nothing is deleted for it, since the whole disk has"), qPrintable(event->text));
    }

    void whatIsGoneBeforeAnybodyLooksIsToldOnce()
    {
        const auto writer = filledLog(m_folder->filePath(u"log.sqlite"_qs));
        RoomKeeper keeper;
        keeper.setMinFree(writer->room()->diskSize - 1);
        while (*keeper.makeRoom(*writer, now)) { }
        QVERIFY(keeper.look(*writer->room(), now).has_value());
        QVERIFY(!keeper.look(*writer->room(), now));
    }

    void noMoreGoesThanIsAskedFor()
    {
        const SmallDisk disk(64'000'000);
        if (!disk.isMounted())
            QSKIP("only root may mount a small disk");
        const QString path = disk.filePath(u"log.sqlite"_qs);
        const auto writer = filledLog(path);
        RoomKeeper keeper;
        keeper.setMinFree(writer->room()->total() + 300'000);
        while (*keeper.makeRoom(*writer, now)) { }
        const qint64 first = select(path, u"SELECT min(ts) FROM boltwood"_qs).first().first().toLongLong();
        QVERIFY(first > toMicroseconds(firstDay));
        QVERIFY2(first < toMicroseconds(now - 49h), "the day after was left alone");
        QVERIFY(!keeper.look(*writer->room(), now)->text.contains(u"no raw rows"));
    }

private:
    /** Five days, a row every ten seconds. */
    static std::unique_ptr<Writer> filledLog(const QString &path)
    {
        auto writer = openWriter(path);
        for (Timestamp hour = firstDay; hour < now; hour += 1h) {
            std::vector<Sample> samples;
            for (Timestamp time = hour; time < hour + 1h; time += 10s)
                samples.push_back(testSample(testTable(), time, 1));
            writeAll(*writer, std::move(samples));
        }
        return writer;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestRoomKeeper)
#include "tst_roomkeeper.moc"
