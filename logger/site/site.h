// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/siteinfo.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace mtnops {

/** How a word of a reply is written, before scale and offset. */
enum class ValueFormat : quint8
{
    Plain, ///< as the column's type says: 12.5, 1368, ON, text
    Hexadecimal, ///< an integer without a prefix: 0f
    Sexagesimal, ///< 18:51:41.14, +32 20 33.7, 185141.14 or -322033.7, as decimal hours or degrees of its first field
};

/** One column of a device and how to get its value from a reply. */
struct ColumnRule
{
    Column column;
    /** Where the value stands: a dotted path (json); the number of a word from 1, "3+" for the third and all that
       follow, or the KEY of a word KEY=value (ng, words; empty: the next word); or "Device.PROPERTY.ELEMENT" (indi). */
    QString source;
    ValueFormat format = ValueFormat::Plain;
    QStringList
        sentinels; ///< words that mean "no value": "--", "999"; compared as text and, where both are, as numbers
    double scale = 1; ///< value = number * scale + offset
    double offset = 0;

    friend bool operator==(const ColumnRule &, const ColumnRule &) = default;
};

/** One question to a device, and what its answer holds. */
struct RequestRule
{
    QByteArray send; ///< the bytes, parameters already put in; sent in one write
    QString decoder; ///< "ng", "words" or "json"
    QList<ColumnRule> columns;

    friend bool operator==(const RequestRule &, const RequestRule &) = default;
};

/** One line of an INDI device's `properties`: "Device.PROPERTY.ELEMENT", where PROPERTY and ELEMENT may hold '*'. */
struct IndiPattern
{
    QString device; ///< the INDI device, to the letter
    QString property;
    QString element;
    QString prefix; ///< put before the column names made from property and element

    friend bool operator==(const IndiPattern &, const IndiPattern &) = default;
};

/** One device of a site: all that the polling thread needs to know of it. */
struct DeviceConfig
{
    QString name; ///< also the table's name
    QString title;
    QString type; ///< name of the type file; empty for one described in place
    QString transport; ///< "tcp", "indi" or "simulated"
    QString host;
    quint16 port = 0;
    bool persistent = false; ///< tcp: one connection for all polls, instead of one for each request
    Duration interval = std::chrono::seconds(1);
    Duration timeout = std::chrono::seconds(5); ///< of one request, name look-up and connection included
    QList<RequestRule> requests; ///< tcp and simulated; sent one after the other
    QList<IndiPattern> indiPatterns; ///< indi
    QList<ColumnRule> indiColumns; ///< indi: names, units and limits for elements, by source
    Duration retain{}; ///< raw rows are kept for so long; 0 for ever
    QString model; ///< simulated: which simulation answers
    QString problem; ///< not empty: the device is disabled, for this reason

    friend bool operator==(const DeviceConfig &, const DeviceConfig &) = default;
};

/** A site file, validated. */
struct Site
{
    SiteInfo info;
    QString databasePath; ///< absolute
    QList<DeviceConfig> devices;
};

/** The table of a device as its configuration alone describes it; an INDI device's grows at run time. */
DeviceTablePtr makeTable(const DeviceConfig &device);

} // namespace mtnops
