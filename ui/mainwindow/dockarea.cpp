// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/dockarea.h"

#include "ui/mainwindow/docktitle.h"

#include <QAction>
#include <QDockWidget>
#include <QGuiApplication>
#include <QMenu>
#include <QScreen>
#include <QTabBar>

#include <algorithm>

namespace mtnops {

namespace {

/** Another set of panels needs another number: a state of other panels would be read wrongly. */
constexpr int stateVersion = 1;

constexpr int dragMilliseconds = 50; // between two looks whether a drag has ended

/** Where @p area must begin to be within @p room; where it is too large, its upper left is. */
QPoint within(const QRect &room, const QRect &area)
{
    const int x = std::min(area.x(), room.right() + 1 - area.width());
    const int y = std::min(area.y(), room.bottom() + 1 - area.height());
    return {std::max(x, room.left()), std::max(y, room.top())};
}

} // namespace

DockArea::DockArea(QWidget *parent)
    : QMainWindow(parent), m_lowerToggle(new QAction(tr("&Panels below the charts"), this))
{
    setObjectName(QStringLiteral("dockArea"));
    setWindowFlags(Qt::Widget);
    setDockOptions(AllowTabbedDocks | AllowNestedDocks | AnimatedDocks | GroupedDragging);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setDocumentMode(true);
    setContextMenuPolicy(Qt::NoContextMenu); // the View menu has the toggles
    m_lowerToggle->setCheckable(true);
    connect(m_lowerToggle, &QAction::triggered, this, &DockArea::showLower);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &DockArea::follow);
}

QDockWidget *DockArea::addPanel(QWidget *panel, const QString &name, const QString &title, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    panel->setAttribute(Qt::WA_StyledBackground);
    dock->setWidget(panel);
    dock->setTitleBarWidget(new DockTitle(*dock));
    auto *toggle = new QAction(title, dock); // Qt's own closes what lies behind another tab
    toggle->setCheckable(true);
    toggle->setChecked(!dock->isHidden());
    m_places.append({dock, toggle, area});
    const auto settle = [this] { m_settle.start(0); };
    connect(dock, &QDockWidget::visibilityChanged, this, settle);
    connect(dock, &QDockWidget::topLevelChanged, this, [this, dock, settle](bool isFloating) {
        if (isFloating)
            m_floated.append({dock, dock->pos()});
        settle();
    });
    connect(dock, &QDockWidget::dockLocationChanged, this, settle);
    connect(dock->toggleViewAction(), &QAction::toggled, toggle, &QAction::setChecked); // it follows the dock
    connect(toggle, &QAction::triggered, dock, [dock, toggle] {
        if (!dock->isHidden() && !dock->visibleRegion().isEmpty()) {
            dock->close();
        } else {
            dock->show();
            dock->raise();
        }
        toggle->setChecked(!dock->isHidden());
    });
    return dock;
}

void DockArea::arrange(int left, int lower)
{
    QHash<Qt::DockWidgetArea, QDockWidget *> first;
    for (const Place &place : std::as_const(m_places)) {
        place.dock->setFloating(false);
        removeDockWidget(place.dock); // from a floating group, too
        addDockWidget(place.area, place.dock);
        if (QDockWidget *before = first.value(place.area))
            tabifyDockWidget(before, place.dock);
        else
            first.insert(place.area, place.dock);
        place.dock->show();
    }
    for (QDockWidget *dock : std::as_const(first)) {
        const bool isBelow = dockWidgetArea(dock) == Qt::BottomDockWidgetArea;
        resizeDocks({dock}, {isBelow ? lower : left}, isBelow ? Qt::Vertical : Qt::Horizontal);
    }
    for (QDockWidget *dock : std::as_const(first))
        dock->raise();
    m_lower = {};
    m_folded = {};
    follow();
}

bool DockArea::restore(const QByteArray &state)
{
    const bool isRestored = restoreState(state, stateVersion);
    follow();
    return isRestored;
}

QByteArray DockArea::save() const
{
    return m_folded.docks.isEmpty() ? saveState(stateVersion) : m_unfolded;
}

void DockArea::setFolded(bool folded)
{
    if (!folded) {
        openTogether(std::exchange(m_folded, {}));
        return;
    }
    if (!m_folded.docks.isEmpty())
        return;
    QList<QDockWidget *> around;
    for (const Place &place : std::as_const(m_places)) {
        if (!place.dock->isFloating() && place.dock->parentWidget() == this) // alone or in a group
            around.append(place.dock);
    }
    m_unfolded = save();
    m_folded = closeTogether(around);
}

void DockArea::showPanel(const QWidget *panel)
{
    QDockWidget *dock = placeOf(panel).dock;
    dock->show();
    dock->raise();
}

QAction *DockArea::toggleOf(const QWidget *panel) const
{
    return placeOf(panel).toggle;
}

