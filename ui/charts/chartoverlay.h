// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartinteraction.h"
#include "ui/charts/chartnotice.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/droptarget.h"
#include "ui/charts/measuremarks.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace mtnops {

/** Lies over the panels: takes all mouse, wheel and key events for them and hands them to the gestures, and paints what
    belongs to no panel alone: crosshair, the rubber band, where a column would be dropped, a notice.
   Repaints only what moved. Main thread. */
class ChartOverlay final : public QWidget
{
    Q_OBJECT

public:
    ChartOverlay(const PanelStack &stack, const TimeCursors &cursors, QWidget *parent);
    ~ChartOverlay() override;

    /** Asked after those added before. */
    void addInteraction(std::unique_ptr<ChartInteraction> interaction);

    void setTheme(const Theme &theme);
    const Theme &theme() const { return m_theme; }
    void setShownTime(const ShownTime &shown);
    /** A null rectangle takes it away; there is no crosshair beside it. */
    void setRubberBand(const QRectF &band);

    /** Where what is dragged would go; there is no crosshair beside it. */
    void setDropTarget(const std::optional<DropTarget> &target);
    const std::optional<DropTarget> &dropTarget() const { return m_dropTarget; }

    /** What is told for some seconds; an empty text takes it away. */
    void showNotice(const QString &text) { m_notice.setText(text); }
    const ChartNotice &notice() const { return m_notice; }

    void moveCrosshair(std::optional<QPointF> position);
    /** What was looked up where the crosshair stood: samplesWanted(). */
    void setSamples(Timestamp instant, const QList<InstantValue> &samples);
    const Crosshair &crosshair() const { return m_crosshair; }
    /** The panels have changed below. */
    void refresh();

    /** Without what belongs to mouse and keyboard: for a picture that is copied or saved. */
    void setPictureMode(bool isPicture) { m_isPicture = isPicture; }

signals:
    /** The crosshair stands there, over these columns of which the drawn does not tell the sample; over none: nothing
       is wanted. */
    void samplesWanted(mtnops::Timestamp instant, const QList<mtnops::ColumnRef> &columns);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void tellSamplesWanted();
    void paintNote(QPainter &painter) const;
    void paintRubberBand(QPainter &painter) const;

    const PanelStack &m_stack;
    std::vector<std::unique_ptr<ChartInteraction>> m_interactions;
    Crosshair m_crosshair;
    Timestamp m_wantedAt; ///< as last told
    QList<ColumnRef> m_wanted;
    MeasureMarks m_measure;
    ChartNotice m_notice;
    Theme m_theme;
    QRectF m_rubberBand;
    std::optional<DropTarget> m_dropTarget;
    bool m_showsFocus = false; ///< only where the keyboard brought it
    bool m_isPicture = false;
};

} // namespace mtnops
