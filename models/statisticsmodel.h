// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/historywatch.h"
#include "models/spreadscan.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace mtnops {

class PlotSelection;
class TimeWindow;

/** What the readings of the chosen columns come to, a row each, between two cursors or else over the window. Reads on a
    thread of its own, so that a long span delays no chart; a newer span supersedes what is under way. Reads nothing
    while nobody looks. Main thread. */
class StatisticsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Section
    {
        ColumnSection,
        UnitSection,
        ChangeSection, ///< the value at the end less the value at the begin
        CountSection, ///< valid readings
        MinimumSection,
        MaximumSection,
        MeanSection, ///< weighted by time
        DeviationSection,
        CoverageSection, ///< for how much of the span a valid reading stood
        SectionCount
    };

    /** In every section. */
    enum Role
    {
        ColumnRefRole = Qt::UserRole + 1,
        IsOutdatedRole, ///< bool: of another span than the one that is shown, not read yet, or not to the end
    };

    /** @p window and @p selection are not owned and outlive the model. */
    StatisticsModel(const QString &databasePath, const TimeWindow &window, const PlotSelection &selection,
                    QObject *parent = nullptr);

    void setCatalog(const Catalog &catalog);
    /** Between the cursors; nothing: over the window. */
    void setCursorSpan(const std::optional<TimeRange> &span);
    bool hasCursorSpan() const { return m_cursorSpan.has_value(); }
    TimeRange measured() const;
    /** Whether anybody looks. */
    void setActive(bool active);
    /** Once a second: where the span is not over yet, rows come in, and where it is, they are looked for. What could
       not be read is tried again. */
    void refresh(Timestamp now);
    /** Why the last read failed; empty after one that succeeded. */
    const QString &errorText() const { return m_error; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /** The span, or the error's text, is another. */
    void stateChanged();

private:
    struct Entry
    {
        ColumnRef ref;
        Column column;
        Duration interval{};
        QString title; ///< of the device
        QString device; ///< to be told behind the label; empty where that is the only one
        ColumnStatistics statistics;
        Value first; ///< the value at the span's begin
        Value last;
        bool isRead = false; ///< the three are of the span
        LogReader::RequestId pendingStatistics = 0;
        LogReader::RequestId pendingFirst = 0;
        LogReader::RequestId pendingLast = 0;
        std::shared_ptr<SpreadScan> spread; ///< its own pace: of a long span it takes long
        bool isPending() const
        {
            return pendingStatistics != 0 || pendingFirst != 0 || pendingLast != 0 || spread->isStarting();
        }
    };

    std::shared_ptr<SpreadScan> makeSpread(const ColumnRef &column);
    void showSelection();
    void nameDevices();
    static QString labelOf(const Entry &entry);
    void followWindow();
    void outdate();
    void readAnew();
    void ask();
    void cancel();
    void takeStatistics(LogReader::RequestId id, const ColumnStatistics &statistics);
    void takeValues(LogReader::RequestId id, const QList<InstantValue> &values);
    void takeError(LogReader::RequestId id, const Error &error);
    void takeSpread(const SpreadScan *spread);
    void tell(qsizetype row);
    bool isReading() const;
    bool isPending() const;
    void setError(const QString &error);
    QString text(const Entry &entry, int section) const;
    QString toolTip(const Entry &entry, int section) const;

    LogReader m_reader;
    HistoryWatch m_watch; ///< of what is measured, once it is over
    const TimeWindow &m_window;
    const PlotSelection &m_selection;
    Catalog m_catalog;
    QList<Entry> m_entries;
    std::optional<TimeRange> m_cursorSpan;
    bool m_isActive = false;
    bool m_isOutdated = true; ///< what is read, or under way, is of another span
    QTimer m_schedule; ///< joins the steps of a drag
    QElapsedTimer m_sinceAsked;
    qint64 m_roundMilliseconds = 0; ///< from the last asking to the last answer
    Duration m_length{}; ///< of the window
    QString m_error;
};

} // namespace mtnops
