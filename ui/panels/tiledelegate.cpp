// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tiledelegate.h"

#include "models/overviewmodel.h"
#include "ui/panels/sparklinespan.h"
#include "ui/theme/fonts.h"
#include "ui/theme/statecolours.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace mtnops {

namespace {

constexpr int gap = 8; // px between tiles, of whatever size
constexpr double strongFrame = 2;
// In a tile of the least size, px.
constexpr double padding = 10;
constexpr double iconSize = 13;
constexpr double largestValue = 28;
constexpr double sparklineHeight = 26;
constexpr double stripHeight = 14;
constexpr double stripEdge = 3;
constexpr int smallestValue = 15; // in every tile

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

QString ageOfTile(const QModelIndex &index, const QFontMetrics &metrics, int room)
{
    const QString age = index.data(DeviceTreeModel::AgeTextRole).toString();
    const auto state = index.data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    const QString text = state == Freshness::ClockAhead ? freshnessWithAge(state, age) : age;
    return metrics.horizontalAdvance(text) <= room ? text : age;
}

QString valueOfTile(const QModelIndex &index)
{
    return index.data(DeviceTreeModel::IsNullRole).toBool() ? noValueText()
                                                            : index.data(DeviceTreeModel::ValueTextRole).toString();
}

TileValue fitTileValue(const QString &value, int width, int largest)
{
    QFont font = figureFont(TextSize::Body);
    int size = largest;
    font.setPixelSize(size);
    while (size > smallestValue && QFontMetrics(font).horizontalAdvance(value) > width)
        font.setPixelSize(--size);
    const QFontMetrics metrics(font);
    // elidedText() counts fractions of pixels, and would cut what fits just so.
    return {font, metrics.horizontalAdvance(value) <= width ? value : metrics.elidedText(value, Qt::ElideRight, width)};
}

TileDelegate::TileDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

void TileDelegate::setSize(QSize size)
{
    m_size = size;
    const double fitting = std::min(double(size.width()) / leastWidth, double(size.height()) / leastHeight);
    m_scale = std::clamp(fitting, 1.0, mostScale);
}

int TileDelegate::scaled(double pixels) const
{
    return int(std::lround(pixels * m_scale));
}

QFont TileDelegate::scaled(QFont font) const
{
    font.setPointSizeF(font.pointSizeF() * m_scale);
    return font;
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return m_size;
}

void TileDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect tile = option.rect.adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2);
    paintFrame(*painter, tile, lookOfTile(index, m_theme),
               option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus));
    const int side = scaled(padding);
    const int above = scaled(padding - 2);
    const QRect inside = tile.adjusted(side, above, -side, -above);
    paintHeading(*painter, inside, index);
    paintValue(*painter, inside, index);
    const auto column = index.data(DeviceTreeModel::ColumnRole).value<Column>();
    const int height = scaled(hasStates(column) ? stripHeight : sparklineHeight);
    const QRectF course(inside.left(), inside.bottom() - height, inside.width(), height);
    const int number = index.data(DeviceTreeModel::ColourRole).toInt();
    if (hasStates(column))
        paintStrip(*painter, course, index.data(OverviewModel::StripRole).value<StateRuns>(), column);
    else
        paintSparkline(*painter, course, index.data(OverviewModel::SparklineRole).value<Series>(), column,
                       number >= 0 ? m_theme.trace(number) : m_theme.muted);
    painter->restore();
}

/** The state has the frame, and what the mouse or the focus is on a line of its own inside: the first tile, which has
    the focus, is the one that needs somebody most. */
void TileDelegate::paintFrame(QPainter &painter, const QRect &tile, const StateLook &look, bool isLit) const
{
    const bool isWell = look.icon == Icon::Good;
    const double width = isWell ? 1.0 : strongFrame;
    const auto draw = [&](const QColor &colour, double pen, double inset) {
        painter.setPen(QPen(colour, pen));
        const double edge = inset + pen / 2.0;
        painter.drawRoundedRect(QRectF(tile).adjusted(edge, edge, -edge, -edge), 5, 5);
    };
    painter.setBrush(m_theme.panel);
    draw(isWell ? m_theme.border : look.colour, width, 0.0);
    if (isLit)
        draw(m_theme.accent, 1.0, isWell ? 0.0 : width + 1.0);
}