const DockArea::Place &DockArea::placeOf(const QWidget *panel) const
{
    const auto found = std::find_if(m_places.cbegin(), m_places.cend(),
                                    [&](const Place &place) { return place.dock->widget() == panel; });
    Q_ASSERT(found != m_places.cend());
    return *found;
}

QList<QDockWidget *> DockArea::docksBelow() const
{
    QList<QDockWidget *> below;
    for (const Place &place : m_places) {
        if (!place.dock->isFloating() && dockWidgetArea(place.dock) == Qt::BottomDockWidgetArea)
            below.append(place.dock);
    }
    return below;
}

void DockArea::showLower(bool shown)
{
    if (!shown)
        m_lower = closeTogether(docksBelow());
    else
        openTogether(m_lower.docks.isEmpty() ? Closed{docksBelow(), {}} : m_lower);
}

DockArea::Closed DockArea::closeTogether(const QList<QDockWidget *> &docks)
{
    Closed closed;
    for (QDockWidget *dock : docks) {
        if (dock->isHidden())
            continue;
        closed.docks.append(dock);
        if (!dock->visibleRegion().isEmpty())
            closed.fronts.append(dock);
    }
    for (QDockWidget *dock : std::as_const(closed.docks))
        dock->hide();
    return closed;
}

void DockArea::openTogether(const Closed &closed)
{
    for (QDockWidget *dock : closed.docks)
        dock->show();
    for (QDockWidget *dock : closed.fronts)
        dock->raise();
}

void DockArea::follow()
{
    const QList<QDockWidget *> below = docksBelow();
    m_lowerToggle->setEnabled(!below.isEmpty());
    m_lowerToggle->setChecked(
        std::any_of(below.begin(), below.end(), [](const QDockWidget *dock) { return !dock->isHidden(); }));
    foldTitles();
    adoptTabBars();
    placeFloating();
}

/** Qt floats a dock exactly over its old place, where it looks as if nothing had happened, and hangs one that is
   dragged by its tab on its middle, so that most of it may be beyond the screen. */
void DockArea::placeFloating()
{
    if (m_floated.isEmpty())
        return;
    if (QGuiApplication::mouseButtons() != Qt::NoButton) { // still dragged
        m_settle.start(dragMilliseconds);
        return;
    }
    for (const Floated &floated : std::exchange(m_floated, {})) {
        if (!floated.dock->isFloating())
            continue;
        const bool isMoved = floated.dock->pos() != floated.position;
        const QRect wanted = isMoved ? floated.dock->geometry() : floated.dock->geometry().translated(24, -24);
        floated.dock->move(within(floated.dock->screen()->availableGeometry(), wanted));
    }
}

/** A tab tells the name: the title would tell it twice. Floating tabs are dragged by the title, and keep it. */
void DockArea::foldTitles()
{
    for (const Place &place : std::as_const(m_places)) {
        const QList<QDockWidget *> others = tabifiedDockWidgets(place.dock);
        const bool hasTab = place.dock->parentWidget() == this && !place.dock->isFloating()
            && std::any_of(others.begin(), others.end(), [](const QDockWidget *dock) { return !dock->isHidden(); });
        static_cast<DockTitle *>(place.dock->titleBarWidget())->setFolded(hasTab);
    }
}

/** Qt makes the tab bars when docks meet. */
void DockArea::adoptTabBars()
{
    for (QTabBar *bar : findChildren<QTabBar *>(Qt::FindDirectChildrenOnly)) {
        bar->setDrawBase(false);
        if (bar->contextMenuPolicy() == Qt::CustomContextMenu)
            continue;
        bar->setContextMenuPolicy(Qt::CustomContextMenu);
        connect(bar, &QWidget::customContextMenuRequested, this,
                [this, bar](const QPoint &position) { openTabMenu(*bar, position); });
        connect(bar, &QTabBar::tabBarDoubleClicked, this, [this, bar](int index) {
            if (QDockWidget *dock = dockOfTab(*bar, index))
                dock->setFloating(true);
        });
    }
}

void DockArea::openTabMenu(QTabBar &bar, const QPoint &position)
{
    QDockWidget *dock = dockOfTab(bar, bar.tabAt(position));
    if (!dock)
        return;
    auto *menu = new QMenu(&bar);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Float"), dock, [dock] { dock->setFloating(true); });
    menu->addAction(tr("&Close"), dock, &QWidget::close);
    menu->popup(bar.mapToGlobal(position));
}

QDockWidget *DockArea::dockOfTab(const QTabBar &bar, int index) const
{
    for (const Place &place : m_places) {
        if (index >= 0 && place.dock->windowTitle() == bar.tabText(index))
            return place.dock;
    }
    return nullptr;
}

} // namespace mtnops
