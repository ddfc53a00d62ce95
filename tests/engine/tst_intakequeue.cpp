// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/intakequeue.h"

#include <QTest>

#include <thread>

using namespace mtnops;

namespace {

Sample sampleAt(qint64 microseconds)
{
    static const auto table = std::make_shared<const DeviceTable>(
        DeviceTable{.name = u"oil"_qs, .title = u"Oil"_qs, .columns = {Column{.name = u"pressure"_qs}}});
    return {.table = table, .time = fromMicroseconds(microseconds), .values = {double(microseconds)}};
}

DeviceStatus statusOf(const QString &device, DeviceState state)
{
    DeviceStatus status;
    status.device = device;
    status.state = state;
    return status;
}

} // namespace

class TestIntakeQueue : public QObject
{
    Q_OBJECT

private slots:
    void keepsOrderAndEmpties()
    {
        IntakeQueue queue(10);
        queue.push(sampleAt(1));
        queue.push(sampleAt(2));
        queue.push(Event{.kind = EventKind::Start, .text = u"hello"_qs});
        QCOMPARE(queue.size(), 2U);
        QCOMPARE(queue.taken(), 0);
        const Batch batch = queue.takeAll();
        QCOMPARE(queue.taken(), 2);
        QCOMPARE(queue.pushed(), 2);
        QCOMPARE(batch.samples.size(), 2U);
        QCOMPARE(batch.samples[0].time, fromMicroseconds(1));
        QCOMPARE(batch.events.size(), 1);
        QVERIFY(queue.takeAll().isEmpty());
        QCOMPARE(queue.takeLost(), 0);
    }

    void theOldestMakeRoomAndAreCounted()
    {
        IntakeQueue queue(3);
        for (int time = 1; time <= 8; ++time)
            queue.push(sampleAt(time));
        QCOMPARE(queue.size(), 3U);
        QCOMPARE(queue.pushed(), 8); // the lost ones too
        QCOMPARE(queue.takeLost(), 5);
        QCOMPARE(queue.takeLost(), 0);
        const Batch batch = queue.takeAll();
        QCOMPARE(batch.samples.front().time, fromMicroseconds(6));
        QCOMPARE(batch.samples.back().time, fromMicroseconds(8));
    }

    void onlyTheNewestStateOfADevice()
    {
        IntakeQueue queue(3);
        queue.push(statusOf(u"oil"_qs, DeviceState::NoReply));
        queue.push(statusOf(u"tcs"_qs, DeviceState::Good));
        queue.push(statusOf(u"oil"_qs, DeviceState::Good));
        const Batch batch = queue.takeAll();
        QCOMPARE(batch.statuses.size(), 2);
        for (const DeviceStatus &status : batch.statuses)
            QCOMPARE(status.state, DeviceState::Good);
    }

    void eventsAreBoundedToo()
    {
        IntakeQueue queue(1);
        for (int number = 0; number < 1500; ++number)
            queue.push(Event{.text = QString::number(number)});
        const Batch batch = queue.takeAll();
        QCOMPARE(batch.events.size(), 1000);
        QCOMPARE(batch.events.last().text, u"1499"_qs);
    }

    void everyReadingIsTakenOnceOrCounted()
    {
        constexpr int writers = 4;
        constexpr int each = 20'000;
        IntakeQueue queue(500);
        const Sample sample = sampleAt(0); // made before the threads: see the test "helgrind"
        std::vector<std::thread> threads;
        for (int writer = 0; writer < writers; ++writer) {
            threads.emplace_back([&queue, &sample] {
                for (int count = 0; count < each; ++count)
                    queue.push(sample);
            });
        }
        qint64 taken = 0;
        qint64 lost = 0;
        std::thread reader([&] {
            while (taken + lost < writers * each) {
                taken += qint64(queue.takeAll().samples.size());
                lost += queue.takeLost();
            }
        });
        for (std::thread &thread : threads)
            thread.join();
        reader.join();
        QCOMPARE(taken + lost, writers * each);
        QVERIFY(taken > 0);
    }
};

QTEST_GUILESS_MAIN(TestIntakeQueue)
#include "tst_intakequeue.moc"
