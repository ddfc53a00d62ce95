// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logtablemodel.h"

#include <algorithm>

namespace mtnops {

namespace {

const QString readerPurpose = QStringLiteral("table");

/** The rows of a page with their values in the order of @p columns; a column that the page lacks is NULL. */
QList<Row> arranged(const RowPage &page, const QList<Column> &columns)
{
    const auto hasName = [](const Column &left, const Column &right) { return left.name == right.name; };
    if (std::equal(page.columns.begin(), page.columns.end(), columns.begin(), columns.end(), hasName))
        return page.rows;
    const DeviceTable read{.name = page.table, .title = {}, .interval = {}, .columns = page.columns};
    QList<Row> rows;
    rows.reserve(page.rows.size());
    for (const Row &row : page.rows) {
        Row ours{row.time, Values(size_t(columns.size()))};
        for (qsizetype column = 0; column < columns.size(); ++column) {
            if (const qsizetype theirs = read.indexOf(columns[column].name); theirs >= 0)
                ours.values[size_t(column)] = row.values[size_t(theirs)];
        }
        rows.append(ours);
    }
    return rows;
}

bool isNumber(ColumnType type)
{
    return type == ColumnType::Real || type == ColumnType::Integer;
}

/** The same for the cells of a column and its header. */
int alignmentOf(ColumnType type)
{
    return int((isNumber(type) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

LogTableModel::LogTableModel(LogReader &reader, QObject *parent) : QAbstractTableModel(parent), m_reader(reader)
{
    connect(&reader, &LogReader::pageRead, this, &LogTableModel::takePage);
    connect(&reader, &LogReader::failed, this, &LogTableModel::takeError);
}

void LogTableModel::setTable(const DeviceTable &table)
{
    if (table == m_table)
        return;
    beginResetModel();
    m_table = table;
    m_rows.clear();
    m_isRead = false;
    m_hasOlder = false;
    m_error.clear();
    m_reader.cancel(readerPurpose);
    m_pending = 0;
    endResetModel();
    askFirst();
    tellState();
}

void LogTableModel::setRange(const TimeRange &range, bool live)
{
    if (range == m_range && live == m_live)
        return;
    const bool hasOnlyMovedOn =
        live && m_live && range.length() == m_range.length() && range.from >= m_range.from && range.from < m_range.to;
    m_range = range;
    m_live = live;
    if (hasOnlyMovedOn)
        dropOlderThan(range.from);
    else
        askFirst();
    tellState();
}

void LogTableModel::refresh()
{
    if (!m_live || m_pending != 0 || m_table.name.isEmpty())
        return;
    if (!m_isRead)
        askFirst();
    else
        ask(Purpose::Newest, std::nullopt, m_rows.isEmpty() ? m_range.from : m_rows.first().time + Duration(1));
    tellState();
}

void LogTableModel::reload()
{
    askFirst();
    tellState();
}

void LogTableModel::setTimeFormatter(TimeFormatter formatter)
{
    m_formatTime = std::move(formatter);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole, Qt::ToolTipRole});
}

void LogTableModel::askFirst()
{
    if (m_table.name.isEmpty() || m_range.isEmpty())
        return;
    m_isRead = false;
    // A live window takes what is newest, even where the writer's clock is a little ahead.
    ask(Purpose::First, m_live ? std::nullopt : std::optional(m_range.to), m_range.from);
}

void LogTableModel::ask(Purpose purpose, std::optional<Timestamp> before, Timestamp notBefore)
{
    m_purpose = purpose;
    m_pending = m_reader.readPage({.table = m_table.name, .before = before, .notBefore = notBefore, .count = pageSize},
                                  readerPurpose);
}

void LogTableModel::takePage(LogReader::RequestId id, const RowPage &page)
{
    if (id != m_pending)
        return;
    m_error.clear();
    // More new rows than a page: there is a gap between them and those shown.
    if (m_purpose == Purpose::First || (m_purpose == Purpose::Newest && !page.isLast))
        replaceRows(page);
    else if (m_purpose == Purpose::Older)
        appendRows(page);
    else
        prependRows(page);
    if (m_pending == id) // until now, so that a view cannot fetch in the middle of the change
        m_pending = 0;
    tellState();
}

void LogTableModel::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_error = error.detail;
    tellState();
}

void LogTableModel::replaceRows(const RowPage &page)
{
    beginResetModel();
    m_rows = arranged(page, m_table.columns);
    m_decimals = QList<int>(m_table.columns.size());
    widen(m_rows);
    m_hasOlder = !page.isLast;
    m_isRead = true;
    endResetModel();
}

void LogTableModel::appendRows(const RowPage &page)
{
    m_hasOlder = !page.isLast;
    if (page.rows.isEmpty())
        return;
    const QList<Row> rows = arranged(page, m_table.columns);
    beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
    m_rows.append(rows);
    const bool isWider = widen(rows);
    endInsertRows();
    if (isWider)
        tellWidened();
}

void LogTableModel::prependRows(const RowPage &page)
{
    if (page.rows.isEmpty())
        return;
    beginInsertRows({}, 0, int(page.rows.size()) - 1);
    QList<Row> rows = arranged(page, m_table.columns);
    const bool isWider = widen(rows);
    while (!rows.isEmpty()) // one by one: the rows that are there are not copied
        m_rows.prepend(rows.takeLast());
    endInsertRows();
    if (isWider)
        tellWidened();
    if (m_rows.size() > maximumRows) {
        removeFrom(maximumRows);
        m_hasOlder = true;
    }
}

bool LogTableModel::widen(const QList<Row> &rows)
{
    const QList<int> before = m_decimals;
    m_decimals.resize(m_table.columns.size());
    for (const Row &row : rows) {
        for (qsizetype column = 0; column < m_decimals.size(); ++column)
            m_decimals[column] = std::max(m_decimals[column], decimalsOf(row.values[size_t(column)]));
    }
    return m_decimals != before;
}

void LogTableModel::tellWidened()
{
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

void LogTableModel::removeFrom(qsizetype row)
{
    beginRemoveRows({}, int(row), rowCount() - 1);
    m_rows.resize(row);
    endRemoveRows();
}

void LogTableModel::dropOlderThan(Timestamp time)
{
    const auto firstOlder =
        std::partition_point(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) { return row.time >= time; });
    if (firstOlder == m_rows.cend())
        return;
    removeFrom(firstOlder - m_rows.cbegin());
    m_hasOlder = false;
}

void LogTableModel::tellState()
{
    const State state{isEmpty(), isLoading(), isTruncated(), m_error};
    if (state == m_told)
        return;
    m_told = state;
    emit stateChanged();
}

bool LogTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_isRead && m_hasOlder && m_rows.size() < maximumRows && !m_rows.isEmpty()
        && !isLoading();
}

void LogTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    ask(Purpose::Older, m_rows.last().time, m_range.from);
    tellState();
}

int LogTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LogTableModel::columnCount(const QModelIndex &parent) const
{
    if (parent.isValid() || m_table.name.isEmpty())
        return 0;
    return int(m_table.columns.size()) + 1;
}

QVariant LogTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[index.row()];
    if (role == TimestampRole)
        return QVariant::fromValue(row.time);
    return index.column() == timeSection ? timeData(row, role) : cellData(row, index.column() - 1, role);
}

QVariant LogTableModel::timeData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_formatTime ? m_formatTime(row.time) : isoTimeText(row.time);
    case Qt::ToolTipRole:
        return QString::fromLatin1(toIsoUtc(row.time));
    case RawValueRole:
        return QVariant::fromValue(Value(row.time));
    case LimitStateRole:
        return QVariant::fromValue(LimitState::Normal);
    case IsNullRole:
        return false;
    default:
        return {};
    }
}

QVariant LogTableModel::cellData(const Row &row, qsizetype column, int role) const
{
    const Column &of = m_table.columns[column];
    const Value &value = row.values[size_t(column)];
    switch (role) {
    case Qt::DisplayRole:
        return valueText(of, value, m_formatTime, m_decimals[column]);
    case Qt::ToolTipRole: {
        const QString limit = limitStateText(limitState(of, value));
        const QString text = of.label + QLatin1StringView(": ") + valueTextWithUnit(of, value, m_formatTime);
        return limit.isEmpty() ? text : tr("%1\n%2: %3").arg(text, limit, limitsText(of));
    }
    case Qt::TextAlignmentRole:
        return alignmentOf(of.type);
    case RawValueRole:
        return QVariant::fromValue(value);
    case LimitStateRole:
        return QVariant::fromValue(limitState(of, value));
    case IsNullRole:
        return isNull(value);
    default:
        return {};
    }
}

QVariant LogTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == timeSection)
        return role == Qt::DisplayRole ? tr("Time") : QVariant();
    const Column &column = m_table.columns[section - 1];
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(column.type);
    if (role == Qt::DisplayRole)
        return column.unit.isEmpty() ? column.label : tr("%1 (%2)").arg(column.label, column.unit);
    if (role == Qt::ToolTipRole) {
        QStringList lines{column.description.isEmpty() ? column.label : column.description};
        if (const QString limits = limitsText(column); !limits.isEmpty())
            lines.append(tr("Limits: %1").arg(limits));
        lines.append(QString(m_table.name + u'.' + column.name));
        return lines.join(u'\n');
    }
    return {};
}

} // namespace mtnops
