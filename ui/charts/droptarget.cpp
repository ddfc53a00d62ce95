// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/droptarget.h"

#include "models/panelarranger.h"
#include "ui/charts/panelstack.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace mtnops {

namespace {

constexpr double widestEdge = 18; // of a panel, where a drop goes beside it
constexpr double barHeight = 4;

QString translated(const char *text)
{
    return QCoreApplication::translate("mtnops::DropTarget", text);
}

/** Alone in the panel above or below that place: it would stay where it is. */
bool isAloneBeside(const QList<ChartPanel *> &panels, const ColumnRef &column, qsizetype index)
{
    const QList<ColumnRef> alone{column};
    return (index > 0 && panels[index - 1]->plan().columns == alone)
        || (index < panels.size() && panels[index]->plan().columns == alone);
}

std::optional<DropTarget> between(const PanelStack &stack, const ColumnRef &column, qsizetype index)
{
    const QList<ChartPanel *> &panels = stack.panels();
    if (isAloneBeside(panels, column, index))
        return std::nullopt;
    const QRectF plots = stack.allPlots();
    double y = plots.bottom();
    if (index < panels.size())
        y = stack.plotRect(*panels[index]).top() - barHeight;
    else if (!panels.isEmpty())
        y = stack.plotRect(*panels.last()).bottom() + barHeight;
    y = std::clamp(y, plots.top(), plots.bottom());
    return DropTarget{.index = index,
                      .mark = QRectF(plots.left(), y - barHeight / 2.0, plots.width(), barHeight),
                      .text = translated(QT_TRANSLATE_NOOP("mtnops::DropTarget", "A panel of its own"))};
}

} // namespace

std::optional<DropTarget> dropTargetAt(const PanelStack &stack, const PanelArranger &arranger, const ColumnRef &column,
                                       QPointF position)
{
    const QList<ChartPanel *> &panels = stack.panels();
    const QString first = translated(QT_TRANSLATE_NOOP("mtnops::DropTarget", "Show it here"));
    if (panels.isEmpty())
        return DropTarget{.mark = QRectF(stack.rect()).adjusted(8, 8, -8, -8), .text = first};
    ChartPanel *panel = stack.panelAt(position);
    if (!panel)
        return between(stack, column, position.y() < 0 ? 0 : panels.size());
    const QRectF plot = stack.plotRect(*panel);
    const qsizetype index = panels.indexOf(panel);
    const bool canJoin = arranger.canJoin(column, panel->plan());
    const double edge = canJoin ? std::min(widestEdge, plot.height() / 4.0) : plot.height() / 2.0;
    if (position.y() < plot.top() + edge)
        return between(stack, column, index);
    if (position.y() > plot.bottom() - edge)
        return between(stack, column, index + 1);
    if (panel->plan().columns.contains(column))
        return std::nullopt;
    return DropTarget{.joins = true,
                      .panel = panel->plan().key,
                      .mark = plot,
                      .text = translated(QT_TRANSLATE_NOOP("mtnops::DropTarget", "Into this panel"))};
}

void dropOn(const DropTarget &target, PanelArranger &arranger, const ColumnRef &column)
{
    if (target.joins)
        arranger.join(column, target.panel);
    else
        arranger.placeAt(column, target.index);
}

void paintDropTarget(QPainter &painter, const DropTarget &target, const Theme &theme)
{
    painter.save();
    const bool isBar = target.mark.height() <= barHeight;
    QColor inside = theme.accent;
    inside.setAlpha(isBar ? 255 : 40);
    painter.setPen(QPen(theme.accent, isBar ? 1.0 : 2.0));
    painter.setBrush(inside);
    painter.drawRect(isBar ? target.mark : target.mark.adjusted(1, 1, -1, -1));
    const QFontMetricsF metrics(painter.font());
    QRectF plate(0, 0, metrics.horizontalAdvance(target.text) + 20.0, metrics.height() + 8.0);
    plate.moveCenter(target.mark.center());
    plate.moveTop(std::clamp(plate.top(), 2.0, std::max(2.0, painter.device()->height() - plate.height() - 2.0)));
    painter.setPen(QPen(theme.accent, 1.0));
    painter.setBrush(theme.raised);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(theme.text);
    painter.drawText(plate, Qt::AlignCenter, target.text);
    painter.restore();
}

} // namespace mtnops
