// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smalldisk.h"

#include <sys/mount.h>
#include <sys/statvfs.h>

namespace mtnops {

namespace {

constexpr auto fillerName = "filler";

} // namespace

SmallDisk::SmallDisk(qint64 bytes)
    : m_isMounted(::mount("tmpfs", QFile::encodeName(m_folder.path()).constData(), "tmpfs", 0,
                          "size=" + QByteArray::number(bytes))
                  == 0)
{
}

SmallDisk::~SmallDisk()
{
    if (m_isMounted)
        ::umount2(QFile::encodeName(m_folder.path()).constData(), MNT_DETACH);
}

qint64 SmallDisk::freeBytes() const
{
    struct statvfs disk
    {
    };
    if (::statvfs(QFile::encodeName(m_folder.path()).constData(), &disk) != 0)
        qFatal("no room to ask for in %s", qPrintable(m_folder.path()));
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

void SmallDisk::fill(qint64 left)
{
    QFile filler(filePath(QString::fromLatin1(fillerName)));
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        qFatal("cannot open %s", qPrintable(filler.fileName()));
    while (freeBytes() > left) {
        if (filler.write(QByteArray(int(std::min<qint64>(freeBytes() - left, 65536)), 'x')) <= 0)
            break;
    }
}

void SmallDisk::makeRoom()
{
    QFile::remove(filePath(QString::fromLatin1(fillerName)));
}

bool SmallDisk::setReadOnly(bool isReadOnly)
{
    return ::mount(nullptr, QFile::encodeName(m_folder.path()).constData(), nullptr,
                   MS_REMOUNT | (isReadOnly ? MS_RDONLY : 0), nullptr)
        == 0;
}

} // namespace mtnops
