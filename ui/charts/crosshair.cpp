// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/crosshair.h"

#include "ui/charts/boxplacement.h"
#include "ui/charts/legenditem.h"
#include "ui/charts/panelstack.h"
#include "ui/charts/skytext.h"
#include "ui/theme/stripswatch.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace mtnops {

namespace {

constexpr double boxPadding = 10;
constexpr double cellGap = 12;
constexpr double blockGap = 20; // between lines side by side
constexpr qsizetype mostBelow = 8; // lines below each other
constexpr double swatchGap = 6;
constexpr double markRadius = 3;

QFont titleFont(const QFont &font)
{
    QFont bold = axisFont(font);
    bold.setBold(true);
    return bold;
}

double lineHeight(const QFont &font)
{
    return QFontMetricsF(axisFont(font)).height() + 4.0;
}

std::array<const QString *, 3> cellsOf(const ReadoutLine &line)
{
    return {&line.label, &line.value, &line.age};
}

} // namespace

Crosshair::Crosshair(const PanelStack &stack) : m_stack(stack), m_theme(Theme::of(ThemeKind::Dark)) { }

void Crosshair::moveTo(std::optional<QPointF> position, const QFont &font)
{
    m_position = position;
    m_isVisible = position && m_stack.allPlots().contains(*position) && !m_stack.timeScale().range.isEmpty();
    m_readout = {};
    m_marks.clear();
    if (!m_isVisible) {
        m_box = {};
        return;
    }
    readTraces();
    layOutBox(font);
}

std::optional<Timestamp> Crosshair::time() const
{
    return m_isVisible ? std::optional(m_stack.timeScale().time(m_position->x())) : std::nullopt;
}

void Crosshair::setSamples(Timestamp instant, const QList<InstantValue> &samples)
{
    m_sampledAt = instant;
    m_samples.clear();
    for (const InstantValue &sample : samples)
        m_samples.insert(sample.column, sample);
}

void Crosshair::readTraces()
{
    const TimeScale scale = m_stack.timeScale();
    const Timestamp time = scale.time(m_position->x());
    const QRectF seen = m_stack.allPlots().adjusted(-1, -1, 1, 1);
    QList<Trace> traces;
    for (const ChartPanel *panel : m_stack.panels()) {
        const QRectF plot = m_stack.plotRect(*panel);
        if (!plot.intersects(seen))
            continue;
        for (const Trace &trace : panel->traces()) {
            traces.append(trace);
            const DrawnCorner corner = drawnCornerAt(trace, time, readoutReach(trace, scale.range.length()));
            if (!corner || (corner.mean && !corner.mean->hasMean()))
                continue; // a mark would stand where no line is
            const QPointF position(scale.x(corner.time()), panel->frameOf(trace.ref).y(corner.value()) + panel->y());
            if (plot.adjusted(-1, -1, 1, 1).contains(position) && seen.contains(position))
                m_marks.append({.position = position, .colour = trace.colour});
        }
    }
    // A live window moves on below a mouse that rests: each sample has its own time, until the next answer.
    const bool isSampled = std::chrono::abs(time - m_sampledAt) <= scale.duration(1.0);
    m_readout = readoutAt(time, traces, m_shown, scale.range.length(),
                          isSampled ? m_samples : QHash<ColumnRef, InstantValue>());
    if (const QString sky = skyText(m_stack.shade(), time); !sky.isEmpty())
        m_readout.title += QStringLiteral(" · ") + sky;
}

QList<QPointF> Crosshair::obstacles(double reach) const
{
    constexpr double apart = 8;
    const TimeScale scale = m_stack.timeScale();
    QList<QPointF> found;
    for (const ChartPanel *panel : m_stack.panels()) {
        const QRectF plot = m_stack.plotRect(*panel);
        for (const Trace &trace : panel->traces()) {
            for (double x = m_position->x() - reach; x <= m_position->x() + reach; x += apart) {
                if (runAt(trace.states.runs, scale.time(x)) && plot.left() <= x && x <= plot.right())
                    found.append({x, plot.center().y()});
                const std::optional<double> value = drawnValueAt(trace, scale.time(x));
                if (!value)
                    continue;
                const QPointF position(x, panel->frameOf(trace.ref).y(*value) + panel->y());
                if (plot.contains(position))
                    found.append(position);
            }
        }
    }
    return found;
}

