// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/timetext.h"
#include "ui/panels/nightactions.h"

#include <QAction>
#include <QObject>

#include <optional>

namespace mtnops {

class TimeWindow;

/** What a person can do with the time window and the time zone, as actions for the time bar and the menu. Main thread.
 */
class TimeActions : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. */
    TimeActions(TimeWindow &window, const Clock &clock, QObject *parent = nullptr);

    /** Whether the clock is followed, for a button that is pressed and released. */
    QAction *live() const { return m_live; }
    /** Follows the clock, whatever the window did before; for the menu and its key. */
    QAction *goLive() const { return m_goLive; }
    QAction *back() const { return m_back; }
    QAction *forward() const { return m_forward; }
    /** All that was logged; whoever knows how much that is connects it. Checked while that is shown. */
    QAction *everything() const { return m_everything; }
    /** Live windows of 5 min to 1 y; the one that is shown is checked. */
    const QList<QAction *> &presets() const { return m_presets; }
    /** What times are shown in, one of the three. */
    QAction *utc() const { return m_utc; }
    QAction *siteTime() const { return m_siteTime; }
    QAction *sidereal() const { return m_sidereal; }

    const NightActions &nights() const { return m_nights; }

    /** The window shows all that was logged: everything() is on until it shows something else. */
    void markEverything();
    /** The clock went on. */
    void turn();
    /** The site's zone, named as it is now, and its nights. */
    void setSite(const SiteInfo &site);
    void setClock(ShownClock clock);
    ShownClock clock() const;
    /** What is chosen; UTC for the sidereal time of a site whose place is not known. */
    ShownTime shownTime() const;

    /** Times as they are shown and typed now. */
    TimeText timeText() const { return TimeText(shownTime(), m_nights.nights()); }

signals:
    void shownTimeChanged();

private:
    QAction *add(const QString &text, const QKeySequence &shortcut, const QString &hint);
    void addPresets();
    void addZones();
    void follow(bool live);
    void showLive(bool live);
    void showState();
    QTimeZone siteZone() const;
    void nameSiteTime();

    TimeWindow &m_window;
    const Clock &m_clock;
    NightActions m_nights;
    SiteInfo m_site;
    std::optional<TimeRange> m_all; ///< all that was logged, when it was last shown
    QAction *m_live = nullptr;
    QAction *m_goLive = nullptr;
    QAction *m_back = nullptr;
    QAction *m_forward = nullptr;
    QAction *m_everything = nullptr;
    QAction *m_utc = nullptr;
    QAction *m_siteTime = nullptr;
    QAction *m_sidereal = nullptr;
    QList<QAction *> m_presets;
};

} // namespace mtnops
