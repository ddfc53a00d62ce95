// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace mtnops {

/** The path of a log in a folder of its own in the user's cache. The folder goes with the object; what a process that
    died left there goes with the next removeLeftovers(). Main thread. */
class TemporaryLog
{
public:
    /** The log of that name, for what is read of @p pathOrUrl. */
    explicit TemporaryLog(const QString &pathOrUrl);
    ~TemporaryLog();
    Q_DISABLE_COPY_MOVE(TemporaryLog)

    QString path() const;

    /** Where all of them are. */
    static QString place();
    /** Removes those of processes that are no more. Any thread that may wait. */
    static void removeLeftovers();

private:
    QString m_name;
    QString m_folder;
    std::unique_ptr<QLockFile> m_inUse; ///< beside the folder, which is there only while this is held
};

} // namespace mtnops
