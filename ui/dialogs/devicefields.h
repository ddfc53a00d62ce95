// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetype.h"

#include <QStringList>

namespace mtnops {

/** What a new device is to be: of a known type, or one described in place over some transport. A value. */
struct DeviceKind
{
    std::optional<DeviceType> type;
    QString transport; ///< the type's, where there is one

    /** Whether it is nowhere said what is asked, so that the device has to. */
    bool hasOwnRequest() const;
};

/** A key of a [[device]] as a form asks for it. */
struct DeviceField
{
    enum class Kind : quint8
    {
        Text,
        Number,
        Path, ///< of a file, to be browsed for
        NewPath, ///< of a file that is not there yet
        Words, ///< several strings, between commas
        Command, ///< a program and its arguments, as in a shell
        Choice, ///< one of choices, written as a string
        Literal, ///< one of choices, written as it is
        Sent, ///< bytes, with \n, \r, \t, \\ and \x1b
        Columns, ///< the columns of a request
    };

    QString key;
    QString label;
    QString tip;
    QString placeholder;
    Kind kind = Kind::Text;
    QStringList choices; ///< besides none
};

/** The fields of a device of that kind, in their order; name, type and transport are no part of them. */
QList<DeviceField> fieldsOf(const DeviceKind &kind);

/** Those of the only request of a device that has one. */
QList<DeviceField> requestFieldsOf(const DeviceKind &kind);

/** How a column's source is written for that decoder. */
QString sourceTip(const QString &decoder);

/** What a transport is for, in a few words. */
QString transportText(const QString &transport);

} // namespace mtnops
