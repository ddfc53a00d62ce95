// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetype.h"

namespace mtnops {

/** Reads a device type file. Short-lived, any one thread. */
class DeviceTypeReader
{
public:
    DeviceTypeReader(const TomlValue &root, Diagnostics &diagnostics);

    /** The type as far as it can be understood, without name and problem. */
    DeviceType read();

private:
    void readParameters(DeviceType &type);
    void readParameter(const TomlMember &member, DeviceType &type);
    void reportUnusedParameters(const DeviceType &type);

    TomlReader m_reader;
    Diagnostics &m_diagnostics;
};

} // namespace mtnops
