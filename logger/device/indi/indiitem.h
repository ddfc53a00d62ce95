// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <variant>

namespace mtnops {

/** The four kinds of INDI property that hold readings. */
enum class IndiKind : quint8
{
    Number,
    Text,
    Switch,
    Light
};

/** One element of a property, as sent. */
struct IndiElement
{
    QString name;
    QString label; ///< only in definitions; empty when there is none
    QString text; ///< the value without the white space around it; empty means "no value"
    friend bool operator==(const IndiElement &, const IndiElement &) = default;
};

/** A def…Vector or a set…Vector. */
struct IndiVector
{
    bool isDefinition = false;
    IndiKind kind = IndiKind::Number;
    QString device;
    QString property;
    QString label; ///< only in definitions; empty when there is none
    QList<IndiElement> elements;
    friend bool operator==(const IndiVector &, const IndiVector &) = default;
};

/** A delProperty: one property, or with an empty name all of the device. */
struct IndiDeletion
{
    QString device;
    QString property;
    friend bool operator==(const IndiDeletion &, const IndiDeletion &) = default;
};

/** Words of a driver to people. */
struct IndiMessage
{
    QString device; ///< empty: from the server
    QString text;
    friend bool operator==(const IndiMessage &, const IndiMessage &) = default;
};

/** One top-level element of an INDI stream. */
using IndiItem = std::variant<IndiVector, IndiDeletion, IndiMessage>;

} // namespace mtnops
