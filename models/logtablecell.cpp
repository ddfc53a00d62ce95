// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logtablecell.h"

#include "models/logtablemodel.h"

namespace mtnops {

namespace {

/** The same for the cells of a column and its header. */
int alignmentOf(ColumnType type)
{
    const bool isNumber = type == ColumnType::Real || type == ColumnType::Integer;
    return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

QVariant timeCellData(Timestamp time, int role, const TimeFormatter &formatTime)
{
    switch (role) {
    case Qt::DisplayRole:
        return formatTime ? formatTime(time) : isoTimeText(time);
    case Qt::ToolTipRole:
        return QString::fromLatin1(toIsoUtc(time));
    case LogTableModel::RawValueRole:
        return QVariant::fromValue(Value(time));
    case LogTableModel::LimitStateRole:
        return QVariant::fromValue(LimitState::Normal);
    case LogTableModel::IsNullRole:
        return false;
    default:
        return {};
    }
}

QVariant valueCellData(const Column &column, const Value &value, int role, const TimeFormatter &formatTime,
                       int decimals)
{
    switch (role) {
    case Qt::DisplayRole:
        return valueText(column, value, formatTime, decimals);
    case Qt::ToolTipRole: {
        if (isNull(value))
            return QString(column.label + QLatin1StringView(": ") + noValueReason(column));
        const QString limit = limitStateText(limitState(column, value));
        const QString text = column.label + QLatin1StringView(": ") + valueTextWithUnit(column, value, formatTime);
        return limit.isEmpty() ? text : LogTableModel::tr("%1\n%2: %3").arg(text, limit, limitsText(column));
    }
    case Qt::TextAlignmentRole:
        return alignmentOf(column.type);
    case LogTableModel::RawValueRole:
        return QVariant::fromValue(value);
    case LogTableModel::LimitStateRole:
        return QVariant::fromValue(limitState(column, value));
    case LogTableModel::IsNullRole:
        return isNull(value);
    default:
        return {};
    }
}

QVariant valueHeaderData(const QString &table, const Column &column, int role)
{
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignmentOf(column.type);
    case Qt::DisplayRole:
        return column.unit.isEmpty() ? column.label : LogTableModel::tr("%1 (%2)").arg(column.label, column.unit);
    case Qt::ToolTipRole: {
        QStringList lines{column.description.isEmpty() ? column.label : column.description};
        if (const QString limits = limitsText(column); !limits.isEmpty())
            lines.append(LogTableModel::tr("Limits: %1").arg(limits));
        lines.append(QString(table + u'.' + column.name));
        return lines.join(u'\n');
    }
    default:
        return {};
    }
}

} // namespace mtnops
