// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicedraft.h"

namespace mtnops {

// Changes of a site file on the disk. They read and write files: call them off the main thread.

/** What was written. */
struct SavedSite
{
    QByteArray text; ///< of the whole file, as it is now
    bool wasChangedByOthers = false; ///< since it was read; their changes are kept
    QStringList elsewhere; ///< mistakes that are not the draft's: with them a logger does not take the file
};

/** The whole file; the error says why it cannot be read. */
Result<QByteArray> readSiteFile(const QString &path);

/** Writes a draft into the file at @p path, of which @p known was read before. The file is replaced in one go, and by
    one that the loader of sites has read without a mistake in the device. What others have written meanwhile is kept;
    the error is Busy where they changed the very device, and Io where the file cannot be written. */
Result<SavedSite> saveDraft(const QString &path, const QByteArray &known, const DeviceDraft &draft);

/** Takes a device out of the file; errors as those of saveDraft(). */
Result<SavedSite> removeDevice(const QString &path, const QByteArray &known, qsizetype device);

} // namespace mtnops
