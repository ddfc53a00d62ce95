// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"

#include <QHash>
#include <QString>

namespace mtnops {

/** What a new site file shall say, each as somebody has typed it; empty for what is left out. A value. */
struct NewSite
{
    QString name;
    QString title;
    QString latitude;
    QString longitude;
    QString elevation;
    QString timeZone;
};

/** The site file that comes of it, and what the loader of sites finds wrong. A value. */
struct CheckedNewSite
{
    QByteArray text;
    QHash<QString, QString> mistakes; ///< by key: "latitude"

    bool isGood() const { return mistakes.isEmpty(); }
};

/** A site without a device: that it has none is no mistake of it. Any thread; reads no file. */
CheckedNewSite checkNewSite(const NewSite &site);

/** Writes the text into a file that was not there; the error is Io where it was, or cannot be written. Off the main
    thread. */
Result<void> writeNewSite(const QString &path, const QByteArray &text);

} // namespace mtnops
