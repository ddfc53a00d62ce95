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

/** How long the disk has room: "412 days left". */
QString daysLeftText(double days);

/** The status line: the tiers that are shown and how long the query took; size, and while somebody logs rate and days
    left; values beyond their limits, clocks. Where there is no room for all, tool tips tell what is left out. Main
   thread. */
class WindowStatusBar : public QStatusBar
{
    Q_OBJECT

public:
    /** @p session is not owned and outlives the bar. */
    explicit WindowStatusBar(LogSession &session, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** For its clocks: its zone, and its sidereal time where its place is known. */
    void setSite(const SiteInfo &site);
    /** Rows a second as our own engine counts them; without one, the session's estimate is shown as such. */
    void setRate(double rowsPerSecond);

    /** Shows everything as it is now; called once a second and when series come. */
    void refresh();

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    /** What is left out, the first first; each leaves out those before it too. */
    enum Folded
    {
        Nothing,
        QueryTime,
        Rate,
        Columns,
        Utc
    };
    struct Line
    {
        QLabel *label = nullptr;
        QString text;
    };

    QList<Line> lines(Folded folded) const;
    int widthAt(int shown, Folded folded) const;
    void fold();
    bool isLogged() const { return m_rate || m_session.isGrowing(); }
    std::optional<double> daysLeft() const;
    QString tierText() const;
    QString shownText(Folded folded) const;
    QString rateText() const;
    QString sizeText() const;
    QString clocksText(Folded folded) const;
    QString sizeToolTip() const;
    void showWarnings();

    LogSession &m_session;
    Theme m_theme = Theme::of(ThemeKind::Dark);
    TimeText m_siteTime;
    std::optional<TimeText> m_sidereal; ///< nothing while the place is not known
    std::optional<double> m_rate;
    QLabel *m_shown = nullptr;
    QLabel *m_rateLabel = nullptr;
    QLabel *m_size = nullptr;
    IconLabel *m_warnings = nullptr;
    QLabel *m_clocks = nullptr;
};

} // namespace mtnops
