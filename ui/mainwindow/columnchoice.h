// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/query/logreader.h"
#include "models/panelplan.h"
#include "ui/mainwindow/windowsettings.h"

#include <QObject>

namespace mtnops {

class LogSession;

/** Up to @p count real columns of different units, from as many devices as possible: something to see at first. */
QList<ColumnRef> defaultColumns(const Catalog &catalog, int count = 4);

/** Puts the remembered columns, their arrangement and the table of a site back when its catalog comes, or sensible ones
    the first time; and remembers every change from then on. A column that the catalog lacks is waited for, and what was
    set of an axis comes back with a column that stood on it: it does not hold others. Main thread. */
class ColumnChoice : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. */
    ColumnChoice(LogSession &session, WindowSettings &settings, QObject *parent = nullptr);

    /** Chooses defaultColumns(); does nothing when something is on the chart. */
    void chooseDefaults();

private:
    void restore();
    void restoreArrangement();
    void choosePending();
    void restoreAxes(const QList<ColumnRef> &chosen);
    QList<PanelPlan> plans() const;
    void remember();

    LogSession &m_session;
    WindowSettings &m_settings;
    QString m_site; ///< whose choice was put back; empty before
    QList<ColumnRef> m_pending; ///< remembered, and not in the catalog yet
    QMap<AxisId, AxisState> m_pendingAxes; ///< remembered, and no column that is there stands on them
    bool m_wantsDefaults = false; ///< never looked at, and nothing to choose from yet
    bool m_isRestoring = false;
};

} // namespace mtnops
