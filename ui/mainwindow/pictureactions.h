// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMainWindow;

namespace mtnops {

class ChartArea;
class LogSession;
class WindowSettings;

/** Saves and copies a picture of the charts as they are seen: what was done is said in the status line, what could not
    be done in a box. Main thread. */
class PictureActions final : public QObject
{
    Q_OBJECT

public:
    /** None is owned; all outlive this. Dialogs stand over @p window. */
    PictureActions(QMainWindow &window, LogSession &session, ChartArea &chart, WindowSettings &settings);

    /** Asks for a name. */
    void save();
    void copy();

private:
    void write(const QString &path);
    void tell(const QString &text);

    QMainWindow &m_window;
    LogSession &m_session;
    ChartArea &m_chart;
    WindowSettings &m_settings;
};

} // namespace mtnops
