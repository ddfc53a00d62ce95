// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logprobe.h"

#include <QObject>

class QAction;
class QMenu;
class QMimeData;
class QWidget;

namespace mtnops {

class WindowSettings;

/** Makes new sites; opens other logs, and other programs' databases, files and those of servers, by dialog, from the
   list of recent ones, or dropped on the window: says what cannot be viewed, and tells what can, for a window of its
   own. Main thread. */
class FileActions final : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. Dialogs stand over @p window. */
    FileActions(QWidget &window, WindowSettings &settings);

    QAction *openDatabase() const { return m_openDatabase; }
    QAction *openServer() const { return m_openServer; }
    QAction *openSite() const { return m_openSite; }
    QAction *newSite() const { return m_newSite; }
    QMenu *recent() const { return m_recent; }

    /** A log, a site file whose log is meant, or another program's database, a file or the URL of a server's. */
    void open(const QString &pathOrUrl);
    /** One of the list of recent ones: of a server's, whose password is never kept, that is asked for first. */
    void openRecent(const QString &pathOrUrl);
    /** With @p logs a site file that is opened is told by siteWanted(), instead of its log by viewerWanted(). */
    void setLogsSites(bool logs);
    /** The files that were dragged here; empty where they are none. */
    static QStringList filesOf(const QMimeData &data);

signals:
    void viewerWanted(const QString &databasePathOrUrl);
    /** A new site file was written, or one was opened with setLogsSites(): it shall be logged in a window of its own.
     */
    void siteWanted(const QString &path);

private:
    void makeSite();
    void choose(const QString &title, const QString &filter);
    /** Asks for a server's database; @p text stands there at first. */
    void chooseServer(const QString &text = {});
    void fillRecent();
    void refuse(const QString &path, const QString &reason);

    QWidget &m_window;
    WindowSettings &m_settings;
    LogProbe m_probe;
    bool m_logsSites = false;
    QAction *m_openDatabase = nullptr;
    QAction *m_openServer = nullptr;
    QAction *m_openSite = nullptr;
    QAction *m_newSite = nullptr;
    QMenu *m_recent = nullptr;
};

} // namespace mtnops
