// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/columnchoice.h"

#include "models/logsession.h"

#include <QLoggingCategory>
#include <QScopedValueRollback>
#include <QSet>

#include <algorithm>

namespace mtnops {

namespace {

Q_LOGGING_CATEGORY(windowLog, "mtnops.window", QtInfoMsg)

/** The first real column of @p table whose unit is not among @p units; nothing without one. */
const Column *firstOfNewUnit(const DeviceTable &table, const QSet<QString> &units)
{
    for (const Column &column : table.columns) {
        if (column.type == ColumnType::Real && !column.unit.isEmpty() && !units.contains(column.unit))
            return &column;
    }
    return nullptr;
}

} // namespace

QList<ColumnRef> defaultColumns(const Catalog &catalog, int count)
{
    QList<ColumnRef> chosen;
    QSet<QString> units;
    bool hasFound = true;
    while (hasFound && chosen.size() < count) { // one of each device a turn
        hasFound = false;
        for (const DeviceTable &table : catalog.tables) {
            const Column *column = firstOfNewUnit(table, units);
            if (!column || chosen.size() >= count)
                continue;
            chosen.append({table.name, column->name});
            units.insert(column->unit);
            hasFound = true;
        }
    }
    return chosen;
}

ColumnChoice::ColumnChoice(LogSession &session, WindowSettings &settings, QObject *parent)
    : QObject(parent), m_session(session), m_settings(settings)
{
    connect(&session, &LogSession::catalogChanged, this, &ColumnChoice::restore);
    connect(&session.selection(), &PlotSelection::changed, this, &ColumnChoice::remember);
    connect(&session.selection(), &PlotSelection::arranged, this, &ColumnChoice::remember);
    connect(&session, &LogSession::tableChanged, this, [this](const QString &table) {
        if (!m_site.isEmpty() && !m_isRestoring)
            m_settings.setTable(m_site, table);
    });
    if (session.hasCatalog())
        restore();
}

void ColumnChoice::chooseDefaults()
{
    if (!m_session.selection().traces().isEmpty())
        return;
    m_session.selection().choose(defaultColumns(m_session.catalog()));
}

void ColumnChoice::restore()
{
    const QString site = m_session.catalog().site.name;
    const QScopedValueRollback guard(m_isRestoring, true);
    if (!site.isEmpty() && site != m_site) {
        m_site = site;
        const std::optional<QList<ColumnRef>> remembered = m_settings.columns(site);
        m_wantsDefaults = !remembered;
        m_pending = remembered.value_or(QList<ColumnRef>());
        restoreArrangement();
        if (const QString table = m_settings.table(site); !table.isEmpty())
            m_session.setTable(table);
    }
    choosePending();
    if (m_wantsDefaults) {
        chooseDefaults();
        m_wantsDefaults = m_session.selection().traces().isEmpty();
    }
}

void ColumnChoice::restoreArrangement()
{
    const Result<PlotArrangement> arrangement = m_settings.arrangement(m_site);
    if (!arrangement) {
        qCWarning(windowLog, "%s: panels are arranged by unit", qUtf8Printable(arrangement.error().detail));
        return;
    }
    m_pendingAxes = arrangement->axes();
    PlotArrangement withoutAxes = *arrangement;
    for (auto axis = m_pendingAxes.keyBegin(); axis != m_pendingAxes.keyEnd(); ++axis)
        withoutAxes.setAxis(*axis, {});
    m_session.selection().setArrangement(withoutAxes);
}

void ColumnChoice::choosePending()
{
    QList<ColumnRef> there;
    const QList<ColumnRef> waiting = std::exchange(m_pending, {});
    for (const ColumnRef &column : waiting)
        (m_session.findColumn(column) ? there : m_pending).append(column);
    m_session.selection().choose(there);
    restoreAxes(there);
    if (m_pending.isEmpty())
        m_pendingAxes.clear(); // nobody is left to bring them back
}

/** Of axes on which one of @p chosen stands, and where nothing was set since. */
void ColumnChoice::restoreAxes(const QList<ColumnRef> &chosen)
{
    PlotArrangement arrangement = m_session.selection().arrangement();
    for (const PanelPlan &panel : plans()) {
        for (const AxisPlan &axis : panel.axes) {
            const bool isBack = std::any_of(axis.columns.begin(), axis.columns.end(),
                                            [&](const ColumnRef &column) { return chosen.contains(column); });
            const AxisId id{.panel = panel.key, .axis = axis.key};
            if (isBack && m_pendingAxes.contains(id) && arrangement.axis(id) == AxisState())
                arrangement.setAxis(id, m_pendingAxes.take(id));
        }
    }
    m_session.selection().setArrangement(arrangement);
}

QList<PanelPlan> ColumnChoice::plans() const
{
    QHash<ColumnRef, Column> columns;
    for (const DeviceTable &table : m_session.catalog().tables) {
        for (const Column &column : table.columns)
            columns.insert({table.name, column.name}, column);
    }
    return planPanels(m_session.selection().columns(), columns, m_session.selection().arrangement());
}

void ColumnChoice::remember()
{
    if (m_site.isEmpty() || m_isRestoring)
        return;
    m_wantsDefaults = false;
    PlotArrangement arrangement = m_session.selection().arrangement();
    for (const PanelPlan &panel : plans()) { // another column stands there now
        for (const AxisPlan &axis : panel.axes)
            m_pendingAxes.remove({.panel = panel.key, .axis = axis.key});
    }
    for (auto axis = m_pendingAxes.cbegin(); axis != m_pendingAxes.cend(); ++axis)
        arrangement.setAxis(axis.key(), axis.value());
    m_settings.setColumns(m_site, m_session.selection().columns() + m_pending);
    m_settings.setArrangement(m_site, arrangement);
}

} // namespace mtnops
