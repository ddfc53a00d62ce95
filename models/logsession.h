// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "models/devicecondition.h"
#include "models/devicestatusmodel.h"
#include "models/devicetreemodel.h"
#include "models/eventmodel.h"
#include "models/logtablemodel.h"
#include "models/overviewmodel.h"
#include "models/plotselection.h"
#include "models/seriesloader.h"
#include "models/sparklines.h"
#include "models/stateloader.h"
#include "models/statisticsmodel.h"
#include "models/timewindow.h"

#include <QTimer>

namespace mtnops {

/** One database, looked at: its reader and everything that shows it, kept up to date once a second. The one object that
    a main window is given. A database that does not exist yet is waited for. Main thread. */
class LogSession : public QObject
{
    Q_OBJECT

public:
    /** Begins to read at once, as soon as the event loop runs. @p clock is not owned and outlives the session. */
    LogSession(const QString &databasePath, const Clock &clock, QObject *parent = nullptr);
    ~LogSession() override;

    LogReader &reader() { return m_reader; }
    TimeWindow &window() { return m_window; }
    PlotSelection &selection() { return m_selection; }
    DeviceTreeModel &tree() { return m_tree; }
    DeviceStatusModel &devices() { return m_devices; }
    LogTableModel &table() { return m_table; }
    EventModel &events() { return m_events; }
    StatisticsModel &statistics() { return m_statistics; }
    OverviewModel &overview() { return m_overview; }
    Sparklines &sparklines() { return m_sparklines; }
    SeriesLoader &loader() { return m_loader; }
    StateLoader &states() { return m_states; }

    const Clock &clock() const { return m_clock; }
    QString databasePath() const { return m_reader.databasePath(); }

    /** Empty until the database was first read. */
    const Catalog &catalog() const { return m_catalog; }
    bool hasCatalog() const { return m_hasCatalog; }
    /** The column of that name, or nothing. The pointer holds until the next catalogChanged(). */
    const Column *findColumn(const ColumnRef &ref) const;
    /** What that device is called; empty where the catalog does not know it. */
    QString titleOf(const QString &table) const;

    /** The device in the table below the charts; the first of the catalog until somebody chooses. A name that the
        catalog lacks is kept, and shown as soon as the catalog has it. */
    void setTable(const QString &name);
    QString tableName() const { return m_tableName; }

    /** Goes to that time in the table. A window that does not hold it becomes a historical one of the same length
       around it. */
    void showTableTime(Timestamp time);

    /** The newest rows and states as last read. */
    const Latest &latest() const { return m_latest; }
    /** How far they can be relied on now, by table. */
    QHash<QString, DeviceCondition> conditions() const;
    qint64 databaseBytes() const { return m_latest.databaseBytes; }
    /** Growth and room on the disk, as read within the last minute; nothing until then. */
    const std::optional<LogStatus> &status() const { return m_status; }
    /** Rows a second that come into the database, estimated from devices whose newest rows are fresh and their
        intervals; for a viewer, which has no engine to ask. */
    double rowsPerSecond() const { return m_rowsPerSecond; }
    /** Whether somebody seems to log into the database: a device has a fresh row. */
    bool isGrowing() const { return m_isGrowing; }

    /** Why the database cannot be read at the moment, in English with its detail; empty when all is well. */
    const QString &problem() const { return m_problem; }
    /** Whether that is because the file is damaged, or is no database at all. */
    bool isDamaged() const { return m_isDamaged; }

    /** How the models write times. */
    void setTimeFormatter(const TimeFormatter &formatter);

public slots:
    /** One turn: moves the live window, reads the newest rows and refreshes the models; done once a second. */
    void tick();

    /** A historical window from the first to the last row of the devices on the chart; of all devices when none is.
        False where there is no row. */
    bool showEverything();

signals:
    /** Devices or columns came, went or changed. */
    void catalogChanged();
    void siteChanged(const mtnops::SiteInfo &site);
    void tableChanged(const QString &name);
    /** New rows, states, sizes or ages; once a second. */
    void latestChanged();
    void problemChanged(const QString &problem);

private:
    void takeCatalog(LogReader::RequestId id, const Catalog &read);
    void takeLatest(LogReader::RequestId id, const Latest &latest);
    void takeStatus(LogReader::RequestId id, const LogStatus &status);
    void takeError(LogReader::RequestId id, const Error &error);
    void readCatalog();
    void readStatus();
    void recover();
    void showStates();
    void showTable();
    void followRange();
    void showRange();
    void setProblem(const QString &problem, bool isDamaged);

    const Clock &m_clock;
    LogReader m_reader;
    TimeWindow m_window;
    PlotSelection m_selection;
    DeviceTreeModel m_tree;
    DeviceStatusModel m_devices;
    LogTableModel m_table;
    EventModel m_events;
    SeriesLoader m_loader;
    StateLoader m_states;
    StatisticsModel m_statistics;
    Sparklines m_sparklines;
    OverviewModel m_overview;
    QTimer m_timer;
    QTimer m_settle; ///< runs while a historical window is being moved
    Catalog m_catalog;
    Latest m_latest;
    QString m_tableName;
    QString m_problem;
    bool m_isDamaged = false;
    double m_rowsPerSecond = 0;
    bool m_isGrowing = false;
    bool m_hasCatalog = false;
    LogReader::RequestId m_catalogPending = 0;
    LogReader::RequestId m_latestPending = 0;
    std::optional<LogStatus> m_status;
    Timestamp m_statusTime; ///< when the status was last asked for; 1970 before that
    LogReader::RequestId m_statusPending = 0;
};

} // namespace mtnops
