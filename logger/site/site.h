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
    Plain, ///< as the column's type says: 12.5, 1368, ON, text; a time in ISO 8601
    Hexadecimal, ///< an integer without a prefix: 0f
    Sexagesimal, ///< 18:51:41.14, +32 20 33.7, 185141.14 or -322033.7, as decimal hours or degrees of its first field
    UnixSeconds, ///< a time: seconds since 1970, UTC
    JulianDate, ///< a time: days since noon of 1 January 4713 BC, UTC
    SerialDate, ///< a time: days since 30 December 1899, as Visual Basic and spreadsheets count them
};

/** One column of a device and how to get its value from a reply. */
struct ColumnRule
{
    Column column;
    /** Where the value stands, as the decoder writes it: see resources/devices/README.md, and for INDI
        "Device.PROPERTY.ELEMENT". */
    QString source;
    ValueFormat format = ValueFormat::Plain;
    QStringList
        sentinels; ///< words that mean "no value": "--", "999"; compared as text and, where both are, as numbers
    double scale = 1; ///< value = number * scale + offset
    double offset = 0;
    std::optional<int> bit; ///< boolean: this bit of the number, the lowest is 0
    std::optional<double> deadBand; ///< a change up to this is none; where there is none, the device's
    QByteArray timeZone; ///< IANA name for times that name none themselves; empty for UTC

    friend bool operator==(const ColumnRule &, const ColumnRule &) = default;
};

/** A text that must stand at a place of a reply; else the reply tells of a failure. */
struct ExpectedText
{
    QString source; ///< as that of a column
    QString text;

    friend bool operator==(const ExpectedText &, const ExpectedText &) = default;
};

/** What a decoder must know of a reply besides the columns. */
struct ReplyFormat
{
    QString pattern; ///< regex: an expression with named groups
    QString separator; ///< csv, keyvalue: what parts two fields, or a key and its value; empty for the usual one
    bool hasHeader = false; ///< csv: the first line names the fields
    int skippedWords = 0; ///< columns: words before the one that position 1 belongs to
    int firstAddress = 0; ///< registers: of the first one in the reply
    bool isLowWordFirst = false; ///< registers: of the words that make one number
    /** The reply holds several rows: "lines", for json the path of the array of them, "." for all; empty for one row.
     */
    QString rows;
    QList<ExpectedText> expected;

    friend bool operator==(const ReplyFormat &, const ReplyFormat &) = default;
};

/** One question to a device, and what its answer holds. */
struct RequestRule
{
    /** The bytes, parameters already put in; sent in one write. modbus: "input 40 8" for eight from 40; mqtt: the
     * topic. */
    QByteArray send;
    QString decoder; ///< one of knownDecoders()
    QList<ColumnRule> columns;
    ReplyFormat format;

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

enum class SerialParity : quint8
{
    None,
    Even,
    Odd,
};

/** How a serial line is set; "8N1" at 9600 baud unless it says otherwise. */
struct SerialSettings
{
    int baud = 9600;
    int dataBits = 8; ///< 7 or 8
    int stopBits = 1; ///< 1 or 2
    SerialParity parity = SerialParity::None;

    friend bool operator==(const SerialSettings &, const SerialSettings &) = default;
};

/** One device of a site: all that the polling thread needs to know of it. */
struct DeviceConfig
{
    QString name; ///< also the table's name
    QString title;
    QString type; ///< name of the type file; empty for one described in place
    QString transport; ///< one of knownTransports()
    QString host;
    quint16 port = 0;
    bool persistent = false; ///< tcp: one connection for all polls, instead of one for each request
    Duration interval = std::chrono::seconds(1);
    Duration timeout = std::chrono::seconds(5); ///< of one request, name look-up and connection included
    QList<RequestRule> requests; ///< all but indi; sent one after the other, or for mqtt what messages hold
    QList<IndiPattern> indiPatterns; ///< indi
    QList<ColumnRule> pushedColumns; ///< indi: names, units and limits for elements, by source; mqtt: by topic
    bool logsChanges = false; ///< a row is logged when something has changed, and at maxInterval; else every row
    Duration maxInterval{}; ///< of two rows, where changes are logged; not less than the interval
    double deadBand = 0; ///< a change up to this is none, for columns without one of their own
    Duration retain{}; ///< raw rows are kept for so long; 0 for ever
    QString path; ///< file, serial, modbus-rtu: absolute
    bool isTail = false; ///< file: each line that is appended is a row, instead of the whole file
    QString rowTime; ///< tail, several rows in a reply: the column with a row's time; empty for the time of reading
    QString placeFile; ///< tail: where it is kept how far the file was read; empty for nowhere
    QStringList command; ///< process: the program and its arguments
    int qos = 0; ///< mqtt: quality of service, 0 to 2
    Duration maxAge{}; ///< mqtt: for so long a message is the value in force
    bool takesRetained = false; ///< mqtt: retained messages too; rows with one are marked in a column of their own
    QString user; ///< http, https, mqtt, mqtts: empty for none
    QString passwordFile; ///< http, https, mqtt, mqtts: absolute; where the user's password is read, which is kept
                          ///< nowhere else
    QString authorityFile; ///< https, mqtts: absolute; certificates to trust besides the system's, empty for none
    SerialSettings serial;
    int unitId = 1; ///< modbus: which of the devices behind one connection is asked
    QString model; ///< simulated: which simulation answers
    QString problem; ///< not empty: the device is disabled, for this reason

    friend bool operator==(const DeviceConfig &, const DeviceConfig &) = default;
};

/** The table in which the logger logs itself. */
constexpr QLatin1StringView selfTableName("logger");

/** A site file, validated. */
struct Site
{
    SiteInfo info;
    QString databasePath; ///< absolute
    qint64 minFree = 0; ///< bytes of room for the log; with less, the oldest raw rows go. 0: they never do for that
    bool logsSelf = false; ///< how the logger does is logged too, into selfTableName
    Duration retain{}; ///< raw rows of tables that are no device's, for so long; 0 for ever
    QList<DeviceConfig> devices;
};

/** For how long raw rows of a table are kept. */
struct TableRetention
{
    QString table;
    Duration retain{};
};

/** Of all tables whose rows go in time. */
QList<TableRetention> retentionsOf(const Site &site);

/** What a changed site does to raw rows that the old one kept otherwise, a sentence for each of its tables and one for
    min_free: "raw rows of tcs are kept for 25d and no longer for 30d". */
QStringList retentionChanges(const Site &before, const Site &after);

/** Marks the rows with a value from a retained message. The last column of a device that takes such. */
Column retainedColumn();

/** The table of a device as its configuration alone describes it; an INDI device's grows at run time. */
DeviceTablePtr makeTable(const DeviceConfig &device);

} // namespace mtnops
