// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/transports/hostlookup.h"

#include <QUrl>

namespace mtnops {

HostLookup::HostLookup(const QString &name, HostResolver resolver, QObject *parent)
    : QObject(parent), m_name(QUrl::toAce(name).toStdString()), m_resolver(std::move(resolver))
{
}

void HostLookup::start()
{
    if (isUnderWay())
        return;
    if (m_name.empty()) {
        answerLater({.addresses = {}, .isNameUnknown = true, .problem = {}});
        return;
    }
    const bool isBegun = m_work.start([this, resolver = m_resolver, name = m_name] {
        const HostAnswer answer = resolver(name);
        return [this, answer] { emit answered(answer); };
    });
    if (!isBegun)
        answerLater({.addresses = {}, .isNameUnknown = false, .problem = "no thread can be started"});
}

void HostLookup::answerLater(const HostAnswer &answer)
{
    QMetaObject::invokeMethod(
        this, [this, answer] { emit answered(answer); }, Qt::QueuedConnection);
}

} // namespace mtnops
