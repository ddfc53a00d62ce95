// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QTimer>

class QAction;
class QTabBar;

namespace mtnops {

/** The charts and around them the panels, each in a dock: it can be moved, put on another as a tab, floated and closed.
    A QMainWindow inside the window, below its time bar. Main thread. */
class DockArea final : public QMainWindow
{
    Q_OBJECT

public:
    explicit DockArea(QWidget *parent);

    /** @p name is for what is stored, @p title for people. Those of one area are tabs, the first of them in front. */
    QDockWidget *addPanel(QWidget *panel, const QString &name, const QString &title, Qt::DockWidgetArea area);

    /** Opens every panel and puts it where it belongs at first: @p left px for those at the left, @p lower px for those
        below. */
    void arrange(int left, int lower);
    /** False where @p state is none of this version: then nothing changes. */
    bool restore(const QByteArray &state);
    /** What restore() takes; of folded panels, as they were before. */
    QByteArray save() const;

    /** Closes the panels around the middle, so that it has all the room, and brings those back. */
    void setFolded(bool folded);

    /** Opens it if it is closed, and brings its tab to the front. */
    void showPanel(const QWidget *panel);

    /** One for each panel: checked while it is open. Closes one that is seen, and brings one to the front that lies
       behind another tab. */
    QAction *toggleOf(const QWidget *panel) const;
    /** Checked while a panel is open below the charts; closes all that are there, and brings those back. */
    QAction *lowerToggle() const { return m_lowerToggle; }

private:
    struct Place
    {
        QDockWidget *dock = nullptr;
        QAction *toggle = nullptr;
        Qt::DockWidgetArea area = Qt::BottomDockWidgetArea;
    };

    /** Docks that were closed together, to be opened again so. */
    struct Closed
    {
        QList<QDockWidget *> docks;
        QList<QDockWidget *> fronts; ///< of those, the ones that were seen: alone, or in front of other tabs
    };

    static Closed closeTogether(const QList<QDockWidget *> &docks);
    static void openTogether(const Closed &closed);
    const Place &placeOf(const QWidget *panel) const;
    QList<QDockWidget *> docksBelow() const;
    void showLower(bool shown);
    void follow();
    void placeFloating();
    void foldTitles();
    void adoptTabBars();
    void openTabMenu(QTabBar &bar, const QPoint &position);
    QDockWidget *dockOfTab(const QTabBar &bar, int index) const;

    /** A dock that has begun to float, and where; until nobody drags it any more. */
    struct Floated
    {
        QDockWidget *dock = nullptr;
        QPoint position;
    };

    QList<Place> m_places;
    QList<Floated> m_floated;
    QAction *m_lowerToggle = nullptr;
    Closed m_lower; ///< by the toggle, to be opened again by it
    Closed m_folded;
    QByteArray m_unfolded; ///< the state before folding
    QTimer m_settle; ///< docks tell each step of a change: looked at when it is over
};

} // namespace mtnops
