// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/fileactions.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/theme/themecontroller.h"

#include <QWidget>

class QGridLayout;
class QListWidget;

namespace mtnops {

/** What the program begins with where it was named nothing to show: the ways to a site, to a log and to the
    demonstration, and what was opened before. Tells what was chosen; whoever shows it closes it. Main thread. */
class StartWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit StartWindow(QWidget *parent = nullptr);

signals:
    /** A site file, new or not, shall be logged and viewed. */
    void siteWanted(const QString &path);
    /** A log, or another program's database, shall be viewed. */
    void viewerWanted(const QString &databasePath);
    void demoWanted();
    /** Nothing shall be shown. */
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    /** A button, what it does in words beside it. */
    template<typename Do>
    QWidget *addWay(QGridLayout &rows, const char *name, const QString &text, const QString &about, Do then);
    QWidget *makeRecent();

    WindowSettings m_settings;
    ThemeController m_theme;
    FileActions *m_files = nullptr; // child
};

} // namespace mtnops
