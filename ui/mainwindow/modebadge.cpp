// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/modebadge.h"

namespace mtnops {

ModeBadge::ModeBadge(QWidget *parent) : IconLabel(parent)
{
    setObjectName(QStringLiteral("modeBadge"));
    showState();
}

void ModeBadge::setMode(const LoggingMode &mode)
{
    m_mode = mode;
    showState();
}

void ModeBadge::setProblem(const QString &problem)
{
    m_problem = problem;
    showState();
}

void ModeBadge::setLost(qint64 rows)
{
    m_lost = rows;
    showState();
}

void ModeBadge::setSilentDevices(const QStringList &titles)
{
    m_silent = titles;
    showState();
}

void ModeBadge::setAheadDevices(const QStringList &titles)
{
    m_ahead = titles;
    showState();
}

void ModeBadge::setTheme(const Theme &theme)
{
    m_theme = theme;
    showState();
}

void ModeBadge::showState()
{
    using Kind = LoggingMode::Kind;
    const QString doing = m_mode.kind == Kind::Logging ? tr("logging")
        : m_mode.kind == Kind::Starting                ? tr("starting")
        : m_mode.kind == Kind::Viewing                 ? tr("viewing, read-only")
                                                       : tr("not logging");
    const QString withReason = m_mode.reason.isEmpty() ? doing : tr("%1 — %2").arg(doing, m_mode.reason);
    QStringList hints{withReason};
    if (!m_silent.isEmpty())
        hints.append(tr("Silent: %1").arg(m_silent.join(QLatin1StringView(", "))));
    if (!m_ahead.isEmpty())
        hints.append(tr("Rows lie ahead of this computer's clock: %1. Is a clock wrong, or was it?")
                         .arg(m_ahead.join(QLatin1StringView(", "))));
    if (m_lost > 0)
        hints.append(tr("%L1 rows lost since the start").arg(m_lost));
    if (!m_problem.isEmpty())
        hints.append(m_problem);
    setToolTip(hints.join(u'\n'));

    if (m_mode.kind == Kind::Failed)
        setContent(Icon::Alarm, withReason, m_theme.alarm);
    else if (!m_problem.isEmpty())
        setContent(Icon::Alarm, m_problem, m_theme.alarm);
    else if (m_lost > 0)
        setContent(Icon::Warning, tr("%1 · %L2 rows lost").arg(doing).arg(m_lost), m_theme.warning);
    else if (!m_silent.isEmpty())
        setContent(Icon::Warning,
                   (m_silent.size() == 1 ? tr("%1 · %2 silent") : tr("%1 · %2 devices silent"))
                       .arg(doing, m_silent.size() == 1 ? m_silent.first() : QString::number(m_silent.size())),
                   m_theme.warning);
    else if (!m_ahead.isEmpty())
        setContent(Icon::ClockAhead, tr("%1 · clock ahead").arg(doing), m_theme.warning);
    else if (m_mode.kind == Kind::Logging)
        setContent(Icon::Live, withReason, m_theme.good);
    else
        setContent(Icon::Viewing, withReason, m_theme.muted);
}

QStringList silentDevices(const DeviceTreeModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex device = model.index(row, DeviceTreeModel::NameSection);
        const QString title = device.data(DeviceTreeModel::LabelRole).toString();
        switch (device.data(DeviceTreeModel::FreshnessRole).value<Freshness>()) {
        case Freshness::Stale:
        case Freshness::Disconnected:
        case Freshness::NoReply:
        case Freshness::Unparsable:
            titles.append(title);
            break;
        case Freshness::NeverSeen: // it was asked, or nobody has asked it yet
            if (!device.data(DeviceTreeModel::ErrorTextRole).toString().isEmpty())
                titles.append(title);
            break;
        case Freshness::Good:
        case Freshness::ClockAhead: // it answers
        case Freshness::Disabled:
            break;
        }
    }
    return titles;
}

QStringList aheadDevices(const DeviceTreeModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex device = model.index(row, DeviceTreeModel::NameSection);
        if (device.data(DeviceTreeModel::FreshnessRole).value<Freshness>() == Freshness::ClockAhead)
            titles.append(device.data(DeviceTreeModel::LabelRole).toString());
    }
    return titles;
}

} // namespace mtnops
