// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicetreemodel.h"

#include "models/firststates.h"

#include <algorithm>

namespace mtnops {

namespace {

constexpr quintptr deviceId = 0; // a column's internal id is its device's row and one

bool isPlottable(ColumnType type)
{
    return type != ColumnType::Time;
}

bool isColumn(const QModelIndex &index)
{
    return index.isValid() && index.internalId() != deviceId;
}

} // namespace

DeviceTreeModel::DeviceTreeModel(PlotSelection &selection, QObject *parent)
    : QAbstractItemModel(parent), m_selection(selection), m_chosen(selection.traces())
{
    connect(&selection, &PlotSelection::changed, this, &DeviceTreeModel::showSelection);
    connect(&selection, &PlotSelection::arranged, this, &DeviceTreeModel::showLooks);
}

void DeviceTreeModel::setCatalog(const Catalog &catalog)
{
    const bool isSame =
        std::equal(m_devices.begin(), m_devices.end(), catalog.tables.begin(), catalog.tables.end(),
                   [](const DeviceRow &device, const DeviceTable &table) { return device.table == table; });
    if (isSame)
        return;
    beginResetModel();
    QList<DeviceRow> devices;
    devices.reserve(catalog.tables.size());
    for (const DeviceTable &table : catalog.tables) {
        const auto known = std::find_if(m_devices.begin(), m_devices.end(),
                                        [&](const DeviceRow &device) { return device.table.name == table.name; });
        DeviceRow device = known == m_devices.end() ? DeviceRow() : *known;
        if (device.table.columns != table.columns) {
            device.newest.reset(); // its values are in the order of the old columns
            device.decimals = QList<SteadyDecimals>(table.columns.size());
        }
        device.table = table;
        devices.append(device);
    }
    m_devices = devices;
    endResetModel();
}

void DeviceTreeModel::setLatest(const Latest &latest, Timestamp now)
{
    m_now = now;
    QHash<QString, const LatestRow *> byTable;
    for (const LatestRow &row : latest.rows)
        byTable.insert(row.table, &row);
    QList<int> changed;
    for (int row = 0; row < m_devices.size(); ++row) {
        DeviceRow &device = m_devices[row];
        const LatestRow *next = byTable.value(device.table.name);
        if (showNewest(row, next ? *next : LatestRow{device.table.name, device.newest, device.status, {}, device.ahead},
                       now))
            changed.append(row);
    }
    if (!changed.isEmpty())
        emit dataChanged(index(changed.first(), NameSection), index(changed.last(), ValueSection));
}

bool DeviceTreeModel::showNewest(int row, const LatestRow &latest, Timestamp now)
{
    DeviceRow &device = m_devices[row];
    const DeviceRow before = device;
    // A row of other columns than ours belongs to a catalog that is about to come.
    if (!latest.row || qsizetype(latest.row->values.size()) == device.table.columns.size())
        device.newest = latest.row;
    if (device.newest && (!before.newest || device.newest->time != before.newest->time)) {
        for (qsizetype column = 0; column < device.decimals.size(); ++column)
            device.decimals[column].see(device.value(column));
    }
    device.ahead = latest.ahead;
    device.status = latest.status;
    const std::optional<Timestamp> newest = device.newest ? std::optional(device.newest->time) : std::nullopt;
    device.freshness = mtnops::freshness(device.status.state, newest, device.table.interval, now, device.ahead);
    device.age = freshnessAge(device.freshness, newest, device.ahead, now);

    const bool isOtherState = device.freshness != before.freshness || device.status.detail != before.status.detail;
    qsizetype first = isOtherState && !device.table.columns.isEmpty() ? 0 : -1;
    qsizetype last = isOtherState ? device.table.columns.size() - 1 : -1;
    for (qsizetype column = 0; !isOtherState && column < device.table.columns.size(); ++column) {
        if (device.value(column) == before.value(column)
            && device.decimals[column].count() == before.decimals[column].count())
            continue;
        first = first < 0 ? column : first;
        last = column;
    }
    if (first >= 0) {
        const QModelIndex parent = index(row, NameSection);
        emit dataChanged(index(int(first), NameSection, parent), index(int(last), ValueSection, parent));
    }
    return isOtherState || first >= 0 || device.age != before.age;
}

void DeviceTreeModel::setStates(const QList<StateRuns> &states)
{
    const QHash<ColumnRef, QList<Value>> before = std::exchange(m_states, {});
    for (const StateRuns &runs : states) {
        m_states.insert(runs.column, firstStates(runs.runs));
        if (m_states[runs.column] != before.value(runs.column))
            tell(runs.column, {StatesRole});
    }
}

void DeviceTreeModel::setTimeFormatter(TimeFormatter formatter)
{
    m_formatTime = std::move(formatter);
    for (int row = 0; row < m_devices.size(); ++row) {
        const QModelIndex parent = index(row, NameSection);
        if (const int columns = rowCount(parent); columns > 0)
            emit dataChanged(index(0, NameSection, parent), index(columns - 1, ValueSection, parent));
    }
}

void DeviceTreeModel::showSelection()
{
    const QList<PlotSelection::Trace> before = std::exchange(m_chosen, m_selection.traces());
    QList<ColumnRef> changed;
    for (const PlotSelection::Trace &trace : before) {
        if (!m_chosen.contains(trace))
            changed.append(trace.column);
    }
    for (const PlotSelection::Trace &trace : std::as_const(m_chosen)) {
        if (!before.contains(trace) && !changed.contains(trace.column))
            changed.append(trace.column);
    }
    for (const ColumnRef &ref : changed)
        tell(ref, {Qt::CheckStateRole, ColourRole, LineRole});
}

void DeviceTreeModel::showLooks()
{
    for (const PlotSelection::Trace &trace : std::as_const(m_chosen))
        tell(trace.column, {LineRole});
}

void DeviceTreeModel::tell(const ColumnRef &ref, const QList<int> &roles)
{
    const QModelIndex name = indexOf(ref);
    if (name.isValid())
        emit dataChanged(name, name.siblingAtColumn(ValueSection), roles);
}

QModelIndex DeviceTreeModel::indexOf(const ColumnRef &ref) const
{
    for (int row = 0; row < m_devices.size(); ++row) {
        const DeviceTable &table = m_devices[row].table;
        if (table.name != ref.table)
            continue;
        const QModelIndex device = index(row, NameSection);
        if (ref.column.isEmpty())
            return device;
        const qsizetype column = table.indexOf(ref.column);
        return column < 0 ? QModelIndex() : index(int(column), NameSection, device);
    }
    return {};
}

QModelIndex DeviceTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : deviceId);
}

