// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timebar.h"

#include "models/timewindow.h"
#include "ui/panels/timeactions.h"
#include "ui/panels/timefield.h"
#include "ui/theme/icons.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace mtnops {

namespace {

/** What @p button says: which of its menu's actions is on, or @p otherwise. */
void tellChosen(QToolButton &button, const QString &otherwise)
{
    const QList<QAction *> actions = button.menu()->actions();
    const auto chosen = std::find_if(actions.begin(), actions.end(),
                                     [](const QAction *each) { return each->isChecked() && each->isVisible(); });
    button.setText(chosen == actions.end() ? otherwise : (*chosen)->text());
}

} // namespace

TimeBar::TimeBar(TimeWindow &window, TimeActions &actions, const Clock &clock, QWidget *parent)
    : QWidget(parent), m_window(window), m_actions(actions), m_clock(clock)
{
    setObjectName(QStringLiteral("timeBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 8);
    layout->setSpacing(7);
    QToolButton *live = makeButton(actions.live(), QStringLiteral("liveButton"));
    live->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = font();
    bold.setBold(true);
    live->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(tr("Go live")) + 44); // of the longer text: no jumping
    layout->addWidget(live);
    const Fold presets = addPresets(layout);
    const Fold nights = addNights(layout);
    addFields(layout);
    layout->addStretch(1);
    m_folds = {presets, addZones(layout), nights};
    for (QAction *action : {actions.back(), actions.forward()}) {
        QToolButton *button = makeButton(
            action, action == actions.back() ? QStringLiteral("backButton") : QStringLiteral("forwardButton"));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        layout->addWidget(button);
    }
    connect(&window, &TimeWindow::rangeChanged, this, &TimeBar::showWindow);
    connect(&window, &TimeWindow::liveChanged, this, &TimeBar::showWindow);
    connect(&actions, &TimeActions::shownTimeChanged, this, &TimeBar::showWindow);
    connect(&window, &TimeWindow::historyChanged, this, [this] { // somebody chose another window: typing is over
        m_from->discard();
        m_to->discard();
    });
    showWindow();
}

QSize TimeBar::minimumSizeHint() const
{
    QSize least = QWidget::minimumSizeHint(); // of what is not hidden
    for (const Fold &fold : m_folds)
        least.rwidth() -= fold.row->isHidden() ? 0 : fold.saved();
    return least;
}

int TimeBar::unfoldedWidth() const
{
    int width = sizeHint().width(); // of what is not hidden
    for (const Fold &fold : m_folds)
        width += fold.row->isHidden() ? fold.saved() : 0;
    return width;
}

int TimeBar::Fold::saved() const
{
    return row->sizeHint().width() - menu->sizeHint().width();
}

void TimeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

bool TimeBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) // a button needs another width than before
        fold();
    return QWidget::event(event);
}

void TimeBar::fold()
{
    int wanted = unfoldedWidth();
    for (const Fold &fold : m_folds) {
        const bool isNarrow = width() < wanted;
        fold.row->setVisible(!isNarrow);
        fold.menu->setVisible(isNarrow);
        wanted -= fold.saved();
    }
}

QToolButton *TimeBar::makeButton(QAction *action, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setDefaultAction(action);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->text());
    return button;
}

QWidget *TimeBar::makeSegments(const QList<QAction *> &actions, const QString &name)
{
    auto *segments = new QWidget(this);
    segments->setObjectName(name);
    auto *layout = new QHBoxLayout(segments);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QAction *action : actions) {
        QToolButton *button = makeButton(action, {});
        const char *segment = action == actions.first() ? "first" : action == actions.last() ? "last" : "middle";
        button->setProperty("segment", QString::fromLatin1(segment));
        button->setVisible(action->isVisible());
        connect(action, &QAction::changed, button, [button, action] { button->setVisible(action->isVisible()); });
        layout->addWidget(button);
    }
    return segments;
}

QToolButton *TimeBar::makeMenu(const QList<QAction *> &actions, const QString &name, const QString &otherwise)
{
    auto *button = new QToolButton(this);
    button->setObjectName(name);
    button->setIcon(makeIcon(Icon::ChevronDown));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(button);
    menu->addActions(actions);
    button->setMenu(menu);
    for (const QAction *action : actions)
        connect(action, &QAction::changed, button, [button, otherwise] { tellChosen(*button, otherwise); });
    tellChosen(*button, otherwise);
    button->hide();
    return button;
}

TimeBar::Fold TimeBar::addPresets(QBoxLayout *layout)
{
    const QList<QAction *> actions = m_actions.presets() + QList{m_actions.everything()};
    const Fold presets{makeSegments(actions, QStringLiteral("presets")),
                       makeMenu(actions, QStringLiteral("presetMenu"), tr("Span"))};
    presets.menu->setToolTip(tr("How much to follow (Ctrl+1 to Ctrl+8)"));
    presets.menu->setAccessibleName(tr("Span"));
    layout->addWidget(presets.row);
    layout->addWidget(presets.menu);
    return presets;
}