void Crosshair::layOutBox(const QFont &font)
{
    const QFontMetricsF metrics(axisFont(font));
    m_cells = {0, 0, 0};
    for (const ReadoutLine &line : m_readout.lines) {
        const auto cells = cellsOf(line);
        for (size_t i = 0; i < cells.size(); ++i)
            m_cells[qsizetype(i)] = std::max(m_cells[qsizetype(i)], metrics.horizontalAdvance(*cells[i]));
    }
    const QRectF bounds = m_stack.allPlots().adjusted(4, 4, -4, -4);
    const qsizetype lines = m_readout.lines.size();
    const auto mostBlocks = qsizetype((bounds.width() / 2.0 - 2.0 * boxPadding + blockGap) / (blockWidth() + blockGap));
    const qsizetype blocks =
        std::clamp<qsizetype>((lines + mostBelow - 1) / mostBelow, 1, std::max<qsizetype>(1, mostBlocks));
    m_linesBelow = std::max<qsizetype>(1, (lines + blocks - 1) / blocks);
    double width = QFontMetricsF(titleFont(font)).horizontalAdvance(m_readout.title);
    if (lines > 0) {
        const double spare = width - (double(blocks) * (blockWidth() + blockGap) - blockGap);
        if (spare > 0)
            m_cells[0] += spare / double(blocks); // so that the values stand at the edge
        else
            width -= spare;
    }
    const QSizeF size(std::ceil(width + 2.0 * boxPadding),
                      std::ceil(lineHeight(font) * double(std::min(lines, m_linesBelow) + 1) + 2.0 * boxPadding - 4.0));
    const QRectF before = m_box;
    const ChartPanel *panel = m_stack.panelAt(*m_position);
    m_box = placeBox(bounds, size, *m_position, obstacles(size.width() + 2.0 * boxPadding), before,
                     panel ? m_stack.plotRect(*panel) : QRectF());
    m_box.moveTopLeft(m_box.topLeft().toPoint());
}

double Crosshair::blockWidth() const
{
    double width = swatchWidth + swatchGap - cellGap;
    for (const double cell : m_cells)
        width += cell > 0 ? cell + cellGap : 0;
    return width;
}

QRegion Crosshair::region() const
{
    if (!m_isVisible)
        return {};
    const QRectF plots = m_stack.allPlots();
    QRegion region(QRectF(m_position->x() - 2.0, plots.top(), 4.0, plots.height()).toAlignedRect());
    region += m_box.adjusted(-2, -2, 2, 2).toAlignedRect();
    for (const Mark &mark : m_marks) {
        const double reach = markRadius + 2.0;
        region +=
            QRectF(mark.position.x() - reach, mark.position.y() - reach, 2.0 * reach, 2.0 * reach).toAlignedRect();
    }
    return region;
}

void Crosshair::paint(QPainter &painter, const QFont &font) const
{
    if (!m_isVisible)
        return;
    const QRectF plots = m_stack.allPlots();
    painter.save();
    QColor line = m_theme.text;
    line.setAlpha(130);
    painter.setPen(QPen(line, 1.0));
    const double x = std::floor(m_position->x()) + 0.5;
    painter.drawLine(QPointF(x, plots.top()), QPointF(x, plots.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Mark &mark : m_marks) {
        painter.setPen(QPen(m_theme.panel, 1.5));
        painter.setBrush(mark.colour);
        painter.drawEllipse(mark.position, markRadius, markRadius);
    }
    paintBox(painter, font);
    painter.restore();
}

void Crosshair::paintBox(QPainter &painter, const QFont &font) const
{
    QColor behind = m_theme.raised;
    behind.setAlpha(240);
    painter.setPen(QPen(m_theme.border, 1.0));
    painter.setBrush(behind);
    painter.drawRoundedRect(m_box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);

    const QFont small = axisFont(font);
    const QFontMetricsF metrics(small);
    const double first = m_box.top() + boxPadding - 2.0;
    painter.setFont(titleFont(font));
    painter.setPen(m_theme.text);
    painter.drawText(QPointF(m_box.left() + boxPadding, first + metrics.ascent()), m_readout.title);
    painter.setFont(small);
    for (qsizetype number = 0; number < m_readout.lines.size(); ++number) {
        const ReadoutLine &line = m_readout.lines[number];
        const double top = first + lineHeight(font) * double(number % m_linesBelow + 1);
        double x = m_box.left() + boxPadding + double(number / m_linesBelow) * (blockWidth() + blockGap);
        if (hasStates(line.column))
            paintStripSwatch(painter, x, top + metrics.height() / 2.0, line.column, line.states, m_theme);
        else
            paintSwatch(&painter, x, top + metrics.height() / 2.0, line.colour, line.line);
        x += swatchWidth + swatchGap;
        const auto cells = cellsOf(line);
        for (size_t i = 0; i < cells.size(); ++i) {
            const double width = m_cells[qsizetype(i)];
            const bool isValue = i == 1; // to the right, so that digits stand below each other
            const double indent = isValue ? width - metrics.horizontalAdvance(*cells[i]) : 0.0;
            painter.setPen(isValue ? m_theme.text : m_theme.muted);
            painter.drawText(QPointF(x + indent, top + metrics.ascent()), *cells[i]);
            x += width > 0 ? width + cellGap : 0;
        }
    }
}

} // namespace mtnops
