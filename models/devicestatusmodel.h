// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/freshness.h"
#include "models/valuetext.h"

#include <QAbstractTableModel>

namespace mtnops {

/** How each device is doing, a row each in the order of the catalog: state, age of its newest row, counters since the
    logger's start, latency and last error. Main thread. */
class DeviceStatusModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Section
    {
        DeviceSection,
        StateSection,
        SinceSection, ///< when the state began
        AgeSection, ///< of the newest row
        ErrorSection, ///< why the state is what it is; while all is well, the last one that was seen
        SuccessSection, ///< polls that wrote a row, in percent
        PollsSection,
        FailuresSection,
        SkippedSection,
        LatencySection,
        SectionCount
    };

    /** In every section. */
    enum Role
    {
        NameRole = Qt::UserRole + 1, ///< QString: the device's name, as in the catalog
        FreshnessRole, ///< Freshness
        SortRole, ///< what the section sorts by: a number or a text; states by how bad they are, the worst first
        IsPastRole, ///< bool: the error is over
    };

    using QAbstractTableModel::QAbstractTableModel;

    /** The devices. Resets the model only when names, titles or intervals differ. */
    void setCatalog(const Catalog &catalog);
    /** The newest rows and states as read, and the time against which ages are told. */
    void setLatest(const Latest &latest, Timestamp now);
    /** The states of the logger in this process, newer than those that were read; empty where there is none. */
    void setOwnStates(const QList<DeviceStatus> &states);
    /** Writes times; ISO in UTC without one. */
    void setTimeFormatter(TimeFormatter formatter);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Device
    {
        QString name;
        QString title;
        Duration interval{};
        std::optional<Timestamp> newest; ///< that does not lie ahead
        std::optional<Timestamp> ahead; ///< time of the last row, where that does
        DeviceStatus status;
        Freshness freshness = Freshness::NeverSeen;
        std::optional<Duration> age; ///< of the newest row; where rows lie ahead of the last one, and less than nothing
        QString error;
        friend bool operator==(const Device &, const Device &) = default;
    };

    void show(int row, Device next);
    QString timeText(Timestamp time) const;
    static QString ageOf(const Device &device);
    QVariant text(const Device &device, int section) const;
    QVariant sortKey(int row, int section) const;
    QString toolTip(const Device &device) const;

    QList<Device> m_devices;
    QHash<QString, DeviceStatus> m_ownStates;
    TimeFormatter m_formatTime;
};

} // namespace mtnops
