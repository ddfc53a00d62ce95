// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartoverlay.h"

#include "ui/charts/panelstack.h"

#include <QFocusEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mtnops {

ChartOverlay::ChartOverlay(const PanelStack &stack, const TimeCursors &cursors, QWidget *parent)
    : QWidget(parent)
    , m_stack(stack)
    , m_crosshair(stack)
    , m_measure(stack, cursors)
    , m_notice(stack)
    , m_theme(Theme::of(ThemeKind::Dark))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAcceptDrops(true);
    setAccessibleName(tr("Chart"));
    connect(&cursors, &TimeCursors::changed, this, qOverload<>(&QWidget::update));
    connect(&m_notice, &ChartNotice::changed, this, qOverload<>(&QWidget::update));
}

ChartOverlay::~ChartOverlay() = default;

void ChartOverlay::addInteraction(std::unique_ptr<ChartInteraction> interaction)
{
    m_interactions.push_back(std::move(interaction));
}

void ChartOverlay::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_crosshair.setTheme(theme);
    m_measure.setTheme(theme);
    m_notice.setTheme(theme);
    refresh();
}

void ChartOverlay::setShownTime(const ShownTime &shown)
{
    m_crosshair.setShownTime(shown);
    refresh();
}

void ChartOverlay::setRubberBand(const QRectF &band)
{
    update(m_rubberBand.toAlignedRect().adjusted(-2, -2, 2, 2));
    m_rubberBand = band;
    update(m_rubberBand.toAlignedRect().adjusted(-2, -2, 2, 2));
    if (!m_rubberBand.isNull())
        moveCrosshair(std::nullopt);
}

void ChartOverlay::setDropTarget(const std::optional<DropTarget> &target)
{
    if (target == m_dropTarget)
        return;
    m_dropTarget = target;
    if (m_dropTarget)
        moveCrosshair(std::nullopt);
    update();
}

void ChartOverlay::moveCrosshair(std::optional<QPointF> position)
{
    const QRegion before = m_crosshair.region();
    m_crosshair.moveTo(m_rubberBand.isNull() && !m_dropTarget ? position : std::nullopt, font());
    update(before + m_crosshair.region());
    tellSamplesWanted();
}

void ChartOverlay::setSamples(Timestamp instant, const QList<InstantValue> &samples)
{
    const QRegion before = m_crosshair.region();
    m_crosshair.setSamples(instant, samples);
    m_crosshair.refresh(font());
    update(before + m_crosshair.region());
}

void ChartOverlay::tellSamplesWanted()
{
    const QList<ColumnRef> wanted = m_crosshair.readout().reduced;
    const Timestamp instant = wanted.isEmpty() ? Timestamp() : m_crosshair.time().value_or(Timestamp());
    if (wanted == m_wanted && instant == m_wantedAt)
        return;
    m_wanted = wanted;
    m_wantedAt = instant;
    emit samplesWanted(instant, wanted);
}

void ChartOverlay::refresh()
{
    m_crosshair.refresh(font());
    update();
    tellSamplesWanted();
}

bool ChartOverlay::event(QEvent *event)
{
    const bool isTaken = std::any_of(m_interactions.begin(), m_interactions.end(),
                                     [&](const auto &interaction) { return interaction->handle(event); });
    if (isTaken) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void ChartOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintNote(painter);
    m_measure.paint(painter, font());
    if (m_isPicture)
        return;
    m_notice.paint(painter, font());
    m_crosshair.paint(painter, font());
    paintRubberBand(painter);
    if (m_dropTarget)
        paintDropTarget(painter, *m_dropTarget, m_theme);
    if (m_showsFocus) {
        painter.setPen(QPen(m_theme.accent, 1.0));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ChartOverlay::focusInEvent(QFocusEvent *event)
{
    m_showsFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void ChartOverlay::focusOutEvent(QFocusEvent *)
{
    m_showsFocus = false;
    update();
}

void ChartOverlay::paintNote(QPainter &painter) const
{
    const QString &note = m_stack.note();
    if (note.isEmpty())
        return;
    const QRectF plots = m_stack.allPlots().adjusted(12, 12, -12, -12);
    const QRectF needed = painter.boundingRect(plots, Qt::AlignCenter | Qt::TextWordWrap, note);
    painter.fillRect(needed.adjusted(-10, -6, 10, 6), m_theme.panel);
    painter.setPen(m_theme.muted);
    painter.drawText(plots, Qt::AlignCenter | Qt::TextWordWrap, note);
}

void ChartOverlay::paintRubberBand(QPainter &painter) const
{
    if (m_rubberBand.isNull())
        return;
    QColor inside = m_theme.accent;
    inside.setAlpha(45);
    painter.setBrush(inside);
    painter.setPen(QPen(m_theme.accent, 1.0));
    painter.drawRect(m_rubberBand.toAlignedRect());
}

} // namespace mtnops
