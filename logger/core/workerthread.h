// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QThread>

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

    /** After stopAfter() has given up: what runs there ends when it can, and the thread is deleted then, or with the
        process. Called on the application's thread. */
    static void leave(std::unique_ptr<WorkerThread> thread)
    {
        QThread &running = thread->m_thread;
        const auto left = std::make_shared<std::unique_ptr<WorkerThread>>(std::move(thread));
        QObject::connect(&running, &QThread::finished, QCoreApplication::instance(), [left] { left->reset(); });
        if (running.isFinished()) // maybe before somebody listened
            left->reset();
    }

private:
    QThread m_thread;
};

} // namespace mtnops
