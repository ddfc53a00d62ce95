// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/site.h"
#include "logger/site/sitetext.h"

#include <QHash>

namespace mtnops {

/** A [[device]] as somebody is writing it: a new one, or one of a site file with changes. A value; any thread. */
struct DeviceDraft
{
    std::optional<qsizetype> device; ///< which one of the file; nothing: a new one
    QList<TomlAssignment> keys;
    QList<TomlAssignment> request; ///< of a new device: what it is asked besides what its type says; empty: nothing
};

/** A draft as the site file would have it, and what is wrong with it. */
struct CheckedDraft
{
    QByteArray text; ///< of the whole file
    QString block; ///< of the device alone, lines ending in LF
    QHash<QString, QString> mistakes; ///< by key, and of its first request by "request.send" and so on
    QStringList missing; ///< those keys of mistakes that are not there
    QString otherMistake; ///< one in the device that is of no key; empty for none
    QStringList elsewhere; ///< mistakes of the file that are not the draft's, with their places
    DeviceConfig config; ///< to be asked when isGood()

    bool isGood() const { return mistakes.isEmpty() && otherMistake.isEmpty(); }
};

/** A new device in the words of its draft, lines ending in LF. */
QString blockOf(const DeviceDraft &draft);

/** Puts @p draft into the file at @p path as @p site has it, and has the loader of sites read that. Writes nothing; the
    error says why it has to be put there by hand. Reads device types: call it off the main thread. */
Result<CheckedDraft> checkDraft(const SiteText &site, const QString &path, const DeviceDraft &draft);

} // namespace mtnops
