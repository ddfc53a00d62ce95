// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicestatusmodel.h"

#include <algorithm>

namespace mtnops {

namespace {

const QString none = QStringLiteral("–");

std::optional<double> successPercent(const DeviceStatus &status)
{
    if (status.polls <= 0)
        return std::nullopt;
    return 100.0 * double(std::max<qint64>(0, status.polls - status.failures)) / double(status.polls);
}

/** Never 100.0 while there was a failure. */
QString percentText(std::optional<double> percent)
{
    if (!percent)
        return none;
    const double shown = *percent < 100.0 ? std::min(*percent, 99.9) : *percent;
    return QString::number(shown, 'f', 1) + QStringLiteral(" %");
}

QString latencyText(Duration latency)
{
    if (latency <= Duration::zero())
        return none;
    const double milliseconds = std::chrono::duration<double, std::milli>(latency).count();
    return QString::number(milliseconds, 'f', milliseconds < 10 ? 1 : 0) + QStringLiteral(" ms");
}

bool isRight(int section)
{
    return section == DeviceStatusModel::AgeSection
        || (section >= DeviceStatusModel::SuccessSection && section <= DeviceStatusModel::LatencySection);
}

/** The lower, the sooner somebody should look. */
int urgency(Freshness freshness)
{
    switch (freshness) {
    case Freshness::Disconnected:
    case Freshness::NoReply:
        return 0;
    case Freshness::Unparsable:
        return 1;
    case Freshness::Stale:
    case Freshness::ClockAhead:
        return 2;
    case Freshness::NeverSeen:
        return 3;
    case Freshness::Good:
        return 4;
    case Freshness::Disabled:
        return 5;
    }
    Q_UNREACHABLE();
}

} // namespace

void DeviceStatusModel::setCatalog(const Catalog &catalog)
{
    const bool isSame = std::equal(m_devices.cbegin(), m_devices.cend(), catalog.tables.cbegin(), catalog.tables.cend(),
                                   [](const Device &device, const DeviceTable &table) {
                                       return device.name == table.name && device.title == table.title
                                           && device.interval == table.interval;
                                   });
    if (isSame)
        return;
    beginResetModel();
    QList<Device> devices;
    for (const DeviceTable &table : catalog.tables) {
        const auto known = std::find_if(m_devices.cbegin(), m_devices.cend(),
                                        [&](const Device &device) { return device.name == table.name; });
        Device device = known == m_devices.cend() ? Device() : *known;
        device.name = table.name;
        device.title = table.title;
        device.interval = table.interval;
        devices.append(device);
    }
    m_devices = devices;
    endResetModel();
}

void DeviceStatusModel::setLatest(const Latest &latest, Timestamp now)
{
    for (int row = 0; row < rowCount(); ++row) {
        Device next = m_devices[row];
        const auto read = std::find_if(latest.rows.cbegin(), latest.rows.cend(),
                                       [&](const LatestRow &candidate) { return candidate.table == next.name; });
        if (read != latest.rows.cend()) {
            next.newest = read->row ? std::optional(read->row->time) : std::nullopt;
            next.ahead = read->ahead;
            next.status = read->status;
        }
        next.status = m_ownStates.value(next.name, next.status);
        next.freshness = mtnops::freshness(next.status.state, next.newest, next.interval, now, next.ahead);
        const std::optional<Timestamp> told =
            next.freshness == Freshness::ClockAhead ? std::max(next.newest, next.ahead) : next.newest;
        next.age = told ? std::optional<Duration>(now - *told) : std::nullopt;
        show(row, next);
    }
}

void DeviceStatusModel::setOwnStates(const QList<DeviceStatus> &states)
{
    m_ownStates.clear();
    for (const DeviceStatus &status : states)
        m_ownStates.insert(status.device, status);
}

void DeviceStatusModel::setTimeFormatter(TimeFormatter formatter)
{
    m_formatTime = std::move(formatter);
    if (!m_devices.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, SectionCount - 1), {Qt::DisplayRole, Qt::ToolTipRole});
}

void DeviceStatusModel::show(int row, Device next)
{
    if (!next.status.detail.isEmpty())
        next.error = next.status.detail;
    if (next == m_devices[row])
        return;
    m_devices[row] = next;
    emit dataChanged(index(row, 0), index(row, SectionCount - 1));
}

int DeviceStatusModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_devices.size());
}

int DeviceStatusModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : SectionCount;
}

