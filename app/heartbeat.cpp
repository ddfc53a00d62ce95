// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heartbeat.h"

#include "app/servicemanager.h"
#include "app/statusline.h"
#include "logger/core/logging.h"

namespace mtnops {

namespace {

constexpr qint64 longestWay = 5000; ///< ms; a flush begins every second and waits two for a lock

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
    connect(&engine, &LoggingEngine::tokenReturned, this, &Heartbeat::noteReturn);
}

void Heartbeat::start()
{
    m_timer.start();
    send();
}

void Heartbeat::stop()
{
    m_timer.stop();
    m_sent.invalidate();
}

void Heartbeat::beat()
{
    if (!m_sent.isValid()) {
        send();
        return;
    }
    if (m_sent.elapsed() < longestWay)
        return;
    const QString text = QStringLiteral("a thread or a write hangs: nothing has gone the way of a reading for %1 s")
                             .arg(m_sent.elapsed() / 1000);
    tellServiceManager(statusOf(text));
    if (!std::exchange(m_isStallTold, true))
        qCCritical(engineLog).noquote() << text;
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
    QByteArray lines = "WATCHDOG=1\n" + statusOf(statusLine(m_engine.status()));
    if (!std::exchange(m_isReady, true))
        lines.prepend("READY=1\n");
    tellServiceManager(lines);
}

} // namespace mtnops
