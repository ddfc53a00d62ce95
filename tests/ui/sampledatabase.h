// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/event.h"
#include "logger/core/siteinfo.h"

#include <QTemporaryDir>

namespace mtnops {

/** A real database of a small site in a temporary folder: weather every 5 s and a telescope every 10 s for the hour
    that ends at newest, and an event. For the tests of ui/. */
class SampleDatabase
{
public:
    static constexpr Timestamp newest = fromMicroseconds(1795470420000000); // 2026-11-23 21:47:00 UTC
    static constexpr int weatherRows = 720;

    SampleDatabase();

    /** Adds @p rows rows of the telescope before the others, 1 ms apart: so many that reading them takes a while. */
    void addOlderRows(int rows) const;
    /** Adds one row of the telescope. */
    void addRow(Timestamp time) const;

    QString path() const { return m_folder.filePath(QStringLiteral("sample.sqlite")); }
    QString folder() const { return m_folder.path(); }
    static SiteInfo site();
    static DeviceTable weather();
    static DeviceTable telescope();

private:
    void addTelescopeRows(Timestamp first, int rows) const;

    QTemporaryDir m_folder;
};

} // namespace mtnops
