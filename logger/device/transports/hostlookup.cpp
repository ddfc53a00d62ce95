// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/hostlookup.h"

#include <QUrl>

#include <mutex>
#include <system_error>
#include <thread>

namespace mtnops {

/** Who waits for an answer; nobody when the look-up came too late. */
struct HostLookup::Call
{
    void answer(const HostAnswer &answer)
    {
        const std::lock_guard lock(mutex);
        if (receiver)
            QMetaObject::invokeMethod(
                receiver, [receiver = receiver, answer] { receiver->take(answer); }, Qt::QueuedConnection);
    }

    std::mutex mutex; ///< protects receiver
    HostLookup *receiver = nullptr;
};

HostLookup::HostLookup(const QString &name, HostResolver resolver, QObject *parent)
    : QObject(parent)
    , m_name(QUrl::toAce(name).toStdString())
    , m_resolver(std::move(resolver))
    , m_call(std::make_shared<Call>())
{
    m_call->receiver = this;
}

HostLookup::~HostLookup()
{
    const std::lock_guard lock(m_call->mutex);
    m_call->receiver = nullptr;
}

void HostLookup::start()
{
    if (m_isUnderWay)
        return;
    m_isUnderWay = true;
    if (m_name.empty()) {
        m_call->answer({.addresses = {}, .isNameUnknown = true, .problem = {}});
        return;
    }
    try {
        std::thread([call = m_call, resolver = m_resolver, name = m_name] { call->answer(resolver(name)); }).detach();
    } catch (const std::system_error &error) {
        m_call->answer({.addresses = {}, .isNameUnknown = false, .problem = error.what()});
    }
}

void HostLookup::take(const HostAnswer &answer)
{
    m_isUnderWay = false;
    emit answered(answer);
}

} // namespace mtnops
