// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "models/sky/nights.h"

#include <QAction>
#include <QObject>

#include <memory>

namespace mtnops {

class TimeWindow;

/** Moves the time window to a night, from sunset to sunrise, as actions for the time bar and the menu. Without the
    place of the site there are no nights, and the actions are off. Main thread. */
class NightActions : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. */
    NightActions(TimeWindow &window, const Clock &clock, QObject *parent = nullptr);

    /** The night under way or the coming one, and the one before it; checked while it is shown. */
    QAction *tonight() const { return m_tonight; }
    QAction *lastNight() const { return m_lastNight; }
    /** The nights before and after the one in the middle of the window. */
    QAction *previousNight() const { return m_previous; }
    QAction *nextNight() const { return m_next; }

    void setSite(const SiteInfo &site);
    /** The clock went on: at sunrise tonight becomes last night. */
    void turn() { showState(); }
    /** Null while the place of the site is not known. */
    const std::shared_ptr<const Nights> &nights() const { return m_nights; }

private:
    QAction *add(const QString &text, const QKeySequence &shortcut, const QString &hint);
    void show(const Night &night);
    Night shownNight() const;
    void follow();
    void showState();

    TimeWindow &m_window;
    const Clock &m_clock;
    std::shared_ptr<const Nights> m_nights; ///< null while the place is not known
    Night m_coming; ///< what tonight is, once asked for
    Night m_past; ///< the night before it
    QAction *m_tonight = nullptr;
    QAction *m_lastNight = nullptr;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
};

} // namespace mtnops
