// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axisevent.h"

#include "ui/charts/timeticks.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype mostLines = 8;
constexpr double besideMark = 10; // px from the middle of a mark to a text
constexpr double leastRoom = 60; // px, for a word that says something

/** Greater is graver. */
int gravity(EventKind kind)
{
    switch (kind) {
    case EventKind::Start:
    case EventKind::Stop:
    case EventKind::Configuration:
        return 1;
    case EventKind::DeviceUp:
        return 0;
    case EventKind::ClockStepped:
    case EventKind::ReadingsLost:
        return 2;
    case EventKind::DeviceDown:
    case EventKind::Problem:
        return 3;
    }
    Q_UNREACHABLE();
}

} // namespace

QList<EventMark> eventMarks(const QList<AxisEvent> &events, const TimeScale &scale, double apart)
{
    const auto first = std::partition_point(events.begin(), events.end(),
                                            [&](const AxisEvent &event) { return event.time < scale.range.from; });
    QList<EventMark> marks;
    for (auto event = first; event != events.end() && event->time < scale.range.to; ++event) {
        const double x = scale.x(event->time);
        if (marks.isEmpty() || x - marks.last().x >= apart)
            marks.append({.x = x, .kind = event->kind, .first = event - events.begin(), .count = 0});
        ++marks.last().count;
        if (gravity(event->kind) > gravity(marks.last().kind))
            marks.last().kind = event->kind;
    }
    return marks;
}

QList<EventLabel> eventLabels(const QList<AxisEvent> &events, const QList<EventMark> &marks, const TimeScale &scale,
                              const QFontMetricsF &metrics)
{
    QList<EventLabel> labels;
    double taken = scale.left; // up to there
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const EventMark &mark = marks[i];
        const double roomBefore = mark.x - besideMark - taken;
        taken = mark.x + besideMark;
        const double next = i + 1 < marks.size() ? marks[i + 1].x - besideMark : scale.left + scale.width;
        const double roomBehind = next - taken;
        if (mark.count > 1 || std::max(roomBefore, roomBehind) < leastRoom)
            continue;
        QString text = events[mark.first].text.simplified();
        const bool isBefore = metrics.horizontalAdvance(text) > roomBehind && roomBefore > roomBehind;
        const double room = isBefore ? roomBefore : roomBehind;
        if (metrics.horizontalAdvance(text) > room)
            text = metrics.elidedText(text, Qt::ElideRight, room);
        const double width = metrics.horizontalAdvance(text);
        labels.append({.left = isBefore ? mark.x - besideMark - width : taken, .text = text});
        if (!isBefore)
            taken += width + besideMark;
    }
    return labels;
}

QString eventMarkText(const QList<AxisEvent> &events, const ShownTime &shown)
{
    QStringList lines;
    if (events.size() > 1)
        lines.append(QCoreApplication::translate("mtnops::EventMark", "%1 events").arg(events.size()));
    for (const AxisEvent &event : events.first(std::min(events.size(), mostLines))) {
        lines.append(
            QStringLiteral("%1  %2").arg(namedClockLabel(event.time, shown, std::chrono::hours(24)), event.text));
    }
    if (const qsizetype more = events.size() - mostLines; more > 0)
        lines.append(QCoreApplication::translate("mtnops::EventMark", "and %1 more").arg(more));
    return lines.join(u'\n');
}

} // namespace mtnops
