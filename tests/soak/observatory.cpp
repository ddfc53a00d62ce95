// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/observatory.h"

#include <QFile>

#include <algorithm>

namespace mtnops {

using Connection = NumberedDevice::Connection;

Observatory::Observatory(quint32 seed, bool hasOwnNames)
    : m_seed(seed), m_stoppable(std::make_unique<StoppableDevice>(QStringLiteral("stopped")))
{
    add(QStringLiteral("steady"), Connection::OfEachRequest);
    add(QStringLiteral("steady_lasting"), Connection::Lasting);
    const auto addTroubled = [this](Trouble trouble, const QString &name, Connection connection) {
        m_troubled.emplace_back(trouble, add(name, connection));
    };
    addTroubled(Trouble::Refused, QStringLiteral("refused"), Connection::OfEachRequest);
    addTroubled(Trouble::Silent, QStringLiteral("silent"), Connection::OfEachRequest);
    addTroubled(Trouble::HalfOpen, QStringLiteral("half_open"), Connection::Lasting);
    addTroubled(Trouble::Trickle, QStringLiteral("trickle"), Connection::OfEachRequest);
    addTroubled(Trouble::Garbage, QStringLiteral("garbage"), Connection::OfEachRequest);
    addTroubled(Trouble::LongLine, QStringLiteral("long_line"), Connection::OfEachRequest);
    addTroubled(Trouble::WrongEncoding, QStringLiteral("wrong_encoding"), Connection::OfEachRequest);
    addTroubled(Trouble::OtherReply, QStringLiteral("other_reply"), Connection::Lasting);
    addTroubled(Trouble::Restarts, QStringLiteral("restarts"), Connection::Lasting);
    if (hasOwnNames) {
        m_named = add(QStringLiteral("named"), Connection::OfEachRequest);
        m_named->setHost(QString::fromLatin1(hostName));
    }
}

NumberedDevice *Observatory::add(const QString &name, Connection connection)
{
    m_devices.push_back(std::make_unique<NumberedDevice>(name, m_seed + quint32(m_devices.size()), connection));
    return m_devices.back().get();
}

QList<Source *> Observatory::sources() const
{
    QList<Source *> sources{m_stoppable.get()};
    for (const auto &device : m_devices)
        sources.append(device.get());
    return sources;
}

Source &Observatory::source(const QString &name) const
{
    const QList<Source *> all = sources();
    return **std::find_if(all.begin(), all.end(), [&](const Source *source) { return source->name() == name; });
}

void Observatory::writeSiteFile(const QString &path, const QString &databasePath) const
{
    QString text = QStringLiteral("[site]\nname = \"soak\"\nlatitude = 32.4165\nlongitude = -110.7346\n\n[store]\n"
                                  "path = \"%1\"\n")
                       .arg(databasePath);
    for (const Source *source : sources()) {
        text += QStringLiteral("\n[[device]]\nname = \"%1\"\ntransport = \"tcp\"\nhost = \"%2\"\nport = %3\n"
                               "persistent = %4\ninterval = \"100ms\"\ntimeout = \"2s\"\n"
                               "  [[device.request]]\n  send = \"BIG61 TCS 123 REQUEST COUNT\\n\"\n"
                               "  decode = \"ng\"\n  columns = [ { name = \"count\", type = \"integer\" } ]\n")
                    .arg(source->name(), source->host())
                    .arg(source->port())
                    .arg(source->isPersistent() ? QStringLiteral("true") : QStringLiteral("false"));
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace mtnops
