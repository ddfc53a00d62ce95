// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timetext.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mtnops {

class DeviceTreeModel;
class LogTableView;
class OverlayLabel;
class StatisticsDelegate;
class StatisticsModel;

/** What the chosen columns come to between the cursors, or over the window; which span that is stands above. Main
    thread. */
class StatisticsPanel final : public QWidget
{
    Q_OBJECT

public:
    /** @p tree tells how the columns are drawn. Neither is owned; both outlive the panel. */
    StatisticsPanel(StatisticsModel &model, const DeviceTreeModel &tree, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTimeText(const TimeText &text);
    LogTableView *view() const { return m_view; }

public slots:
    /** Puts all of it on the clipboard. */
    void copyCsv() const;

signals:
    /** Two times shall be set on the chart. */
    void measureWanted();
    /** The two times shall go: the window is told of again. */
    void endWanted();

private:
    void build();
    void showState();
    void showLooks(const QList<int> &roles);
    void widenColumns();

    StatisticsModel &m_model;
    TimeText m_timeText;
    QPushButton *m_measure = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_end = nullptr; ///< while there are two times
    QLabel *m_span = nullptr;
    LogTableView *m_view = nullptr;
    StatisticsDelegate *m_delegate = nullptr;
    OverlayLabel *m_overlay = nullptr;
};

} // namespace mtnops
