// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>

namespace mtnops {

/** Runs what may hang, on a thread of its own which nobody ever waits for: not this object, and not the end of the
    process. There is never more than one thread. Lives on the thread of its receiver. */
class DetachedWork
{
public:
    using Then = std::function<void()>; ///< run on the receiver's thread, unless this is gone by then
    /** Run on the other thread, which may outlive Qt: it may touch the standard library alone. */
    using Work = std::function<Then()>;

    /** @p receiver must outlive this. */
    explicit DetachedWork(QObject &receiver);
    ~DetachedWork();
    Q_DISABLE_COPY_MOVE(DetachedWork)

    /** Does nothing while one is under way. False, and nothing follows, when the system has no thread to give. */
    bool start(Work work);
    bool isUnderWay() const { return m_isUnderWay; }

private:
    struct Call;
    const std::shared_ptr<Call> m_call; ///< shared with the thread
    bool m_isUnderWay = false;
};

} // namespace mtnops
