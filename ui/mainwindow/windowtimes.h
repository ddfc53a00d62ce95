// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/windowsettings.h"

#include <QObject>

namespace mtnops {

class LogSession;

/** Shows the times at which a site was last looked at, when its catalog comes. A log that was never looked at begins
    live, or, where it ended before that, with its newest rows. Whoever has chosen other times meanwhile keeps them.
    Main thread. */
class WindowTimes : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. */
    WindowTimes(LogSession &session, WindowSettings &settings, QObject *parent = nullptr);

    /** Rows are to come, however old the newest one is: by this process. */
    void expectRows() { m_expectsRows = true; }
    /** Keeps what is shown now for the next window of the site. */
    void remember();

private:
    void restore();
    void showNewest();
    bool isChosen() const;

    LogSession &m_session;
    WindowSettings &m_settings;
    QString m_site; ///< whose times were put back; empty before
    bool m_wantsNewest = false; ///< never looked at, and its newest rows are not read yet
    bool m_expectsRows = false;
};

} // namespace mtnops
