// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace mtnops {

class EventDelegate;
class EventModel;
class LogTableView;
class OverlayLabel;

/** What happened to the logger and its devices in the shown window, newest first. Main thread. */
class EventPanel : public QWidget
{
    Q_OBJECT

public:
    /** @p model is not owned and outlives the panel. */
    explicit EventPanel(EventModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** What to say instead of that nothing happened, while there is no device. */
    void setEmptyText(const QString &text, bool isError);
    LogTableView *view() const { return m_view; }

private:
    void showState();
    /** A column never becomes narrower by itself: a person may have widened it. */
    void widenColumns();

    EventModel &m_model;
    LogTableView *m_view = nullptr;
    EventDelegate *m_delegate = nullptr;
    OverlayLabel *m_overlay = nullptr;
    QString m_emptyText;
    bool m_emptyIsError = false;
};

} // namespace mtnops
