// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heartbeat.h"

#include "app/servicemanager.h"
#include "app/statusline.h"
#include "logger/core/bytesize.h"
#include "logger/store/logfiles.h"

namespace mtnops {

using namespace std::chrono_literals;

namespace {

constexpr qint64 longestWay = 5000; ///< ms; a flush begins every second and waits two for a lock
constexpr auto readyTime = 1500ms; ///< a start takes no longer, whatever the database
constexpr qint64 slowestDisk = 10'000; ///< bytes a ms, of a write-ahead log that is read and folded in

QByteArray statusOf(QString text)
{
    return "STATUS=" + text.replace(u'\n', u' ').toUtf8();
}

} // namespace

Heartbeat::Heartbeat(LoggingEngine &engine, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent), m_engine(engine)
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &Heartbeat::beat);
    m_readyTimer.setSingleShot(true);
    m_readyTimer.setInterval(readyTime);
    connect(&m_readyTimer, &QTimer::timeout, this, &Heartbeat::becomeReady);
    connect(&engine, &LoggingEngine::tokenReturned, this, &Heartbeat::noteReturn);
}

void Heartbeat::start()
{
    m_timer.start();
    m_readyTimer.start();
    send();
}

void Heartbeat::stop()
{
    m_timer.stop();
    m_readyTimer.stop();
    m_sent.invalidate();
}

void Heartbeat::beat()
{
    if (!m_sent.isValid()) {
        send();
        return;
    }
    const qint64 elapsed = m_sent.elapsed();
    if (elapsed < longestWay)
        return;
    if (elapsed < longestWay + timeForTheLog()) {
        tellServiceManager(
            "WATCHDOG=1\n"
            + statusOf(QStringLiteral("the write-ahead log of %1 is being read or folded in: readings wait")
                           .arg(roundedByteSize(m_engine.status().walBytes))));
        return;
    }
    const QString text =
        QStringLiteral("a thread or a write hangs: nothing has gone the way of a reading for %1 s").arg(elapsed / 1000);
    tellServiceManager(statusOf(text));
    if (!std::exchange(m_isStallTold, true))
        m_engine.note(EventKind::Problem, text); // which is written should it go on after all
}

/** A write-ahead log that a crash or a reader made long is read and folded in on the way of one token. To restart the
    service for that would be to begin it again, for ever. In ms. */
qint64 Heartbeat::timeForTheLog() const
{
    const qint64 bytes = m_engine.status().walBytes;
    return bytes < longWriteAheadLog ? 0 : bytes / slowestDisk;
}

void Heartbeat::send()
{
    m_sent.start();
    m_engine.sendToken();
}

void Heartbeat::noteReturn()
{
    if (!m_sent.isValid())
        return; // stopped meanwhile
    m_sent.invalidate();
    m_isStallTold = false;
    becomeReady();
    tellServiceManager("WATCHDOG=1\n" + statusOf(statusLine(m_engine.status())));
}

void Heartbeat::becomeReady()
{
    m_readyTimer.stop();
    if (!std::exchange(m_isReady, true))
        tellServiceManager("READY=1\n" + statusOf(statusLine(m_engine.status())));
}

} // namespace mtnops