QModelIndex DeviceTreeModel::parent(const QModelIndex &child) const
{
    return isColumn(child) ? createIndex(int(child.internalId() - 1), NameSection, deviceId) : QModelIndex();
}

int DeviceTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_devices.size());
    if (isColumn(parent) || parent.column() != NameSection)
        return 0;
    return int(m_devices[parent.row()].table.columns.size());
}

int DeviceTreeModel::columnCount(const QModelIndex &) const
{
    return SectionCount;
}

Qt::ItemFlags DeviceTreeModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!isColumn(index))
        return flags;
    flags |= Qt::ItemNeverHasChildren;
    if (index.column() == NameSection && data(index, IsPlottableRole).toBool())
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool DeviceTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable))
        return false;
    const DeviceTable &table = m_devices[qsizetype(index.internalId() - 1)].table;
    m_selection.setChosen({table.name, table.columns[index.row()].name}, value.toInt() == Qt::Checked);
    return true;
}

QVariant DeviceTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameSection ? tr("Name") : section == ValueSection ? tr("Value") : QVariant();
}

QVariant DeviceTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == ValueSection ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (isColumn(index))
        return columnData(m_devices[qsizetype(index.internalId() - 1)], index.row(), index.column(), role);
    return deviceData(m_devices[index.row()], index.column(), role);
}

QVariant DeviceTreeModel::deviceData(const DeviceRow &device, int section, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return section == NameSection ? device.table.title : device.age;
    case Qt::ToolTipRole:
        return device.toolTip(m_formatTime);
    case Qt::AccessibleTextRole:
        return device.spokenText();
    case ItemKindRole:
        return QVariant::fromValue(ItemKind::Device);
    case ColumnRefRole:
        return QVariant::fromValue(ColumnRef{device.table.name, {}});
    case LabelRole:
        return device.table.title;
    case AgeTextRole:
        return device.age;
    case FreshnessRole:
        return QVariant::fromValue(device.freshness);
    case FreshnessTextRole:
        return device.stateText();
    case ErrorTextRole:
        return device.status.detail;
    case LimitStateRole:
        return QVariant::fromValue(device.worstLimitState());
    case LastTimeRole:
        return device.newest ? QVariant::fromValue(device.newest->time) : QVariant();
    case SearchTextRole:
        return QString(device.table.title + u' ' + device.table.name);
    default:
        return {};
    }
}

QVariant DeviceTreeModel::columnData(const DeviceRow &device, qsizetype column, int section, int role) const
{
    const Column &of = device.table.columns[column];
    const Value value = device.value(column);
    const ColumnRef ref{device.table.name, of.name};
    const int decimals = device.decimals[column].count();
    switch (role) {
    case Qt::DisplayRole:
        return section == NameSection ? of.label : valueText(of, value, m_formatTime, decimals);
    case Qt::CheckStateRole:
        if (section != NameSection || !isPlottable(of.type))
            return {};
        return int(m_selection.contains(ref) ? Qt::Checked : Qt::Unchecked);
    case Qt::ToolTipRole:
        return device.columnToolTip(column, m_formatTime);
    case Qt::AccessibleTextRole:
        return device.columnSpokenText(column, m_formatTime);
    case ItemKindRole:
        return QVariant::fromValue(ItemKind::Column);
    case ColumnRefRole:
        return QVariant::fromValue(ref);
    case LabelRole:
        return of.label;
    case UnitRole:
        return isNumberText(of, value) ? of.unit : QString();
    case IsFigureRole:
        return isNumberText(of, value) || std::holds_alternative<Timestamp>(value);
    case ValueTextRole:
        return valueText(of, value, m_formatTime, decimals);
    case ShortTextRole:
        return shortText(device, value);
    case IsNullRole:
        return device.newest && isNull(value);
    case RawValueRole:
        return QVariant::fromValue(value);
    case LimitStateRole:
        return QVariant::fromValue(limitState(of, value));
    case DescriptionRole:
        return of.description;
    case ColourRole:
        return m_selection.colourOf(ref);
    case LineRole:
        return QVariant::fromValue(m_selection.arrangement().look(ref).line);
    case ColumnRole:
        return QVariant::fromValue(of);
    case StatesRole:
        return QVariant::fromValue(m_states.value(ref));
    case IsPlottableRole:
        return isPlottable(of.type);
    case SearchTextRole:
        return QStringList{device.table.title, device.table.name, of.label, of.name}.join(u' ');
    default:
        return deviceData(device, section, role);
    }
}

/** A time of day alone would be taken for one of today: that is said only of what is fresh. */
QString DeviceTreeModel::shortText(const DeviceRow &device, const Value &value) const
{
    const auto *time = std::get_if<Timestamp>(&value);
    return time && m_formatShortTime && device.freshness == Freshness::Good ? m_formatShortTime(*time, m_now)
                                                                            : QString();
}

} // namespace mtnops