QVariant DeviceStatusModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Device &device = m_devices[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(device, index.column());
    case Qt::ToolTipRole:
        return toolTip(device);
    case Qt::TextAlignmentRole:
        return int((isRight(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case NameRole:
        return device.name;
    case FreshnessRole:
        return QVariant::fromValue(device.freshness);
    case SortRole:
        return sortKey(index.row(), index.column());
    case IsPastRole:
        return device.status.detail.isEmpty();
    default:
        return {};
    }
}

/** "14 min", "by 7 h" where rows lie ahead; "–" where there is none to tell the age of. */
QString DeviceStatusModel::ageOf(const Device &device)
{
    if (!device.age)
        return none;
    return device.freshness == Freshness::ClockAhead ? tr("by %1").arg(ageText(-*device.age)) : ageText(*device.age);
}

QVariant DeviceStatusModel::text(const Device &device, int section) const
{
    switch (Section(section)) {
    case DeviceSection:
        return device.title;
    case StateSection:
        return freshnessText(device.freshness);
    case SinceSection:
        return timeText(device.status.since);
    case AgeSection:
        return ageOf(device);
    case ErrorSection:
        return device.error.isEmpty() ? none : device.error;
    case SuccessSection:
        return percentText(successPercent(device.status));
    case PollsSection:
        return QString::number(device.status.polls);
    case FailuresSection:
        return QString::number(device.status.failures);
    case SkippedSection:
        return QString::number(device.status.skipped);
    case LatencySection:
        return latencyText(device.status.latency);
    case SectionCount:
        break;
    }
    return {};
}

QVariant DeviceStatusModel::sortKey(int row, int section) const
{
    const Device &device = m_devices[row];
    switch (Section(section)) {
    case DeviceSection:
        return device.title;
    case StateSection:
        return urgency(device.freshness) * rowCount() + row; // those of one state as in the catalog
    case SinceSection:
        return toMicroseconds(device.status.since);
    case AgeSection:
        return device.age ? qint64(device.age->count()) : std::numeric_limits<qint64>::max();
    case ErrorSection:
        return device.error;
    case SuccessSection:
        return successPercent(device.status).value_or(-1);
    case PollsSection:
        return device.status.polls;
    case FailuresSection:
        return device.status.failures;
    case SkippedSection:
        return device.status.skipped;
    case LatencySection:
        return qint64(device.status.latency.count());
    case SectionCount:
        break;
    }
    return {};
}

QString DeviceStatusModel::timeText(Timestamp time) const
{
    if (time == Timestamp())
        return none; // the logger has not told yet
    return m_formatTime ? m_formatTime(time) : isoTimeText(time);
}

QString DeviceStatusModel::toolTip(const Device &device) const
{
    const DeviceStatus &status = device.status;
    QStringList lines{QString(device.title + QLatin1StringView(" (") + device.name + u')'),
                      tr("%1 since %2").arg(freshnessText(device.freshness), timeText(status.since))};
    if (device.freshness == Freshness::ClockAhead)
        lines.append(tr("The last row is of %1, which is ahead %2 of this computer's clock")
                         .arg(timeText(*std::max(device.newest, device.ahead)), ageOf(device)));
    else
        lines.append(device.newest ? tr("Last row: %1 (%2 ago)").arg(timeText(*device.newest), ageOf(device))
                                   : tr("No row yet"));
    lines.append(tr("One row every %1").arg(formatDuration(device.interval)));
    lines.append(tr("%1 polls since the logger's start, %2 of them failed; %3 turns skipped, %4 values rejected")
                     .arg(status.polls)
                     .arg(status.failures)
                     .arg(status.skipped)
                     .arg(status.rejected));
    if (status.latency > Duration::zero())
        lines.append(tr("Last poll took %1").arg(latencyText(status.latency)));
    if (!device.error.isEmpty())
        lines.append((status.detail.isEmpty() ? tr("Last error, over now: %1") : tr("Error: %1")).arg(device.error));
    return lines.join(u'\n');
}

QVariant DeviceStatusModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= SectionCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isRight(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Section(section)) {
    case DeviceSection:
        return tr("Device");
    case StateSection:
        return tr("State");
    case SinceSection:
        return tr("Since");
    case AgeSection:
        return tr("Last row");
    case ErrorSection:
        return tr("Last error");
    case SuccessSection:
        return tr("Success");
    case PollsSection:
        return tr("Polls");
    case FailuresSection:
        return tr("Failures");
    case SkippedSection:
        return tr("Skipped");
    case LatencySection:
        return tr("Latency");
    case SectionCount:
        break;
    }
    return {};
}

} // namespace mtnops
