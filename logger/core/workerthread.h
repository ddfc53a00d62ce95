// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

#include <chrono>
#include <memory>

namespace mtnops {

/** Owns one named thread; whatever is adopted lives there and is deleted there when the thread ends. Create, adopt and
    destroy it in one thread; adopted objects have no parent. */
class WorkerThread
{
public:
    explicit WorkerThread(const QString &name)
    {
        m_thread.setObjectName(name);
        m_thread.start();
    }
    ~WorkerThread() { stop(); }
    Q_DISABLE_COPY_MOVE(WorkerThread)

    void adopt(QObject *worker)
    {
        Q_ASSERT(!worker->parent());
        worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, worker, &QObject::deleteLater);
    }

    /** Runs @p lastWork there, after all that was posted before it, deletes what was adopted, and waits; false when
        that took longer than @p deadline. */
    template<typename Work>
    bool stopAfter(QObject *worker, Work lastWork, QDeadlineTimer deadline)
    {
        Q_ASSERT(worker->thread() == &m_thread);
        // quit() alone would overtake what is posted.
        QMetaObject::invokeMethod(worker, [this, lastWork] {
            lastWork();
            m_thread.quit();
        });
        return m_thread.wait(deadline);
    }

    /** Ends after what runs at the moment, deletes what was adopted, and waits. Does nothing the second time. */
    void stop()
    {
        m_thread.quit();
        m_thread.wait();
    }

    /** Waits for nobody: what was posted to @p worker before is still done, then the thread ends and is deleted. Called
        on the application's thread. */
    static void leave(std::unique_ptr<WorkerThread> thread, QObject *worker)
    {
        QMetaObject::invokeMethod(worker, [left = thread.get()] { left->m_thread.quit(); });
        leave(std::move(thread));
    }

    /** After stopAfter() has given up: what runs there ends when it can, and the thread is deleted then, or with the
        process. Called on the application's thread. */
    static void leave(std::unique_ptr<WorkerThread> thread)
    {
        QThread &running = thread->m_thread;
        const auto left = std::make_shared<Left>(std::move(thread));
        QObject::connect(&running, &QThread::finished, QCoreApplication::instance(), [left] { left->thread.reset(); });
        if (running.isFinished()) // maybe before somebody listened
            left->thread.reset();
    }

private:
    /** A thread that nobody waits for, until the application goes: what it still does then has a moment to end in, and
        what does not end in it is left to the process. */
    struct Left
    {
        explicit Left(std::unique_ptr<WorkerThread> &&running) : thread(std::move(running)) { }
        ~Left()
        {
            if (thread && !thread->m_thread.wait(QDeadlineTimer(std::chrono::seconds(2))))
                static_cast<void>(thread.release());
        }
        Q_DISABLE_COPY_MOVE(Left)

        std::unique_ptr<WorkerThread> thread;
    };

    QThread m_thread;
};

} // namespace mtnops
