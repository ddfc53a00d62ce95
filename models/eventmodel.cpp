// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventmodel.h"

#include <algorithm>

namespace mtnops {

namespace {

const QString eventPurpose = QStringLiteral("events");

/** Events of several threads are not written quite in the order of their times. */
constexpr Duration eventMargin = std::chrono::seconds(15);

bool isSame(const Event &left, const Event &right)
{
    return left.time == right.time && left.kind == right.kind && left.device == right.device && left.text == right.text;
}

bool isNewer(const Event &left, const Event &right)
{
    return left.time > right.time;
}

} // namespace

EventModel::EventModel(LogReader &reader, QObject *parent) : QAbstractTableModel(parent), m_reader(reader)
{
    connect(&reader, &LogReader::eventsRead, this, &EventModel::takeEvents);
    connect(&reader, &LogReader::failed, this, &EventModel::takeError);
}

void EventModel::setRange(const TimeRange &range, bool live)
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
        reload();
}

void EventModel::refresh(Timestamp now)
{
    const bool getsRows = m_live || (now >= m_range.from && now <= m_range.to + eventMargin);
    if (!getsRows || m_pending != 0)
        return;
    const bool hasNewest = m_isRead && !m_events.isEmpty();
    const Timestamp from = hasNewest ? std::max(m_range.from, m_events.first().time - eventMargin) : m_range.from;
    ask({from, m_range.to}, m_isRead);
}

void EventModel::reload()
{
    if (!m_range.isEmpty())
        ask(m_range, false);
}

void EventModel::setTimeFormatter(TimeFormatter formatter)
{
    m_formatTime = std::move(formatter);
    if (!m_events.isEmpty())
        emit dataChanged(index(0, TimeSection), index(rowCount() - 1, TimeSection), {Qt::DisplayRole});
}

void EventModel::setTitles(const QHash<QString, QString> &titles)
{
    m_titles = titles;
    if (!m_events.isEmpty())
        emit dataChanged(index(0, DeviceSection), index(rowCount() - 1, DeviceSection), {Qt::DisplayRole});
}

void EventModel::ask(const TimeRange &range, bool newestOnly)
{
    m_newestOnly = newestOnly;
    m_pending = m_reader.readEvents(range, eventPurpose);
}

void EventModel::takeEvents(LogReader::RequestId id, const QList<Event> &events)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    QList<Event> newestFirst = events;
    std::stable_sort(newestFirst.begin(), newestFirst.end(), isNewer);
    bool hasChanged = !m_error.isEmpty();
    m_error.clear();
    if (m_newestOnly) {
        for (const Event &event : std::as_const(newestFirst))
            hasChanged |= insert(event);
    } else {
        beginResetModel();
        m_events = newestFirst;
        m_isRead = true;
        endResetModel();
        hasChanged = true;
    }
    if (hasChanged)
        emit stateChanged();
}

void EventModel::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    if (m_error == error.detail)
        return;
    m_error = error.detail;
    emit stateChanged();
}

bool EventModel::insert(const Event &event)
{
    const auto [first, last] = std::equal_range(m_events.cbegin(), m_events.cend(), event, isNewer);
    if (std::any_of(first, last, [&](const Event &known) { return isSame(known, event); }))
        return false;
    const qsizetype row = last - m_events.cbegin();
    beginInsertRows({}, int(row), int(row));
    m_events.insert(row, event);
    endInsertRows();
    return true;
}

void EventModel::dropOlderThan(Timestamp time)
{
    const auto firstOlder = std::partition_point(m_events.cbegin(), m_events.cend(),
                                                 [&](const Event &event) { return event.time >= time; });
    if (firstOlder == m_events.cend())
        return;
    const qsizetype row = firstOlder - m_events.cbegin();
    beginRemoveRows({}, int(row), rowCount() - 1);
    m_events.resize(row);
    endRemoveRows();
    emit stateChanged();
}

int EventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QVariant EventModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Event &event = m_events[index.row()];
    switch (role) {
    case TimestampRole:
        return QVariant::fromValue(event.time);
    case KindRole:
        return QVariant::fromValue(event.kind);
    case Qt::ToolTipRole:
        return event.text;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (Section(index.column())) {
    case TimeSection:
        return m_formatTime ? m_formatTime(event.time) : isoTimeText(event.time);
    case KindSection:
        return eventKindText(event.kind);
    case DeviceSection:
        return m_titles.value(event.device, event.device);
    case TextSection:
        return event.text;
    case SectionCount:
        break;
    }
    return {};
}

QString EventModel::summary(int row) const
{
    const Event &event = m_events[row];
    const QString device = m_titles.value(event.device, event.device);
    const QString what = device.isEmpty() ? event.text : device + QLatin1StringView(": ") + event.text;
    return eventKindText(event.kind) + QStringLiteral(" · ") + what;
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Section(section)) {
    case TimeSection:
        return tr("Time");
    case KindSection:
        return tr("Event");
    case DeviceSection:
        return tr("Device");
    case TextSection:
        return tr("Text");
    case SectionCount:
        break;
    }
    return {};
}

QString eventKindText(EventKind kind)
{
    switch (kind) {
    case EventKind::Start:
        return EventModel::tr("started");
    case EventKind::Stop:
        return EventModel::tr("stopped");
    case EventKind::DeviceUp:
        return EventModel::tr("device up");
    case EventKind::DeviceDown:
        return EventModel::tr("device down");
    case EventKind::ReadingsLost:
        return EventModel::tr("readings lost");
    case EventKind::Configuration:
        return EventModel::tr("configuration");
    case EventKind::ClockStepped:
        return EventModel::tr("clock stepped");
    case EventKind::Problem:
        return EventModel::tr("problem");
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
