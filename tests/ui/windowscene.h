// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/logsession.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/mainwindow/mainwindow.h"

#include <QTemporaryDir>

namespace mtnops {

/** Sends the settings of the program to an empty folder of their own. */
class SettingsFolder
{
public:
    SettingsFolder();

private:
    QTemporaryDir m_folder;
};

/** A main window over a database, shown and active as after a start, a second after the sample database's newest row
    unless it is told another time. */
class WindowScene
{
public:
    explicit WindowScene(const SampleDatabase &database) : WindowScene(database.path()) { }
    explicit WindowScene(const QString &path, Timestamp now = SampleDatabase::newest + std::chrono::seconds(1));

    /** The widget of that object name. */
    template<typename Part>
    Part *part(const char *name) const
    {
        return window.findChild<Part *>(QLatin1StringView(name));
    }
    /** The action of that text, without its mnemonic. */
    QAction *action(const QString &text) const;
    void trigger(const QString &text) const;
    /** Whether there are columns on the chart: of a new site the first ones. */
    bool hasChosen() const;
    PlotSelection &selection() const { return const_cast<LogSession &>(session).selection(); }

    ManualClock clock;
    LogSession session;
    MainWindow window{session};
};

} // namespace mtnops
