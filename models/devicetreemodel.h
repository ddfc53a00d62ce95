// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicerow.h"
#include "models/plotselection.h"

#include <QAbstractItemModel>

namespace mtnops {

/** The devices of a database and below each its columns, with their newest values, ages and states; the check box of a
    column puts it on the chart. It is reset only when the catalog's structure changes; new values are told by at most
    one dataChanged() for the devices and one for the columns of each. Main thread. */
class DeviceTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Section
    {
        NameSection, ///< title of a device, label of a column
        ValueSection, ///< age of a device, value of a column without its unit
        SectionCount
    };

    enum class ItemKind : quint8
    {
        Device,
        Column
    };

    /** Roles are the same in both sections. "device": also on device rows; the others are invalid there. */
    enum Role
    {
        ItemKindRole = Qt::UserRole + 1, ///< ItemKind; device
        ColumnRefRole, ///< ColumnRef; a device's has an empty column
        LabelRole, ///< QString: label of the column, title of the device; device
        UnitRole, ///< QString, as it stands behind the newest value: empty for none, behind words and NULL
        ValueTextRole, ///< QString: the newest value without its unit
        ShortTextRole, ///< QString: the same where there is little room, of a time that is fresh; else empty
        IsFigureRole, ///< bool: the newest value is a number or a time, that must not be cut
        IsNullRole, ///< bool: the newest row has no valid value; false without a row
        RawValueRole, ///< Value, the newest; NULL when there is no row
        AgeTextRole, ///< QString: "2 s", "14 min", empty without a row; device
        FreshnessRole, ///< Freshness of the device; device
        FreshnessTextRole, ///< QString: the state in words, and why; device
        ErrorTextRole, ///< QString: why the device is not good, as the logger says; may be empty; device
        LimitStateRole, ///< LimitState of the newest value; on a device the worst of its columns; device
        DescriptionRole, ///< QString: one sentence, may be empty
        ColourRole, ///< int: number of the trace's colour, -1 when not on the chart
        LineRole, ///< LineStyle that was chosen for the trace
        ColumnRole, ///< Column
        StatesRole, ///< QList<Value>: of a column of states on the chart the first ones there
        IsPlottableRole, ///< bool: all but times
        LastTimeRole, ///< Timestamp of the newest row, invalid QVariant without one; device
        SearchTextRole, ///< QString: all that the find field looks in; device
    };

    /** @p selection is not owned and outlives the model. */
    explicit DeviceTreeModel(PlotSelection &selection, QObject *parent = nullptr);

    /** The structure. Resets the model only when devices or columns differ from what is shown. */
    void setCatalog(const Catalog &catalog);

    /** The newest rows and states, and the time against which ages are told; rows of tables that the catalog lacks are
        left out. */
    void setLatest(const Latest &latest, Timestamp now);

    /** What the chart shows of the columns of states on it. */
    void setStates(const QList<StateRuns> &states);

    /** Writes times; ISO in UTC without one. */
    void setTimeFormatter(TimeFormatter formatter);
    /** Writes times where there is little room. Set it before the other. */
    void setShortTimeFormatter(ShortTimeFormatter formatter) { m_formatShortTime = std::move(formatter); }

    /** The row of a device or, with a column, of a column; invalid when there is none. */
    QModelIndex indexOf(const ColumnRef &ref) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QVariant deviceData(const DeviceRow &device, int section, int role) const;
    QVariant columnData(const DeviceRow &device, qsizetype column, int section, int role) const;
    QString shortText(const DeviceRow &device, const Value &value) const;
    /** Shows the newest row of the device in @p row; true when the device's own row reads differently. */
    bool showNewest(int row, const LatestRow &latest, Timestamp now);
    void showSelection();
    void showLooks();
    void tell(const ColumnRef &ref, const QList<int> &roles);

    PlotSelection &m_selection;
    QList<DeviceRow> m_devices;
    QList<PlotSelection::Trace> m_chosen; ///< what the view was last told is on the chart
    QHash<ColumnRef, QList<Value>> m_states; ///< of those on the chart, the first ones there
    TimeFormatter m_formatTime;
    ShortTimeFormatter m_formatShortTime;
    Timestamp m_now; ///< against which ages were last told
};

} // namespace mtnops
