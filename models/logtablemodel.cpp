// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logtablemodel.h"

#include "models/latemargin.h"
#include "models/logtablecell.h"

namespace mtnops {

namespace {

const QString tablePurpose = QStringLiteral("table");

} // namespace

LogTableModel::LogTableModel(LogReader &reader, QObject *parent)
    : QAbstractTableModel(parent), m_reader(reader), m_watch(reader, QStringLiteral("table history"))
{
    connect(&m_watch, &HistoryWatch::changed, this, &LogTableModel::reload);
    connect(&reader, &LogReader::pageRead, this, &LogTableModel::takePage);
    connect(&reader, &LogReader::failed, this, &LogTableModel::takeError);
}

void LogTableModel::setTable(const DeviceTable &table)
{
    if (table == m_table)
        return;
    beginResetModel();
    m_table = table;
    m_rows = HeldRows(table.columns);
    m_isRead = false;
    m_firstShown = 0;
    m_lastShown = 0;
    m_error.clear();
    m_reader.cancel(tablePurpose);
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

void LogTableModel::refresh(Timestamp now)
{
    const bool getsRows = m_live || (now >= m_range.from && now <= m_range.to + lateMargin);
    if (m_pending != 0 || m_table.name.isEmpty())
        return;
    if (!getsRows && m_isRead) {
        m_watch.look(now, Duration::zero());
        return;
    }
    if (!m_isRead)
        askFirst();
    else if (!m_rows.hasNewer())
        ask(m_firstShown == 0 ? Purpose::Refresh : Purpose::Newer);
    tellState();
}

void LogTableModel::reload()
{
    if (m_isRead && m_firstShown > 0 && m_firstShown < m_rows.size()) {
        m_target = m_rows[m_firstShown].time;
        ask(Purpose::Reload);
    } else {
        askFirst();
    }
    tellState();
}

void LogTableModel::setCondition(const DeviceCondition &condition, Timestamp now)
{
    QString age;
    if (condition.freshness != Freshness::Good) {
        age = freshnessWithAge(condition.freshness,
                               freshnessAge(condition.freshness, condition.newest, condition.ahead, now));
    }
    if (m_freshness == condition.freshness && m_age == age)
        return;
    m_freshness = condition.freshness;
    m_age = age;
    if (m_rows.isEmpty())
        return;
    emit dataChanged(index(0, 0), index(0, columnCount() - 1), {FreshnessRole, AgeTextRole, Qt::ToolTipRole});
    emit conditionChanged();
}

void LogTableModel::setShownRows(int first, int last)
{
    m_firstShown = first;
    m_lastShown = last;
    askForMore();
    tellState();
}

void LogTableModel::showNewest()
{
    if (m_isRead && !m_rows.hasNewer() && !m_rows.isEmpty())
        emit rowFound(0);
    else
        ask(Purpose::Newest);
    tellState();
}

void LogTableModel::showOldest()
{
    if (m_isRead && !m_rows.hasOlder() && !m_rows.isEmpty())
        emit rowFound(rowCount() - 1);
    else
        ask(Purpose::Oldest);
    tellState();
}

void LogTableModel::showTime(Timestamp time)
{
    m_target = time;
    if (m_isRead && m_rows.holds(time))
        emit rowFound(int(m_rows.rowAt(time)));
    else
        ask(Purpose::Time);
    tellState();
}

void LogTableModel::setTimeFormatter(TimeFormatter formatter)
{
    m_formatTime = std::move(formatter);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole, Qt::ToolTipRole});
}

bool LogTableModel::isLoading() const
{
    if (m_pending == 0 || m_purpose == Purpose::Refresh)
        return false;
    if (m_purpose == Purpose::Older)
        return m_lastShown + 1 >= m_rows.size();
    if (m_purpose == Purpose::Newer)
        return m_rows.hasNewer() && m_firstShown == 0;
    return true;
}

void LogTableModel::askFirst()
{
    m_isRead = false;
    ask(Purpose::First);
}

/** Reads on where the view is near to the end of what is held. */
void LogTableModel::askForMore()
{
    if (!m_isRead || m_pending != 0 || m_rows.isEmpty())
        return;
    if (m_rows.hasOlder() && m_lastShown + margin >= m_rows.size())
        ask(Purpose::Older);
    else if (m_rows.hasNewer() && m_firstShown < margin)
        ask(Purpose::Newer);
}

void LogTableModel::ask(Purpose purpose)
{
    if (m_table.name.isEmpty() || m_range.isEmpty())
        return;
    using enum PageRequest::Part;
    PageRequest request{.table = m_table.name, .notBefore = m_range.from, .count = pageSize};
    // A live window takes what is newest, even where the writer's clock is a little ahead.
    request.before = m_live ? m_range.to + clockSlack : m_range.to;
    switch (purpose) {
    case Purpose::First:
    case Purpose::Newest:
        break;
    case Purpose::Oldest:
        request.part = Oldest;
        break;
    case Purpose::Time:
    case Purpose::Reload:
        request.part = Around;
        request.around = m_target;
        break;
    case Purpose::Older:
        request.before = m_rows.oldest().time;
        break;
    case Purpose::Newer:
    case Purpose::Refresh:
        if (!m_rows.isEmpty())
            request.notBefore = m_rows.newest().time + Duration(1);
        request.part = purpose == Purpose::Newer ? Oldest : Newest;
        break;
    }
    if (m_live)
        m_watch.stop();
    else if (purpose == Purpose::First || purpose == Purpose::Reload)
        m_watch.start({{m_table.name, {}}}, m_range);
    m_purpose = purpose;
    m_pending = m_reader.readPage(request, tablePurpose);
}

