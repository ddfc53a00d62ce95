// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetypeloader.h"

namespace mtnops {

/** Reads the tree of a site file. Short-lived, any one thread. */
class SiteReader
{
public:
    /** All but @p folder, where the relative paths of the file start, must outlive the reader. */
    SiteReader(const TomlValue &root, QString folder, DeviceTypeLoader &types, Diagnostics &diagnostics);

    /** The site, or nothing when it has no name to log under. */
    std::optional<Site> read();

private:
    void readInfo();
    void readPlace(TomlReader &reader);
    void readTimeZone(TomlReader &reader);
    void readStore();
    void readDevices();

    TomlReader m_reader;
    QString m_folder;
    DeviceTypeLoader &m_types;
    Diagnostics &m_diagnostics;
    Site m_site;
    SourcePosition m_selfPosition; // of log_self
};

} // namespace mtnops
