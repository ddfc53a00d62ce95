// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "models/timetext.h"

#include <QWidget>

#include <array>

class QBoxLayout;
class QLabel;
class QToolButton;

namespace mtnops {

class TimeActions;
class TimeField;
class TimeWindow;

/** The row above the chart: live, presets, nights, from and to, zone, back and forward. Where there is no room for all,
    the presets fold into a menu, then the zones, then the nights. Main thread. */
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    /** None of the three is owned; all outlive the bar. */
    TimeBar(TimeWindow &window, TimeActions &actions, const Clock &clock, QWidget *parent = nullptr);

    QSize minimumSizeHint() const override;
    /** From here on nothing is folded, in pixels. */
    int unfoldedWidth() const;

signals:
    /** A typed window is shown. */
    void windowTyped();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    /** Buttons side by side, and the menu in their place where there is no room. */
    struct Fold
    {
        QWidget *row = nullptr;
        QToolButton *menu = nullptr;
        int saved() const;
    };

    QToolButton *makeButton(QAction *action, const QString &name);
    QWidget *makeSegments(const QList<QAction *> &actions, const QString &name);
    QToolButton *makeMenu(const QList<QAction *> &actions, const QString &name, const QString &otherwise);
    Fold addPresets(QBoxLayout *layout);
    Fold addNights(QBoxLayout *layout);
    Fold addZones(QBoxLayout *layout);
    void addFields(QBoxLayout *layout);
    void fold();
    void showNight();
    void showWindow();
    void applyFields();

    TimeWindow &m_window;
    TimeActions &m_actions;
    const Clock &m_clock;
    std::array<Fold, 3> m_folds; ///< the first is folded first
    QToolButton *m_night = nullptr; ///< tonight, or last night while that is shown
    TimeField *m_from = nullptr;
    TimeField *m_to = nullptr;
    QLabel *m_zone = nullptr; ///< behind the fields, while they are not in what the chart is in
};

} // namespace mtnops
