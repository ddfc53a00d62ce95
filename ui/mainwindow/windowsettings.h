// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "logger/core/timerange.h"
#include "models/plotarrangement.h"
#include "models/showntime.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>
#include <QSize>
#include <QTimeZone>

#include <optional>

namespace mtnops {

/** What the window remembers from one start to the next, in the user's settings; columns, their arrangement, the
    times and the table are kept for each site by its name. Main thread. */
class WindowSettings
{
public:
    QByteArray bytes(const QString &what) const;
    void setBytes(const QString &what, const QByteArray &value);

    ThemeKind theme() const;
    void setTheme(ThemeKind kind);
    ShownClock clock() const;
    void setClock(ShownClock clock);
    /** Logs and site files that were opened, the last one first. */
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    /** Where a file was last opened. */
    QString openFolder() const;
    void setOpenFolder(const QString &folder);
    /** In which zone the times of another program's database were written, as somebody said; by its name. */
    std::optional<QTimeZone> zoneOf(const QString &database) const;
    void setZoneOf(const QString &database, const QTimeZone &zone);
    /** Where the last file was saved, else the documents folder, else home: one that is there and can be written. */
    QString folder() const;
    void setFolder(const QString &folder);
    /** Of the export dialog as it was last closed; invalid before that. */
    QSize exportSize() const;
    void setExportSize(QSize size);

    /** Nothing when this site was never looked at; an empty list when every column was taken off. */
    std::optional<QList<ColumnRef>> columns(const QString &site) const;
    void setColumns(const QString &site, const QList<ColumnRef> &columns);
    /** How its chart was arranged; automatic where nothing is stored. */
    Result<PlotArrangement> arrangement(const QString &site) const;
    void setArrangement(const QString &site, const PlotArrangement &arrangement);
    /** What was looked at when a window of this site was last closed; nothing before that. */
    std::optional<TimeRange> times(const QString &site) const;
    bool wasLive(const QString &site) const;
    void setTimes(const QString &site, const TimeRange &range, bool live);
    QString table(const QString &site) const;
    void setTable(const QString &site, const QString &table);
    /** Which columns of a device the table shows, as TableColumns has it. */
    QStringList tableColumns(const QString &site, const QString &table) const;
    void setTableColumns(const QString &site, const QString &table, const QStringList &arrangement);

private:
    QSettings m_settings;
};

} // namespace mtnops
