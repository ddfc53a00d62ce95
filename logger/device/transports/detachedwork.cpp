// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/detachedwork.h"

#include <mutex>
#include <system_error>
#include <thread>

namespace mtnops {

/** Who waits for the work; nobody when it came too late. */
struct DetachedWork::Call
{
    std::mutex mutex; ///< protects the others
    QObject *receiver = nullptr;
    DetachedWork *owner = nullptr;
};

DetachedWork::DetachedWork(QObject &receiver) : m_call(std::make_shared<Call>())
{
    m_call->receiver = &receiver;
    m_call->owner = this;
}

DetachedWork::~DetachedWork()
{
    const std::lock_guard lock(m_call->mutex);
    m_call->owner = nullptr;
}

bool DetachedWork::start(Work work)
{
    if (m_isUnderWay)
        return true;
    m_isUnderWay = true;
    const auto run = [call = m_call, work = std::move(work)] {
        const Then then = work();
        const std::lock_guard lock(call->mutex);
        if (!call->owner)
            return;
        QMetaObject::invokeMethod(
            call->receiver,
            [call, then] {
                if (!call->owner) // gone since; on this thread alone, so no lock
                    return;
                call->owner->m_isUnderWay = false;
                then();
            },
            Qt::QueuedConnection);
    };
    try {
        std::thread(run).detach();
    } catch (const std::system_error &) {
        m_isUnderWay = false;
    }
    return m_isUnderWay;
}

} // namespace mtnops
