// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetypeloader.h"

namespace mtnops {

/** What a device has from its site. */
struct SiteDefaults
{
    Duration retain{}; ///< where the device has none of its own
    QString folder; ///< of the site file, where relative paths start
    QByteArray timeZone; ///< of columns whose time zone is the site's
};

/** Reads one [[device]] of a site file. Short-lived, any one thread. */
class DeviceReader
{
public:
    /** All must outlive the reader. */
    DeviceReader(const TomlValue &table, DeviceTypeLoader &types, SiteDefaults site, Diagnostics &diagnostics);

    /** The device as far as it can be understood, its problem set to the first mistake in it or in its type. Its
        name is one for SQL, or empty when the file gives none. */
    DeviceConfig read();

    /** The file gives the name that read() returned; otherwise it is one made up in its stead. */
    bool hasOwnName() const { return m_hasOwnName; }

private:
    void readName();
    void readType();
    void readSettings();
    void readParameters();
    std::optional<QString> parameterValue(const TypeParameter &parameter);
    void applyTransport();
    void checkPresence();
    void applySchedule();
    void applyThrift();
    void applyRequests();
    void checkTypeOverTransport();
    void checkRows();
    void checkTail(bool hasRows);
    QList<ColumnRule> inTimeZone(QList<ColumnRule> columns) const;

    TomlReader m_reader;
    DeviceTypeLoader &m_types;
    SiteDefaults m_site;
    Diagnostics &m_diagnostics;
    const DeviceType *m_type = nullptr; // owned by m_types; nullptr without a type
    // Nothing is known to be amiss with the type, so that what is absent from both is a mistake here.
    bool m_isTypeSound = true;
    bool m_hasOwnName = false;
    DeviceSettings m_settings; // the site file's where it says something, else the type's
    QMap<QString, QString> m_parameters;
    DeviceConfig m_config;
};

} // namespace mtnops
