// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

namespace mtnops {

/** Adds up the bytes that rows take in an SQLite file, from SQLite's description of its record format. A value; any one
    thread. */
class RecordSize
{
public:
    void add(qint64 key, const QVariantList &values);

    /** Of one row with its share of a page; 0 before the first. */
    double bytesPerRow(int pageSize) const;

private:
    qint64 m_bytes = 0;
    qint64 m_rows = 0;
};

} // namespace mtnops
