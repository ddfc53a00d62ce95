// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/nightactions.h"

#include "models/timewindow.h"
#include "ui/theme/icons.h"

namespace mtnops {

NightActions::NightActions(TimeWindow &window, const Clock &clock, QObject *parent)
    : QObject(parent), m_window(window), m_clock(clock)
{
    m_tonight = add(tr("Tonight"), QKeySequence(Qt::CTRL | Qt::Key_T),
                    tr("From sunset to sunrise: the night under way, by day the coming one"));
    m_tonight->setCheckable(true);
    m_lastNight = add(tr("Last night"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T),
                      tr("From sunset to sunrise, the night before tonight"));
    m_lastNight->setCheckable(true);
    m_previous =
        add(tr("Previous night"), QKeySequence(Qt::ALT | Qt::Key_PageUp), tr("The night before the one that is shown"));
    m_previous->setIcon(makeIcon(Icon::ChevronLeft));
    m_next =
        add(tr("Next night"), QKeySequence(Qt::ALT | Qt::Key_PageDown), tr("The night after the one that is shown"));
    m_next->setIcon(makeIcon(Icon::ChevronRight));
    connect(m_tonight, &QAction::triggered, this, [this] {
        follow();
        show(m_coming);
    });
    connect(m_lastNight, &QAction::triggered, this, [this] {
        follow();
        show(m_past);
    });
    connect(m_previous, &QAction::triggered, this, [this] { show(m_nights->before(shownNight())); });
    connect(m_next, &QAction::triggered, this, [this] { show(m_nights->after(shownNight())); });
    connect(&window, &TimeWindow::rangeChanged, this, &NightActions::showState);
    connect(&window, &TimeWindow::liveChanged, this, &NightActions::showState);
    setSite({});
}

void NightActions::setSite(const SiteInfo &site)
{
    m_nights = site.hasPlace() ? std::make_shared<const Nights>(site) : nullptr;
    m_coming = {};
    m_past = {};
    for (QAction *action : {m_tonight, m_lastNight, m_previous, m_next})
        action->setEnabled(site.hasPlace());
    showState();
}

QAction *NightActions::add(const QString &text, const QKeySequence &shortcut, const QString &hint)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(hint, shortcut.toString(QKeySequence::NativeText)));
    return action;
}

void NightActions::show(const Night &night)
{
    m_window.showRange(night.dark);
    showState();
}

Night NightActions::shownNight() const
{
    const TimeRange range = m_window.range();
    return m_nights->at(range.from + range.length() / 2);
}

/** The almanac is not asked again before tonight is over. */
void NightActions::follow()
{
    const Timestamp now = m_clock.now();
    if (m_past.dark.to <= now && now < m_coming.dark.to)
        return;
    m_coming = m_nights->tonight(now);
    m_past = m_nights->before(m_coming);
}

void NightActions::showState()
{
    const bool standsStill = m_nights && !m_window.isLive();
    if (standsStill)
        follow();
    m_tonight->setChecked(standsStill && m_window.range() == m_coming.dark);
    m_lastNight->setChecked(standsStill && m_window.range() == m_past.dark);
}

} // namespace mtnops
