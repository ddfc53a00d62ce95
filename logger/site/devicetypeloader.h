// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetype.h"

#include <map>

namespace mtnops {

/** Finds device types: in a folder of the site's own, or else among those of the program. Reads each once, and keeps
    the mistakes in it. Lives on one thread, as long as the reading of a site file. */
class DeviceTypeLoader
{
public:
    /** @p folder need not exist. */
    explicit DeviceTypeLoader(QString folder);

    /** The type of that name, or nullptr when there is no such file; one with a mistake has its problem set. It lives
       as long as the loader. */
    const DeviceType *find(const QString &name);

    /** The names of all types that find() knows; a file of another name is none. */
    QStringList names() const;

    /** Why find() has nothing by @p name, and what would be right. */
    QString problemOfMissing(const QString &name) const;

    /** The mistakes in the types found so far, file after file as they were first asked for. */
    const QList<Diagnostic> &diagnostics() const { return m_diagnostics; }

private:
    QString pathOf(const QString &name) const;
    DeviceType load(const QString &name, const QString &path);

    QString m_folder;
    std::map<QString, DeviceType> m_types;
    QList<Diagnostic> m_diagnostics;
};

} // namespace mtnops
