// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

#include <sys/stat.h>

#include <optional>
#include <utility>

namespace mtnops {

using FileIdentity = std::pair<quint64, quint64>; ///< device and inode

/** Which file has the path now, through links; nothing when none has. A call of stat(). */
inline std::optional<FileIdentity> fileIdentity(const QString &path)
{
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return std::nullopt;
    return FileIdentity(status.st_dev, status.st_ino);
}

} // namespace mtnops
