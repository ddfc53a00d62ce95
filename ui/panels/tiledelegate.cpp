// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tiledelegate.h"

#include "models/overviewmodel.h"
#include "ui/theme/fonts.h"

#include <QPainter>

#include <algorithm>
#include <limits>

namespace mtnops {

namespace {

constexpr int gap = 8; // px between tiles
constexpr int padding = 10;
constexpr int iconSize = 13;
constexpr int largestValue = 28;
constexpr int smallestValue = 15;
constexpr int sparklineHeight = 26;

bool isCurrent(const QModelIndex &index)
{
    return index.data(DeviceTreeModel::FreshnessRole).value<Freshness>() == Freshness::Good;
}

} // namespace

StateLook lookOfTile(const QModelIndex &index, const Theme &theme)
{
    if (!isCurrent(index))
        return lookOf(index.data(DeviceTreeModel::FreshnessRole).value<Freshness>(), theme);
    if (index.data(DeviceTreeModel::IsNullRole).toBool())
        return {Icon::NoValue, theme.muted};
    return lookOf(index.data(DeviceTreeModel::LimitStateRole).value<LimitState>(), theme)
        .value_or(lookOf(Freshness::Good, theme));
}

QString ageOfTile(const QModelIndex &index)
{
    const QString age = index.data(DeviceTreeModel::AgeTextRole).toString();
    const auto state = index.data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    return state == Freshness::ClockAhead ? freshnessWithAge(state, age) : age;
}

QString valueOfTile(const QModelIndex &index)
{
    return index.data(DeviceTreeModel::IsNullRole).toBool() ? noValueText()
                                                            : index.data(DeviceTreeModel::ValueTextRole).toString();
}

TileValue fitTileValue(const QString &value, int width)
{
    QFont font = figureFont(TextSize::Body);
    int size = largestValue;
    font.setPixelSize(size);
    while (size > smallestValue && QFontMetrics(font).horizontalAdvance(value) > width)
        font.setPixelSize(--size);
    const QFontMetrics metrics(font);
    // elidedText() counts fractions of pixels, and would cut what fits just so.
    return {font, metrics.horizontalAdvance(value) <= width ? value : metrics.elidedText(value, Qt::ElideRight, width)};
}

TileDelegate::TileDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_size;
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect tile = option.rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    const bool isLit = option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus);
    const StateLook look = lookOfTile(index, m_theme);
    const bool isWell = look.icon == Icon::Good;
    painter->setPen(QPen(isLit ? m_theme.accent : isWell ? m_theme.border : look.colour, 1.0));
    painter->setBrush(m_theme.panel);
    painter->drawRoundedRect(QRectF(tile).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const QRect inside = tile.adjusted(padding, padding - 2, -padding, -padding + 2);
    paintHeading(*painter, inside, index);
    paintValue(*painter, inside, index);
    const QRectF line(inside.left(), inside.bottom() - sparklineHeight, inside.width(), sparklineHeight);
    const int number = index.data(DeviceTreeModel::ColourRole).toInt();
    paintSparkline(*painter, line, index.data(OverviewModel::SparklineRole).value<Series>(),
                   number >= 0 ? m_theme.trace(number) : m_theme.muted);
    painter->restore();
}

/** The label; below it the device; at the right the state and the age. */
void TileDelegate::paintHeading(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const StateLook look = lookOfTile(index, m_theme);
    painter.setFont(textFont(TextSize::Secondary));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString age = ageOfTile(index);
    const int ageWidth = metrics.horizontalAdvance(age);
    const QRect top(area.left(), area.top(), area.width(), metrics.height());
    painter.setPen(isCurrent(index) ? m_theme.muted : look.colour);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, age);
    paintIcon(painter,
              QRectF(top.right() - ageWidth - iconSize - 4, top.center().y() - iconSize / 2.0, iconSize, iconSize),
              look.icon, look.colour);
    const QRect label = top.adjusted(0, 0, -ageWidth - iconSize - 10, 0);
    painter.setPen(m_theme.text);
    painter.drawText(
        label, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(DeviceTreeModel::LabelRole).toString(), Qt::ElideRight, label.width()));
    painter.setFont(textFont(TextSize::Axis));
    painter.setPen(m_theme.muted);
    const QRect below(area.left(), top.bottom() + 1, area.width(), painter.fontMetrics().height());
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data(OverviewModel::DeviceTitleRole).toString(),
                                                      Qt::ElideRight, below.width()));
}

/** As large as there is room: a number is never cut. */
void TileDelegate::paintValue(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const QString value = valueOfTile(index);
    const QString unit = index.data(DeviceTreeModel::UnitRole).toString();
    const QFont unitFont = textFont(TextSize::Body);
    const int unitWidth = unit.isEmpty() ? 0 : QFontMetrics(unitFont).horizontalAdvance(unit) + 6;
    const TileValue shown = fitTileValue(value, area.width() - unitWidth);
    const QFontMetrics metrics(shown.font);
    const QRect line(area.left(), area.top() + 32, area.width(), 40);
    const int baseline = line.center().y() + metrics.capHeight() / 2;
    const StateLook look = lookOfTile(index, m_theme);
    painter.setFont(shown.font);
    painter.setPen(!isCurrent(index) ? m_theme.muted : look.icon == Icon::Good ? m_theme.text : look.colour);
    painter.drawText(line.left(), baseline, shown.text);
    const int valueWidth = metrics.horizontalAdvance(shown.text);
    painter.setFont(unitFont);
    painter.setPen(m_theme.muted);
    painter.drawText(line.left() + valueWidth + 6, baseline, unit);
}

void TileDelegate::paintSparkline(QPainter &painter, const QRectF &area, const Series &series,
                                  const QColor &colour) const
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const SeriesPoint &point : series.points) {
        if (point.isBreak())
            continue;
        low = std::min(low, point.value);
        high = std::max(high, point.value);
    }
    if (!(low <= high) || series.range.isEmpty())
        return;
    const auto place = [&](const SeriesPoint &point) {
        const double x = double((point.time - series.range.from).count()) / double(series.range.length().count());
        const double y = high > low ? (point.value - low) / (high - low) : 0.5;
        return QPointF(area.left() + std::clamp(x, 0.0, 1.0) * area.width(), area.bottom() - y * area.height());
    };
    painter.setPen(QPen(colour, 1.2));
    QPolygonF run;
    for (const SeriesPoint &point : series.points) {
        if (!point.isBreak()) {
            run.append(place(point));
            continue;
        }
        painter.drawPolyline(run); // a line never crosses a gap
        run.clear();
    }
    painter.drawPolyline(run);
}

} // namespace mtnops
