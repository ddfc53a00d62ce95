// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace mtnops {

class SiteLock;
class Writer;
struct Site;

/** Opens a site's database for its writer: once the site's lock is there, with a damaged file set aside, and with a
   word about a last run that did not stop. Lives on the store thread. */
class LogOpener
{
public:
    /** @p tell is called with what an event should say. */
    explicit LogOpener(std::function<void(const QString &)> tell);
    ~LogOpener();
    Q_DISABLE_COPY_MOVE(LogOpener)

    /** The site's lock could not be taken: nothing is opened before it has been. */
    void lockFirst() { m_mustLock = true; }

    /** @p patience: with the locks of others. */
    Result<std::unique_ptr<Writer>> open(const Site &site, std::chrono::milliseconds patience);

    /** Nobody has the file open here; the next opening makes a fresh one. */
    Result<void> setAside(const QString &databasePath, const QString &damage);

private:
    Result<void> takeLock(const QString &databasePath);
    void tellOfInterruption(const QString &databasePath);

    std::function<void(const QString &)> m_tell;
    bool m_mustLock = false;
    bool m_isFirst = true;
    std::unique_ptr<SiteLock> m_lock; ///< that was taken late; else it is the engine's
};

} // namespace mtnops
