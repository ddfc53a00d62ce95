// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelitems.h"

#include "ui/charts/beyonditem.h"
#include "ui/charts/conditionitem.h"
#include "ui/charts/stripitem.h"
#include "ui/charts/traceitem.h"

namespace mtnops {

namespace {

// Above the backdrop and below the names.
constexpr double traceZ = 31;
constexpr double conditionZ = 32;

} // namespace

PanelItems::PanelItems(const PanelFrame &frame, const LegendItem &names, QGraphicsItem *parent)
    : m_frame(frame)
    , m_parent(parent)
    , m_conditions(new ConditionItem(frame, names, parent))
    , m_beyond(new BeyondItem(frame, parent))
{
    m_conditions->setZValue(conditionZ);
    m_beyond->setZValue(conditionZ);
}

void PanelItems::clear()
{
    qDeleteAll(m_lines);
    m_lines.clear();
    m_conditions->clear();
}

void PanelItems::showLines(const QList<Trace> &traces, const Axes &axes)
{
    m_conditions->clear();
    qsizetype item = 0;
    for (const auto &axis : axes) {
        if (axis->plan().kind != PanelKind::Quantity)
            continue;
        QList<Trace> own;
        for (const Trace &trace : traces) {
            if (axis->plan().columns.contains(trace.ref))
                own.append(trace);
        }
        axis->setTraces(own);
        m_conditions->add(axis->drawn(), axis->frame());
        for (const Trace &trace : axis->drawn()) {
            if (item == m_lines.size()) {
                m_lines.append(new TraceItem(axis->frame(), m_parent));
                m_lines.last()->setZValue(traceZ);
            }
            m_lines[item++]->setTrace(trace);
        }
    }
}

void PanelItems::showStrips(const QList<Trace> &traces)
{
    while (m_strips.size() > traces.size())
        delete m_strips.takeLast();
    while (m_strips.size() < traces.size()) {
        m_strips.append(new StripItem(m_frame, m_parent));
        m_strips.last()->setZValue(traceZ);
        m_strips.last()->setTheme(m_theme);
        m_strips.last()->setFont(m_font);
    }
    for (qsizetype i = 0; i < traces.size(); ++i) {
        m_strips[i]->setTrace(traces[i]);
        m_strips[i]->setRow(int(i), int(traces.size()));
    }
}

void PanelItems::tellBeyond(const QList<BeyondAxis> &told)
{
    m_beyond->setTold(told);
}

void PanelItems::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_conditions->setTheme(theme);
    m_beyond->setTheme(theme);
    for (StripItem *strip : m_strips)
        strip->setTheme(theme);
}

void PanelItems::setFont(const QFont &font)
{
    m_font = font;
    m_conditions->setFont(font);
    m_beyond->setFont(font);
    for (StripItem *strip : m_strips)
        strip->setFont(font);
}

void PanelItems::plotAreaWillChange()
{
    m_conditions->plotAreaWillChange();
    m_beyond->plotAreaWillChange();
    for (TraceItem *line : m_lines)
        line->plotAreaWillChange();
    for (StripItem *strip : m_strips)
        strip->plotAreaWillChange();
}

} // namespace mtnops
