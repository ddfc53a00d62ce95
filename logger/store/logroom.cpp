// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/logroom.h"

#include "logger/store/sqlconnection.h"

#include <QFile>
#include <QVariant>

#include <sys/statvfs.h>

#include <cerrno>

namespace mtnops {

Result<LogRoom> readRoom(SqlConnection &connection)
{
    struct statvfs disk
    {
    };
    if (::statvfs(QFile::encodeName(connection.path()).constData(), &disk) != 0)
        return Error{ErrorCode::Io,
                     QStringLiteral("%1: how much room its disk has cannot be asked: %2")
                         .arg(connection.path(), qt_error_string(errno))};
    LogRoom room{.onDisk = qint64(disk.f_bavail) * qint64(disk.f_frsize),
                 .diskSize = qint64(disk.f_blocks) * qint64(disk.f_frsize)};
    qint64 product = 1;
    for (const QLatin1StringView pragma : {QLatin1StringView("freelist_count"), QLatin1StringView("page_size")}) {
        const Result<QVariant> value = connection.value(QLatin1StringView("PRAGMA ") + pragma);
        if (!value)
            return value.error();
        product *= value->toLongLong();
    }
    room.inFile = product;
    return room;
}

} // namespace mtnops
