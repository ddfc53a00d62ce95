// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicerow.h"

#include <algorithm>

namespace mtnops {

Value DeviceRow::value(qsizetype column) const
{
    return newest && column < qsizetype(newest->values.size()) ? newest->values[size_t(column)] : Value();
}

LimitState DeviceRow::worstLimitState() const
{
    LimitState worst = LimitState::Normal;
    for (qsizetype column = 0; column < table.columns.size(); ++column)
        worst = std::max(worst, limitState(table.columns[column], value(column)));
    return worst;
}

QString DeviceRow::stateText() const
{
    const QString state = freshnessText(freshness);
    return status.detail.isEmpty() ? state : state + QLatin1StringView(": ") + status.detail;
}

/** "no reply, 14 min": the age of what is good says nothing. */
QString DeviceRow::standingText() const
{
    const QString state = freshnessText(freshness);
    if (freshness == Freshness::ClockAhead)
        return freshnessWithAge(freshness, age);
    return freshness == Freshness::Good || age.isEmpty() ? state : state + QLatin1StringView(", ") + age;
}

QString DeviceRow::lastText(const TimeFormatter &formatTime) const
{
    const auto timeText = [&](Timestamp time) { return formatTime ? formatTime(time) : isoTimeText(time); };
    const QString row = newest ? timeText(newest->time) : QString();
    if (freshness == Freshness::ClockAhead) {
        const QString last = timeText(ahead.value_or(newest ? newest->time : Timestamp()));
        const QString late = tr("The last row is of %1, which is ahead %2 of this computer's clock").arg(last, age);
        return ahead && newest ? late + u'\n' + tr("Shown is that of %1").arg(row) : late;
    }
    return newest ? tr("Last row: %1 (%2 ago)").arg(row, age) : tr("No row yet");
}

QString DeviceRow::toolTip(const TimeFormatter &formatTime) const
{
    return QStringList{QString(table.title + QLatin1StringView(" (") + table.name + u')'), stateText(),
                       lastText(formatTime), tr("One row every %1").arg(formatDuration(table.interval))}
        .join(u'\n');
}

QString DeviceRow::columnToolTip(qsizetype column, const TimeFormatter &formatTime) const
{
    const Column &of = table.columns[column];
    const Value value = this->value(column);
    QStringList lines{of.unit.isEmpty() ? of.label : tr("%1 (%2)").arg(of.label, of.unit)}; // it may be cut in the list
    if (!of.description.isEmpty())
        lines.append(of.description);
    const QString limit = limitStateText(limitState(of, value));
    if (newest && isNull(value))
        lines.append(noValueReason(of));
    else
        lines.append(QString(valueTextWithUnit(of, value, formatTime)
                             + (limit.isEmpty() ? QString() : QLatin1StringView(", ") + limit)));
    if (const QString limits = limitsText(of); !limits.isEmpty())
        lines.append(tr("Limits: %1").arg(limits));
    lines.append(lastText(formatTime));
    lines.append(QString(table.name + u'.' + of.name));
    return lines.join(u'\n');
}

QString DeviceRow::spokenText() const
{
    return table.title + QLatin1StringView(", ") + standingText();
}

QString DeviceRow::columnSpokenText(qsizetype column, const TimeFormatter &formatTime) const
{
    const Column &of = table.columns[column];
    const Value value = this->value(column);
    const QString limit = limitStateText(limitState(of, value));
    QStringList parts{of.label};
    if (newest)
        parts.append(isNull(value) ? noValueText()
                                   : QString(valueTextWithUnit(of, value, formatTime) + u' ' + limit).trimmed());
    if (freshness != Freshness::Good)
        parts.append(standingText());
    return parts.join(QLatin1StringView(", "));
}

} // namespace mtnops
