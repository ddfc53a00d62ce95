// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logsession.h"
#include "models/timetext.h"
#include "ui/theme/theme.h"

#include <QStatusBar>

class QLabel;

namespace mtnops {

class IconLabel;

/** The status line: the tiers that are shown and how long the query took; rate, size, values beyond their limits,
   clocks. Main thread. */
class WindowStatusBar : public QStatusBar
{
    Q_OBJECT

public:
    /** @p session is not owned and outlives the bar. */
    explicit WindowStatusBar(LogSession &session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** The zone of the site, for the first clock. */
    void setSiteTime(const TimeText &text);
    /** Rows a second as the engine counts them; without, the session's estimate is shown. */
    void setRate(double rowsPerSecond);

    /** Shows everything as it is now; called once a second and when series come. */
    void refresh();

private:
    QString tierText() const;
    QString shownText() const;
    QString sizeToolTip() const;
    void showWarnings();

    LogSession &m_session;
    Theme m_theme = Theme::of(ThemeKind::Dark);
    TimeText m_siteTime;
    std::optional<double> m_rate;
    QLabel *m_shown = nullptr;
    QLabel *m_rateLabel = nullptr;
    QLabel *m_size = nullptr;
    IconLabel *m_warnings = nullptr;
    QLabel *m_clocks = nullptr;
};

} // namespace mtnops