void LogTableModel::takePage(LogReader::RequestId id, const RowPage &page)
{
    if (id != m_pending)
        return;
    m_error.clear();
    if (m_purpose == Purpose::Older) {
        appendRows(page);
    } else if (m_purpose == Purpose::Newer || (m_purpose == Purpose::Refresh && !page.hasOlder)) {
        prependRows(page);
    } else { // also where there are more new rows than a page: then there is a gap between them and those shown
        replaceRows(page);
    }
    if (m_pending != id) // somebody who was told of the change has asked for something else
        return;
    m_pending = 0; // until now, so that a view cannot ask in the middle of the change
    askForMore();
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
    m_rows.replace(page);
    m_isRead = true;
    endResetModel();
    if (!m_rows.isEmpty())
        tellReplaced();
}

void LogTableModel::tellReplaced()
{
    using enum Purpose;
    const bool isAtTarget = m_purpose == Time || m_purpose == Reload;
    const qsizetype row = isAtTarget ? m_rows.rowAt(m_target) : m_purpose == Oldest ? m_rows.size() - 1 : 0;
    m_firstShown = row;
    m_lastShown = row;
    if (m_purpose == Newest || m_purpose == Oldest || m_purpose == Time)
        emit rowFound(int(row));
    else
        emit rowsReplaced(int(row));
}

void LogTableModel::appendRows(const RowPage &page)
{
    if (!makeRoomBelow(page.rows.size()))
        return;
    if (page.rows.isEmpty()) {
        m_rows.append(page);
        return;
    }
    beginInsertRows({}, rowCount(), rowCount() + int(page.rows.size()) - 1);
    const bool isWider = m_rows.append(page);
    endInsertRows();
    if (isWider)
        tellWidened();
}

void LogTableModel::prependRows(const RowPage &page)
{
    if (!makeRoomAbove(page.rows.size())) {
        m_rows.expectNewer();
        return;
    }
    if (page.rows.isEmpty()) {
        m_rows.prepend(page);
        return;
    }
    beginInsertRows({}, 0, int(page.rows.size()) - 1);
    const bool isWider = m_rows.prepend(page);
    endInsertRows();
    if (isWider)
        tellWidened();
}

/** Drops rows at the end, for others on top; false where the view shows them. */
bool LogTableModel::makeRoomAbove(qsizetype count)
{
    const qsizetype excess = m_rows.size() + count - maximumRows;
    if (excess <= 0)
        return true;
    if (m_lastShown >= m_rows.size() - excess)
        return false;
    beginRemoveRows({}, int(m_rows.size() - excess), rowCount() - 1);
    m_rows.removeOldest(excess);
    endRemoveRows();
    return true;
}

/** Drops rows on top, for others at the end; false where the view shows them. */
bool LogTableModel::makeRoomBelow(qsizetype count)
{
    const qsizetype excess = m_rows.size() + count - maximumRows;
    if (excess <= 0)
        return true;
    if (m_firstShown < excess)
        return false;
    beginRemoveRows({}, 0, int(excess) - 1);
    m_rows.removeNewest(excess);
    endRemoveRows();
    return true;
}

void LogTableModel::dropOlderThan(Timestamp time)
{
    const qsizetype count = m_rows.countBefore(time);
    if (count == 0)
        return;
    beginRemoveRows({}, int(m_rows.size() - count), rowCount() - 1);
    m_rows.retireOldest(count);
    endRemoveRows();
    if (m_rows.isEmpty() && m_rows.hasNewer()) // the window has moved away from what was shown
        askFirst();
}

void LogTableModel::tellWidened()
{
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

void LogTableModel::tellState()
{
    const State state{isEmpty(), isLoading(), isAtNewest(), m_error};
    if (state == m_told)
        return;
    m_told = state;
    emit stateChanged();
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
    const bool isNow = m_live && index.row() == 0 && isAtNewest();
    if (role == TimestampRole)
        return QVariant::fromValue(row.time);
    if (role == FreshnessRole)
        return QVariant::fromValue(isNow ? m_freshness : Freshness::Good);
    if (role == AgeTextRole)
        return isNow ? m_age : QString();
    if (index.column() == timeSection)
        return timeCellData(row.time, role, m_formatTime);
    const qsizetype column = index.column() - 1;
    return valueCellData(m_table.columns[column], row.values[size_t(column)], role, m_formatTime,
                         m_rows.decimals(column));
}

QVariant LogTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section == timeSection)
        return role == Qt::DisplayRole ? tr("Time") : QVariant();
    return valueHeaderData(m_table.name, m_table.columns[section - 1], role);
}

} // namespace mtnops
