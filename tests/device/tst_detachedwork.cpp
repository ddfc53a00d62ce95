// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/detachedwork.h"

#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace mtnops;

namespace {

/** Work that hangs until it is let go. */
class Gate
{
public:
    void wait()
    {
        std::unique_lock lock(m_mutex);
        m_isOpened.wait(lock, [this] { return m_isOpen; });
    }
    void open()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = true;
        }
        m_isOpened.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_isOpened;
    bool m_isOpen = false;
};

} // namespace

/** Work that may hang, and an owner that does not wait for it. */
class TestDetachedWork : public QObject
{
    Q_OBJECT

private slots:
    void whatFollowsRunsOnTheReceiversThread()
    {
        QObject receiver;
        DetachedWork work(receiver);
        std::thread::id followed;
        QVERIFY(work.start([&followed] {
            const std::thread::id worked = std::this_thread::get_id();
            return [&followed, worked] {
                followed = std::this_thread::get_id();
                QVERIFY(followed != worked);
            };
        }));
        QVERIFY(work.isUnderWay());
        QTRY_VERIFY(!work.isUnderWay());
        QVERIFY(followed == std::this_thread::get_id());
    }

    void onlyOneIsUnderWay()
    {
        QObject receiver;
        Gate gate;
        std::atomic<int> begun = 0;
        int followed = 0;
        DetachedWork work(receiver);
        for (int time = 0; time < 3; ++time) {
            QVERIFY(work.start([&] {
                ++begun;
                gate.wait();
                return [&] { ++followed; };
            }));
        }
        gate.open();
        QTRY_COMPARE(followed, 1);
        QCOMPARE(begun.load(), 1);
    }

    void nothingFollowsForAnOwnerThatIsGone()
    {
        QObject receiver;
        const auto gate = std::make_shared<Gate>();
        std::atomic<int> ended = 0;
        int followed = 0;
        {
            DetachedWork work(receiver);
            QVERIFY(work.start([&, gate] {
                gate->wait();
                ++ended;
                return [&] { ++followed; };
            }));
        }
        gate->open();
        QTRY_COMPARE(ended.load(), 1);
        QTest::qWait(50); // what would follow is on its way by then
        QCOMPARE(followed, 0);
    }

    /** The work ends before, while and after its owner goes. */
    void ownersComeAndGo()
    {
        QObject receiver;
        std::atomic<int> ended = 0;
        int followed = 0;
        constexpr int times = 100;
        for (int time = 0; time < times; ++time) {
            DetachedWork work(receiver);
            QVERIFY(work.start([&] {
                ++ended;
                return [&] { ++followed; };
            }));
            if (time % 4 == 0)
                QTRY_VERIFY(!work.isUnderWay());
        }
        QTRY_COMPARE(ended.load(), times);
        QVERIFY(followed >= times / 4);
    }
};

QTEST_GUILESS_MAIN(TestDetachedWork)
#include "tst_detachedwork.moc"
