// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/mainwindowactions.h"

#include "ui/mainwindow/deviceactions.h"
#include "ui/mainwindow/fileactions.h"
#include "ui/panels/timeactions.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace mtnops {

namespace {

QList<QAction *> nightActions(const TimeActions &time)
{
    const NightActions &nights = time.nights();
    return {nights.tonight(), nights.lastNight(), nights.previousNight(), nights.nextNight()};
}

} // namespace

MainWindowActions::MainWindowActions(QObject *parent) : QObject(parent)
{
    exportCsv = add(tr("&Export CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    exportCsv->setIcon(makeIcon(Icon::Export));
    saveImage = add(tr("&Save chart image…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    saveImage->setIcon(makeIcon(Icon::Image));
    copyImage = add(tr("&Copy chart image"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    copyImage->setIcon(makeIcon(Icon::Copy));
    quit = add(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    find = add(tr("&Find a column"), QKeySequence::Find);
    find->setIcon(makeIcon(Icon::Find));
    goToTime = add(tr("&Go to a time in the table"), QKeySequence(Qt::CTRL | Qt::Key_G));
    overview = add(tr("&Overview"), QKeySequence(Qt::Key_F2));
    overview->setCheckable(true);
    resetLayout = add(tr("Reset &layout"));
    clearChart = add(tr("Take &all columns off the chart"));
    measure = add(tr("&Measure between two times"), QKeySequence(Qt::Key_M));
    measure->setShortcutContext(Qt::WidgetWithChildrenShortcut); // of the charts: elsewhere an M is typed
    shortcuts = add(tr("&Shortcuts and gestures"), QKeySequence(Qt::Key_F1));
    about = add(tr("&About mtnops-logger"));
    about->setMenuRole(QAction::AboutRole);
    addThemes();
}

void MainWindowActions::fillMenus(QMenuBar &bar, const TimeActions &time, const FileActions &files,
                                  const DeviceActions &devices, const QList<QAction *> &panels)
{
    m_panels = panels;
    m_files = {files.newSite(), files.openDatabase(), files.openServer(), files.openSite()};
    m_addDevice = devices.addDevice();
    QMenu *file = bar.addMenu(tr("&File"));
    file->addActions(m_files);
    file->addMenu(files.recent());
    file->addSeparator();
    file->addAction(m_addDevice);
    file->addSeparator();
    file->addActions({exportCsv, saveImage, copyImage});
    file->addSeparator();
    file->addAction(quit);

    QMenu *view = bar.addMenu(tr("&View"));
    view->addActions({overview, find, measure, clearChart});
    view->addSeparator();
    view->addActions(panels);
    view->addAction(resetLayout);
    view->addSeparator();
    view->addMenu(tr("T&heme"))->addActions(m_themes->actions());

    QMenu *timeMenu = bar.addMenu(tr("&Time"));
    timeMenu->addAction(time.goLive());
    timeMenu->addSeparator();
    timeMenu->addActions(time.presets());
    timeMenu->addAction(time.everything());
    timeMenu->addSeparator();
    timeMenu->addActions(nightActions(time));
    timeMenu->addSeparator();
    timeMenu->addActions({time.back(), time.forward(), goToTime});
    timeMenu->addSeparator();
    timeMenu->addActions({time.utc(), time.siteTime(), time.sidereal()});

    bar.addMenu(tr("&Help"))->addActions({shortcuts, about});
}

void MainWindowActions::showTheme(ThemeKind kind)
{
    for (QAction *action : m_themes->actions())
        action->setChecked(action->data().toInt() == int(kind));
}

QList<QAction *> MainWindowActions::all(const TimeActions &time) const
{
    QList<QAction *> actions{time.goLive()};
    actions += time.presets();
    actions += nightActions(time);
    actions += {time.everything(), time.back(), time.forward(), time.utc(), time.siteTime(), time.sidereal()};
    actions += m_files;
    actions += m_addDevice;
    actions += {overview, find, goToTime, measure, exportCsv, saveImage, copyImage};
    actions += m_panels;
    actions += {shortcuts, quit};
    return actions;
}

QAction *MainWindowActions::add(const QString &text, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    return action;
}

void MainWindowActions::addThemes()
{
    m_themes = new QActionGroup(this);
    const auto addTheme = [this](const QString &text, ThemeKind kind) {
        QAction *action = m_themes->addAction(text);
        action->setCheckable(true);
        action->setData(int(kind));
        connect(action, &QAction::triggered, this, [this, kind] { emit themeChosen(kind); });
    };
    addTheme(tr("&Dark"), ThemeKind::Dark);
    addTheme(tr("&Light"), ThemeKind::Light);
    addTheme(tr("&Red night"), ThemeKind::RedNight);
}

} // namespace mtnops
