// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/indi/indicolumns.h"

#include <QSet>

#include <utility>

namespace mtnops {

/** The values in force of one site device's INDI elements: what was last sent and not taken back since. Any thread. */
class IndiReadings
{
public:
    explicit IndiReadings(const DeviceConfig &config);

    /** Takes one item of the stream. */
    void apply(const IndiItem &item);

    /** Nothing that was sent counts any longer: the connection is gone. */
    void clear();

    /** The same for one INDI device, which does not answer. */
    void clearDevice(const QString &device);

    const DeviceTablePtr &table() const { return m_columns.table(); }
    const QStringList &devices() const { return m_columns.devices(); }

    /** One value for each column of table(). */
    const Values &values() const { return m_values; }
    bool hasValue() const;

    /** Every pattern and every column of the site file has at least one value. */
    bool isComplete() const;

    /** Why values are missing, in words, one for each INDI device or property that lacks some; empty when all is well.
     */
    QStringList problems() const;

    /** Of those, in the same words, what was there once and was taken back: the device let go of its hardware, deleted
        properties, fell silent or was lost with the connection. What has never been sent is no loss, nor is empty text.
     */
    QStringList losses() const;

    /** True when an INDI device that lacks values says itself that it is not connected to its hardware. */
    bool isAnyDisconnected() const { return !m_disconnected.isEmpty(); }

    /** Values that became NULL for being unreadable or out of range, since the last call. */
    int takeRejected() { return std::exchange(m_rejected, 0); }

    /** Elements that got no column, in words. */
    QStringList takeRefusals() { return m_columns.takeRefusals(); }

private:
    void applyVector(const IndiVector &vector);
    void applyConnection(const IndiVector &vector);
    void takeBack(const QString &device, const QString &property);
    QString absenceOf(const QString &device) const;
    QStringList lossesOf(const QString &device) const;

    IndiColumns m_columns;
    Values m_values;
    QSet<qsizetype> m_takenBack; ///< columns that had been sent, and have not been since they were taken back
    QSet<QString> m_seen; ///< devices that have sent anything over this connection
    QSet<QString> m_disconnected; ///< devices whose CONNECTION is Off
    int m_rejected = 0;
};

} // namespace mtnops
