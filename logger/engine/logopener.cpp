// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/logopener.h"

#include "logger/core/logging.h"
#include "logger/engine/sitelock.h"
#include "logger/site/site.h"
#include "logger/store/damage.h"
#include "logger/store/lastrun.h"
#include "logger/store/logfiles.h"
#include "logger/store/sqlconnection.h"
#include "logger/store/writer.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr auto damageCheckTime = 700ms; // logging begins within 2 s, however large the file is
/** Bytes of a write-ahead log. Far below longWriteAheadLog, from where people are told: this is about what each
    connection of a start takes to read it anew, and a fortieth of a second for each is felt by nobody. */
constexpr qint64 worthHolding = 10'000'000;

/** SQLite reads a write-ahead log that a crash left when the first connection opens, a second for each 400 MB, and
   again for each that is opened while there is no other. Not for a short one: what is closed while another connection
   holds the file stays open as a descriptor. What cannot be opened is told by those that follow. */
std::unique_ptr<SqlConnection> openForTheOthers(const QString &path)
{
    if (writeAheadLogBytes(path) < worthHolding)
        return nullptr;
    Result<std::unique_ptr<SqlConnection>> opened = SqlConnection::open(path, SqlConnection::Mode::ReadOnly);
    return opened ? *std::move(opened) : nullptr;
}

} // namespace

LogOpener::LogOpener(std::function<void(const QString &)> tell) : m_tell(std::move(tell)) { }

LogOpener::~LogOpener() = default;

Result<std::unique_ptr<Writer>> LogOpener::open(const Site &site, std::chrono::milliseconds patience)
{
    const QString &path = site.databasePath;
    if (Result<void> locked = takeLock(path); !locked)
        return locked.error();
    std::unique_ptr<SqlConnection> first = openForTheOthers(path);
    if (const QString damage = damageOf(path, damageCheckTime); !damage.isEmpty()) {
        first.reset();
        if (Result<void> done = setAside(path, damage); !done)
            return done.error();
    }
    if (std::exchange(m_isFirst, false))
        tellOfInterruption(path);
    Result<std::unique_ptr<Writer>> opened = Writer::open(path, site.info, patience);
    if (!opened && isDamage(opened.error()) && isLogFile(path)) {
        first.reset();
        if (Result<void> done = setAside(path, opened.error().detail); !done)
            return done.error();
    }
    return opened;
}

Result<void> LogOpener::setAside(const QString &databasePath, const QString &damage)
{
    const Result<QString> aside = setDamagedAside(databasePath);
    if (!aside)
        return Error{aside.error().code, QStringLiteral("%1; it is damaged: %2").arg(aside.error().detail, damage)};
    m_tell(QStringLiteral("%1 is damaged (%2) and was renamed to %3; logging goes on into a fresh one. What can "
                          "be read: mtnops-logger recover %3 NEW")
               .arg(databasePath, damage, *aside));
    return {};
}

Result<void> LogOpener::takeLock(const QString &databasePath)
{
    if (!m_mustLock)
        return {};
    Result<std::unique_ptr<SiteLock>> lock = SiteLock::take(databasePath);
    if (!lock)
        return lock.error();
    m_lock = *std::move(lock);
    m_mustLock = false;
    return {};
}

void LogOpener::tellOfInterruption(const QString &databasePath)
{
    const Result<QString> text = interruptionOfLastRun(databasePath);
    if (!text)
        qCWarning(storeLog).noquote() << "how the last run ended cannot be read:" << text.error().detail;
    else if (!text->isEmpty())
        m_tell(*text);
}

} // namespace mtnops
