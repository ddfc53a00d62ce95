// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTemporaryDir>

namespace mtnops {

/** A file system of a few megabytes in memory, to be filled up; only root may have one. Unmounted when the object goes,
    even while a process has files in it. */
class SmallDisk
{
public:
    explicit SmallDisk(qint64 bytes);
    ~SmallDisk();
    Q_DISABLE_COPY_MOVE(SmallDisk)

    /** False where this process may not mount anything. */
    bool isMounted() const { return m_isMounted; }

    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    qint64 freeBytes() const;

    /** Takes the room for a file of its own, but for @p left bytes. */
    void fill(qint64 left = 0);
    void makeRoom();

    /** False when the system does not want to, such as while a file is open for writing. */
    bool setReadOnly(bool isReadOnly);

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace mtnops
