// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"
#include "logger/site/tomlreader.h"

namespace mtnops {

/** Reads where a [[device]] is to be found, and as whom it is asked: what no device type can know. Short-lived, any one
    thread. */
class ConnectionReader
{
public:
    /** @p folder is where relative paths start; @p reader must outlive this. */
    ConnectionReader(TomlReader &reader, QString folder);

    /** Reads host, path, command, user, password_file and ca_file. */
    void read(DeviceConfig &device);
    /** Reports what @p transport needs and is not there; @p hasPort says that there is one. */
    void checkPresence(const QString &transport, bool hasPort);

private:
    QString readPath(TomlReader::Key key);
    void readCommand(DeviceConfig &device);
    void readAccess(DeviceConfig &device);

    TomlReader &m_reader;
    QString m_folder;
};

} // namespace mtnops
