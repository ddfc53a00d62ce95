// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/beyonditem.h"

#include "ui/charts/legenditem.h"

#include <QFontMetricsF>
#include <QPainter>

namespace mtnops {

namespace {

constexpr double inset = 6; // from the edge of the plot area, as that of the names
constexpr double padding = 3;
constexpr double arrowWidth = 8;
constexpr double arrowHeight = 6;

} // namespace

void BeyondItem::setTold(const QList<BeyondAxis> &told)
{
    if (told == m_told)
        return;
    m_told = told;
    update();
}

void BeyondItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    if (m_told.isEmpty())
        return;
    const double height = LegendItem::heightFor(font()) - 2.0;
    double top = frame().plot.top() + LegendItem::heightFor(font()); // below the names
    double bottom = frame().plot.bottom() - 2.0;
    painter->save();
    painter->setFont(font());
    for (const BeyondAxis &line : m_told) {
        paintLine(*painter, line, line.isAbove ? top : bottom - height);
        (line.isAbove ? top : bottom) += line.isAbove ? height : -height;
    }
    painter->restore();
}

void BeyondItem::paintLine(QPainter &painter, const BeyondAxis &line, double top) const
{
    const QFontMetricsF metrics(font());
    const double left = frame().plot.left() + inset;
    const double textLeft = left + arrowWidth + padding;
    // The number is never cut.
    const QString text = metrics.elidedText(line.text, Qt::ElideLeft, frame().plot.right() - inset - textLeft);
    const QRectF plate(left - padding, top, textLeft - left + metrics.horizontalAdvance(text) + 2.0 * padding,
                       metrics.height() + 2.0);
    QColor behind = theme().panel;
    behind.setAlpha(230);
    painter.fillRect(plate, behind);
    const double tip = plate.center().y() + (line.isAbove ? -arrowHeight : arrowHeight) / 2.0;
    const double base = plate.center().y() + (line.isAbove ? arrowHeight : -arrowHeight) / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().text);
    painter.drawPolygon(QPolygonF({{left, base}, {left + arrowWidth, base}, {left + arrowWidth / 2.0, tip}}));
    painter.setPen(theme().text);
    painter.drawText(QPointF(textLeft, plate.top() + 1.0 + metrics.ascent()), text);
}

} // namespace mtnops