/** The label; below it the device; at the right the state and the age. */
void TileDelegate::paintHeading(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const StateLook look = lookOfTile(index, m_theme);
    painter.setFont(scaled(textFont(TextSize::Secondary)));
    const QFontMetrics metrics = painter.fontMetrics();
    const int icon = scaled(iconSize);
    const QString age = ageOfTile(index, metrics, area.width() / 2); // the label has the other half
    const int ageWidth = metrics.horizontalAdvance(age);
    const QRect top(area.left(), area.top(), area.width(), metrics.height());
    painter.setPen(isCurrent(index) ? m_theme.muted : look.colour);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, age);
    paintIcon(painter, QRectF(top.right() - ageWidth - icon - scaled(4), top.center().y() - icon / 2.0, icon, icon),
              look.icon, look.colour);
    const QRect label = top.adjusted(0, 0, -ageWidth - icon - scaled(10), 0);
    painter.setPen(m_theme.text);
    painter.drawText(
        label, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(DeviceTreeModel::LabelRole).toString(), Qt::ElideRight, label.width()));
    painter.setFont(scaled(textFont(TextSize::Axis)));
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
    const QFont unitFont = scaled(textFont(TextSize::Body));
    const int unitGap = scaled(6);
    const int unitWidth = unit.isEmpty() ? 0 : QFontMetrics(unitFont).horizontalAdvance(unit) + unitGap;
    const TileValue shown = fitTileValue(value, area.width() - unitWidth, scaled(largestValue));
    const QFontMetrics metrics(shown.font);
    const QRect line(area.left(), area.top() + scaled(32), area.width(), scaled(40));
    const int baseline = line.center().y() + metrics.capHeight() / 2;
    const StateLook look = lookOfTile(index, m_theme);
    painter.setFont(shown.font);
    painter.setPen(!isCurrent(index) ? m_theme.muted : look.icon == Icon::Good ? m_theme.text : look.colour);
    painter.drawText(line.left(), baseline, shown.text);
    const int valueWidth = metrics.horizontalAdvance(shown.text);
    painter.setFont(unitFont);
    painter.setPen(m_theme.muted);
    painter.drawText(line.left() + valueWidth + unitGap, baseline, unit);
}

void TileDelegate::paintSparkline(QPainter &painter, const QRectF &area, const Series &series, const Column &column,
                                  const QColor &colour) const
{
    const std::optional<SparklineSpan> span = SparklineSpan::of(series, column);
    if (!span || series.range.isEmpty())
        return;
    const auto place = [&](const SeriesPoint &point) {
        const double x = double((point.time - series.range.from).count()) / double(series.range.length().count());
        return QPointF(area.left() + std::clamp(x, 0.0, 1.0) * area.width(),
                       area.bottom() - span->heightOf(point.value) * area.height());
    };
    painter.setPen(QPen(colour, 1.2 * m_scale));
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

/** As on the chart; empty where there was no value. */
void TileDelegate::paintStrip(QPainter &painter, const QRectF &area, const StateRuns &states,
                              const Column &column) const
{
    if (states.range.isEmpty())
        return;
    const auto place = [&](Timestamp time) {
        const double share = double((time - states.range.from).count()) / double(states.range.length().count());
        return std::round(area.left() + std::clamp(share, 0.0, 1.0) * area.width());
    };
    painter.setRenderHint(QPainter::Antialiasing, false); // neighbours share an edge of whole pixels
    const int edge = scaled(stripEdge);
    for (const StateRun &run : states.runs) {
        const double left = place(run.range.from);
        const QRectF piece(left, area.top(), std::max(1.0, place(run.range.to) - left), area.height());
        if (run.isMany) {
            painter.fillRect(piece, QBrush(m_theme.muted, Qt::BDiagPattern));
            continue;
        }
        const StateColours colours = stateColours(column, run.value, m_theme);
        painter.fillRect(piece, colours.area);
        painter.fillRect(QRectF(piece.left(), piece.bottom() - edge, piece.width(), edge), colours.edge);
    }
}

} // namespace mtnops
