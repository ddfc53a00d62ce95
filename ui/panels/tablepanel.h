// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "logger/core/timerange.h"
#include "models/timetext.h"
#include "ui/theme/theme.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;

namespace mtnops {

class LogSession;
class LogTableView;
class OverlayLabel;
class TableColumns;
class TableDelegate;
class TimeField;

/** The rows of one device in the shown window, newest first, and a field for a time to go to. Main thread. */
class TablePanel : public QWidget
{
    Q_OBJECT

public:
    /** @p session is not owned and outlives the panel. */
    explicit TablePanel(LogSession &session, QWidget *parent = nullptr);
    ~TablePanel() override;

    void setTheme(const Theme &theme);
    /** For the sentence that tells an empty window. */
    void setTimeText(const TimeText &text);
    /** What to say while there is no device. */
    void setEmptyText(const QString &text, bool isError);
    LogTableView *view() const { return m_view; }
    /** Puts the cursor into the field for a time to go to. */
    void startGoTo();
    /** Tells the remembered arrangement of a device's columns, as TableColumns has it. */
    void setArrangements(std::function<QStringList(const QString &)> remembered);

signals:
    /** Somebody has moved, hidden or shown a column of this device. */
    void arranged(const QString &table, const QStringList &arrangement);

private:
    void connectModel();
    void goToTime();
    Timestamp newestTime() const;
    void fillDevices();
    void showDevice();
    TimeRange shownTimes() const;
    void showNote();
    void showState();
    void fitColumns();
    void arrangeColumns();

    LogSession &m_session;
    TimeText m_timeText;
    QComboBox *m_devices = nullptr;
    QLabel *m_note = nullptr;
    TimeField *m_goTo = nullptr;
    LogTableView *m_view = nullptr;
    TableDelegate *m_delegate = nullptr;
    TableColumns *m_columns = nullptr;
    std::function<QStringList(const QString &)> m_remembered;
    OverlayLabel *m_overlay = nullptr;
    QString m_arrangedTable; ///< whose columns stand as they were left
    qsizetype m_arrangedColumns = 0;
    QString m_fittedTable; ///< whose columns have their widths
    QString m_emptyText;
    bool m_emptyIsError = false;
    QTimer m_patience; ///< runs while it is too early to say that something loads
};

} // namespace mtnops
