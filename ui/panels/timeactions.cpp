// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timeactions.h"

#include "models/timewindow.h"
#include "ui/theme/icons.h"

#include <QActionGroup>

#include <array>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

struct Preset
{
    Duration span;
    const char *label;
};

constexpr std::array presetSpans = {
    Preset{5min, QT_TRANSLATE_NOOP("mtnops::TimeActions", "5 min")},
    Preset{15min, QT_TRANSLATE_NOOP("mtnops::TimeActions", "15 min")},
    Preset{1h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "1 h")},
    Preset{6h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "6 h")},
    Preset{24h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "24 h")},
    Preset{7 * 24h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "7 d")},
    Preset{30 * 24h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "30 d")},
    Preset{365 * 24h, QT_TRANSLATE_NOOP("mtnops::TimeActions", "1 y")},
};

} // namespace

TimeActions::TimeActions(TimeWindow &window, const Clock &clock, QObject *parent)
    : QObject(parent), m_window(window), m_clock(clock), m_nights(window, clock)
{
    m_live = new QAction(this);
    m_live->setCheckable(true);
    showLive(m_window.isLive());
    m_goLive = add(tr("Go live"), QKeySequence(Qt::Key_Home), tr("Follow the clock"));
    m_goLive->setIcon(makeIcon(Icon::Live));
    m_back = add(tr("Back"), QKeySequence(Qt::ALT | Qt::Key_Left), tr("The window before"));
    m_back->setIcon(makeIcon(Icon::Back));
    m_forward = add(tr("Forward"), QKeySequence(Qt::ALT | Qt::Key_Right), tr("The window after"));
    m_forward->setIcon(makeIcon(Icon::Forward));
    m_everything = add(tr("Everything"), QKeySequence(Qt::SHIFT | Qt::Key_Home),
                       tr("From the first to the last reading of what is on the chart"));
    m_everything->setIconText(tr("All"));
    m_everything->setCheckable(true);
    addPresets();
    addZones();
    connect(m_live, &QAction::triggered, this, &TimeActions::follow);
    connect(m_goLive, &QAction::triggered, &window, &TimeWindow::resumeLive);
    connect(m_everything, &QAction::triggered, this, &TimeActions::showState); // a press alone does not turn it on
    connect(m_back, &QAction::triggered, &window, &TimeWindow::goBack);
    connect(m_forward, &QAction::triggered, &window, &TimeWindow::goForward);
    connect(&window, &TimeWindow::liveChanged, this, &TimeActions::showLive);
    connect(&window, &TimeWindow::liveChanged, this, &TimeActions::showState);
    connect(&window, &TimeWindow::rangeChanged, this, &TimeActions::showState);
    connect(&window, &TimeWindow::historyChanged, this, &TimeActions::showState);
    showState();
}

void TimeActions::markEverything()
{
    m_all = m_window.range();
    showState();
}

void TimeActions::turn()
{
    m_nights.turn();
    nameSiteTime(); // the clocks may have changed
}

void TimeActions::nameSiteTime()
{
    const QTimeZone zone = siteZone();
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(toMicroseconds(m_clock.now()) / 1000, QTimeZone::utc());
    const bool isUtcItself = zone.offsetFromUtc(at) == 0 && !zone.hasDaylightTime();
    m_siteTime->setText(isUtcItself ? tr("Site") : zone.abbreviation(at));
    m_siteTime->setToolTip(tr("Times of the site: %1 (Ctrl+L)").arg(QString::fromLatin1(zone.id())));
    m_siteTime->setEnabled(!isUtcItself);
    m_siteTime->setVisible(!isUtcItself);
}

void TimeActions::setSite(const SiteInfo &site)
{
    m_nights.setSite(site);
    m_site = site;
    nameSiteTime();
    m_sidereal->setEnabled(site.hasPlace());
    if (clock() != ShownClock::Utc)
        emit shownTimeChanged();
}

void TimeActions::setClock(ShownClock clock)
{
    QAction *action = clock == ShownClock::Utc ? m_utc : clock == ShownClock::Site ? m_siteTime : m_sidereal;
    action->setChecked(true);
    emit shownTimeChanged();
}

ShownClock TimeActions::clock() const
{
    if (m_utc->isChecked())
        return ShownClock::Utc;
    return m_sidereal->isChecked() ? ShownClock::Sidereal : ShownClock::Site;
}

ShownTime TimeActions::shownTime() const
{
    switch (clock()) {
    case ShownClock::Utc:
        break;
    case ShownClock::Site:
        return siteZone();
    case ShownClock::Sidereal:
        if (m_site.hasPlace())
            return ShownTime::sidereal(m_site);
        break;
    }
    return QTimeZone::utc();
}

QTimeZone TimeActions::siteZone() const
{
    const QTimeZone zone(m_site.timeZone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QAction *TimeActions::add(const QString &text, const QKeySequence &shortcut, const QString &hint)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setToolTip(QStringLiteral("%1 (%2)").arg(hint, shortcut.toString(QKeySequence::NativeText)));
    return action;
}

void TimeActions::addPresets()
{
    for (std::size_t index = 0; index < presetSpans.size(); ++index) {
        const Preset &preset = presetSpans[index];
        const QString label = tr(preset.label);
        QAction *action =
            add(label, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + int(index))), tr("The last %1, live").arg(label));
        action->setIconText(QString(label).remove(u' ').replace(tr("min"), tr("m"))); // for a narrow button
        action->setCheckable(true);
        action->setData(QVariant::fromValue<qint64>(preset.span.count()));
        connect(action, &QAction::triggered, this, [this, span = preset.span] {
            m_window.showLive(span);
            showState();
        });
        m_presets.append(action);
    }
}

void TimeActions::addZones()
{
    m_utc = add(tr("UTC"), QKeySequence(Qt::CTRL | Qt::Key_U), tr("Times in UTC"));
    m_siteTime = add(tr("Site"), QKeySequence(Qt::CTRL | Qt::Key_L), tr("Times of the site"));
    m_sidereal = add(tr("LST"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L),
                     tr("Local sidereal time of the site; dates and typed times in UTC"));
    m_sidereal->setEnabled(false);
    auto *group = new QActionGroup(this);
    for (QAction *action : {m_utc, m_siteTime, m_sidereal}) {
        action->setCheckable(true);
        group->addAction(action);
    }
    m_siteTime->setChecked(true);
    connect(group, &QActionGroup::triggered, this, &TimeActions::shownTimeChanged);
}

void TimeActions::follow(bool live)
{
    if (live)
        m_window.resumeLive();
    else
        m_window.showRange(m_window.range()); // stands still where it is
    showState();
}

void TimeActions::showLive(bool live)
{
    m_live->setIcon(live ? makeAccentIcon(Icon::Live) : makeIcon(Icon::Viewing)); // full, or a ring
    m_live->setText(live ? tr("Live") : tr("Go live"));
    m_live->setToolTip(live ? tr("Following the clock; press to stand still")
                            : tr("Not following: the window stands still; press to follow the clock again (Home)"));
}

void TimeActions::showState()
{
    const bool isLive = m_window.isLive();
    m_live->setChecked(isLive);
    m_back->setEnabled(m_window.canGoBack());
    m_forward->setEnabled(m_window.canGoForward());
    m_everything->setChecked(!isLive && m_all == m_window.range());
    for (QAction *preset : m_presets)
        preset->setChecked(isLive && preset->data().toLongLong() == m_window.range().length().count());
}

} // namespace mtnops