TimeBar::Fold TimeBar::addNights(QBoxLayout *layout)
{
    const NightActions &nights = m_actions.nights();
    const Fold folding{
        makeSegments({nights.previousNight(), nights.tonight(), nights.nextNight()}, QStringLiteral("nights")),
        makeMenu({nights.tonight(), nights.lastNight(), nights.previousNight(), nights.nextNight()},
                 QStringLiteral("nightMenu"), nights.tonight()->text())};
    for (QToolButton *button : folding.row->findChildren<QToolButton *>()) {
        if (button->defaultAction() == nights.tonight())
            m_night = button;
        else
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    const QFontMetrics metrics(font());
    for (const QAction *night : {nights.tonight(), nights.lastNight()}) { // no jumping from one to the other
        const int needed = metrics.horizontalAdvance(QStringLiteral("  ") + night->text()) + 18;
        m_night->setMinimumWidth(std::max(m_night->minimumWidth(), needed));
    }
    connect(nights.lastNight(), &QAction::toggled, this, &TimeBar::showNight);
    folding.menu->setToolTip(tr("Nights, from sunset to sunrise (Ctrl+T, Ctrl+Shift+T)"));
    folding.menu->setAccessibleName(tr("Night"));
    layout->addWidget(folding.row);
    layout->addWidget(folding.menu);
    return folding;
}

TimeBar::Fold TimeBar::addZones(QBoxLayout *layout)
{
    const QList<QAction *> actions{m_actions.utc(), m_actions.siteTime(), m_actions.sidereal()};
    const Fold zones{makeSegments(actions, QStringLiteral("zones")),
                     makeMenu(actions, QStringLiteral("zoneMenu"), m_actions.utc()->text())};
    zones.menu->setToolTip(tr("What times are shown in (Ctrl+U, Ctrl+L, Ctrl+Shift+L)"));
    zones.menu->setAccessibleName(tr("Times in"));
    layout->addWidget(zones.row);
    layout->addWidget(zones.menu);
    return zones;
}

void TimeBar::addFields(QBoxLayout *layout)
{
    m_from = new TimeField(this);
    m_from->setObjectName(QStringLiteral("fromField"));
    m_from->setAccessibleName(tr("From"));
    m_to = new TimeField(this);
    m_to->setObjectName(QStringLiteral("toField"));
    m_to->setAccessibleName(tr("To"));
    auto *between = new QLabel(tr("to"), this);
    between->setProperty("role", QStringLiteral("secondary"));
    layout->addWidget(m_from);
    layout->addWidget(between);
    layout->addWidget(m_to);
    m_zone = new QLabel(this);
    m_zone->setObjectName(QStringLiteral("fieldsZone"));
    m_zone->setProperty("role", QStringLiteral("secondary"));
    layout->addWidget(m_zone);
    for (TimeField *field : {m_from, m_to})
        connect(field, &TimeField::committed, this, &TimeBar::applyFields);
}

void TimeBar::showWindow()
{
    const TimeText text = m_actions.timeText();
    const TimeRange range = m_window.range();
    m_from->setShown(text.write(range.from, range.length()));
    m_to->setShown(m_window.isLive() ? tr("now") : text.write(range.to, range.length()));
    const QString zone = text.shown().zoneNames(range);
    for (TimeField *field : {m_from, m_to}) {
        field->setZoneName(zone);
        field->setPlaceholderText(zone);
    }
    m_zone->setText(zone);
    m_zone->setVisible(text.shown().isSidereal());
}

/** The button between the arrows is on while one of these two nights is shown, and says which. */
void TimeBar::showNight()
{
    const NightActions &nights = m_actions.nights();
    QAction *before = m_night->defaultAction();
    QAction *shown = nights.lastNight()->isChecked() ? nights.lastNight() : nights.tonight();
    if (shown == before)
        return;
    m_night->setDefaultAction(shown);
    m_night->removeAction(before); // a second action would make it a menu
    m_night->setAccessibleName(shown->text());
}

void TimeBar::applyFields()
{
    const TimeText text = m_actions.timeText();
    const Timestamp now = m_clock.now();
    const TimeRange shown = m_window.range();
    // "-6h" is said of now: the end of a window long ago is not meant with it.
    const bool isUntilNow = m_window.isLive() || (m_from->isEdited() && TimeText::isRelative(m_from->text()));
    const Result<Timestamp> from = m_from->isEdited() ? text.read(m_from->text(), now) : shown.from;
    const Result<Timestamp> to =
        m_to->isEdited() ? text.read(m_to->text(), now) : Result<Timestamp>(isUntilNow ? now : shown.to);
    if (!from)
        m_from->showError(from.error().detail);
    if (!to)
        m_to->showError(to.error().detail);
    if (!from || !to)
        return;
    if (*from >= *to) {
        (m_from->isEdited() ? m_from : m_to)->showError(tr("The start must be before the end."));
        return;
    }
    if (*to - *from > TimeWindow::longest) {
        (m_from->isEdited() ? m_from : m_to)
            ->showError(tr("From %1 to %2 is more than the 150 years that can be shown.")
                            .arg(text.write(*from, std::chrono::hours(24)), text.write(*to, std::chrono::hours(24))));
        return;
    }
    const bool isFollowing = *to == now;
    m_from->discard();
    m_to->discard();
    if (isFollowing)
        m_window.showLive(*to - *from);
    else
        m_window.showRange({*from, *to});
    emit windowTyped();
}

} // namespace mtnops
