// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "models/timetext.h"

#include <QWidget>

class QBoxLayout;
class QToolButton;

namespace mtnops {

class TimeActions;
class TimeField;
class TimeWindow;

/** The row above the chart: live, presets, nights, from and to, zone, back and forward. Where there is no
    room for all, the presets fold into a menu. Main thread. */
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the bar. */
    TimeBar(TimeWindow &window, TimeActions &actions, const Clock &clock, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    /** From here on the presets stand side by side, in pixels. */
    int unfoldedWidth() const;

signals:
    /** A typed window is shown. */
    void windowTyped();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    QToolButton *makeButton(QAction *action, const QString &name);
    QWidget *makeSegments(const QList<QAction *> &actions, const QString &name);
    QWidget *makeNights();
    void addPresetMenu(QBoxLayout *layout);
    void addFields(QBoxLayout *layout);
    int foldedAway() const;
    void fold();
    void showWindow();
    void showSpan();
    void applyFields();

    TimeWindow &m_window;
    TimeActions &m_actions;
    const Clock &m_clock;
    QWidget *m_presets = nullptr;
    QToolButton *m_presetMenu = nullptr;
    TimeField *m_from = nullptr;
    TimeField *m_to = nullptr;
};

} // namespace mtnops
