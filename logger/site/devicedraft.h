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
    QList<TomlAssignment> keys; ///< all of a new device; of one of the file those that change
    QList<TomlAssignment> request; ///< of a new device: what it is asked besides what its type says; empty: nothing
    QList<QList<TomlAssignment>> requests; ///< of one of the file: what changes of each of its requests
};

/** A draft as the site file would have it, and what is wrong with it. */
struct CheckedDraft
{
    QByteArray text; ///< of the whole file
    QString block; ///< of the device alone, lines ending in LF
    QHash<QString, QString> mistakes; ///< by key, and of its requests as requestKey() has it
    QStringList missing; ///< those keys of mistakes that are not there
    QString otherMistake; ///< one in the device that is of no key; empty for none
    QStringList elsewhere; ///< mistakes of the file that are not the draft's, with their places
    DeviceConfig config; ///< to be asked when isGood()

    bool isGood() const { return mistakes.isEmpty() && otherMistake.isEmpty(); }
};

/** How CheckedDraft names a key of a request: "request.send" of the first, "request.2.send" of the second. */
QString requestKey(qsizetype request, const QString &key);

/** A new device in the words of its draft, or what changes of an old one; lines ending in LF. */
QString blockOf(const DeviceDraft &draft);

/** Puts @p draft into the file at @p path as @p site has it, and has the loader of sites read that. Writes nothing; the
    error says why it has to be put there by hand. Reads device types: call it off the main thread. */
Result<CheckedDraft> checkDraft(const SiteText &site, const QString &path, const DeviceDraft &draft);

} // namespace mtnops
