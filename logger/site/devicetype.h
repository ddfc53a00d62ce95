// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicesettings.h"

namespace mtnops {

/** A word of its requests that each device of a type has of its own, such as a telescope's OBSID. */
struct TypeParameter
{
    QString name; ///< a key of the [[device]], and ${name} in a request
    QString description;
    std::optional<QString> standard; ///< without one, the device must give it
};

/** A kind of device: what it is asked and what it answers, from a device type file. A value; any thread. */
struct DeviceType
{
    QString name; ///< of the file, without ".toml"
    QString description;
    DeviceSettings settings;
    QList<TypeParameter> parameters;
    TakenNames columnNames = TakenNames(QStringLiteral("column"));
    QString problem; ///< not empty: the file's first mistake, with its place

    QStringList parameterNames() const;
};

/** What is wrong with the value of a parameter: it becomes a part of one line that is sent; empty when nothing is. */
QString problemOfParameter(const QString &value);

} // namespace mtnops
