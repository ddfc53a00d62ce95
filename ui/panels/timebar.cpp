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
    m_presets = makeSegments(actions.presets() + QList{actions.everything()}, QStringLiteral("presets"));
    layout->addWidget(m_presets);
    addPresetMenu(layout);
    layout->addWidget(makeNights());
    addFields(layout);
    layout->addStretch(1);
    layout->addWidget(makeSegments({actions.utc(), actions.siteTime(), actions.sidereal()}, QStringLiteral("zones")));
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
    // The hint of a row leaves out what is hidden.
    return {sizeHint().width() - (m_presets->isHidden() ? 0 : foldedAway()), sizeHint().height()};
}

int TimeBar::unfoldedWidth() const
{
    return sizeHint().width() + (m_presets->isHidden() ? foldedAway() : 0);
}

int TimeBar::foldedAway() const
{
    return m_presets->sizeHint().width() - m_presetMenu->sizeHint().width();
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
    const bool isNarrow = width() < unfoldedWidth();
    m_presets->setVisible(!isNarrow);
    m_presetMenu->setVisible(isNarrow);
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

QWidget *TimeBar::makeNights()
{
    const NightActions &nights = m_actions.nights();
    QWidget *segments =
        makeSegments({nights.previousNight(), nights.tonight(), nights.nextNight()}, QStringLiteral("nights"));
    for (QToolButton *button : segments->findChildren<QToolButton *>()) {
        if (button->defaultAction() != nights.tonight())
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    return segments;
}

void TimeBar::addPresetMenu(QBoxLayout *layout)
{
    m_presetMenu = new QToolButton(this);
    m_presetMenu->setObjectName(QStringLiteral("presetMenu"));
    m_presetMenu->setIcon(makeIcon(Icon::ChevronDown));
    m_presetMenu->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_presetMenu->setPopupMode(QToolButton::InstantPopup);
    m_presetMenu->setToolTip(tr("How much to follow (Ctrl+1 to Ctrl+8)"));
    m_presetMenu->setFocusPolicy(Qt::TabFocus);
    auto *menu = new QMenu(m_presetMenu);
    menu->addActions(m_actions.presets());
    menu->addAction(m_actions.everything());
    m_presetMenu->setMenu(menu);
    showSpan();
    for (const QAction *preset : m_actions.presets())
        connect(preset, &QAction::toggled, this, &TimeBar::showSpan);
    m_presetMenu->hide();
    layout->addWidget(m_presetMenu);
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
    for (TimeField *field : {m_from, m_to})
        connect(field, &TimeField::committed, this, &TimeBar::applyFields);
}

void TimeBar::showWindow()
{
    const TimeText text = m_actions.timeText();
    const TimeRange range = m_window.range();
    m_from->setShown(text.write(range.from, range.length()));
    m_to->setShown(m_window.isLive() ? tr("now") : text.write(range.to, range.length()));
}

void TimeBar::showSpan()
{
    const QList<QAction *> &presets = m_actions.presets();
    const auto chosen =
        std::find_if(presets.begin(), presets.end(), [](const QAction *each) { return each->isChecked(); });
    m_presetMenu->setText(chosen == presets.end() ? tr("Span") : (*chosen)->text());
}

void TimeBar::applyFields()
{
    const TimeText text = m_actions.timeText();
    const Timestamp now = m_clock.now();
    const TimeRange shown = m_window.range();
    const Result<Timestamp> from = m_from->isEdited() ? text.read(m_from->text(), now) : shown.from;
    const Result<Timestamp> to =
        m_to->isEdited() ? text.read(m_to->text(), now) : Result<Timestamp>(m_window.isLive() ? now : shown.to);
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
