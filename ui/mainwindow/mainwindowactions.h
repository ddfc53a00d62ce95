// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAction>
#include <QObject>

class QActionGroup;
class QMenu;
class QMenuBar;

namespace mtnops {

class DeviceActions;
class FileActions;
class TimeActions;

/** What the main window can be told to do, and the menus that tell it. Main thread. */
class MainWindowActions : public QObject
{
    Q_OBJECT

public:
    explicit MainWindowActions(QObject *parent = nullptr);

    /** Makes the menus of @p bar; @p time is shown in one of its own, and @p panels opens and closes panels. */
    void fillMenus(QMenuBar &bar, const TimeActions &time, const FileActions &files, const DeviceActions &devices,
                   const QList<QAction *> &panels);
    /** Checks the action of that theme, without telling. */
    void showTheme(ThemeKind kind);
    /** Every action of the menus, for the list of shortcuts. */
    QList<QAction *> all(const TimeActions &time) const;

    QAction *exportCsv = nullptr;
    QAction *saveImage = nullptr;
    QAction *copyImage = nullptr;
    QAction *quit = nullptr;
    QAction *find = nullptr;
    QAction *goToTime = nullptr;
    QAction *resetLayout = nullptr;
    QAction *clearChart = nullptr;
    QAction *overview = nullptr; ///< checkable
    QAction *measure = nullptr;
    QAction *shortcuts = nullptr;
    QAction *about = nullptr;

signals:
    void themeChosen(mtnops::ThemeKind kind);

private:
    QAction *add(const QString &text, const QKeySequence &shortcut = {});
    void addThemes();

    QActionGroup *m_themes = nullptr;
    QList<QAction *> m_panels;
    QList<QAction *> m_files;
    QAction *m_addDevice = nullptr;
};

} // namespace mtnops
