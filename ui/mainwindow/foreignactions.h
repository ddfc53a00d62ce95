// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreignimport.h"
#include "ui/mainwindow/emptiness.h"

#include <QElapsedTimer>
#include <QObject>

class QWidget;

namespace mtnops {

class ForeignBar;
class LogSession;
class WindowSettings;

/** What the window of another program's database does: reads it into the temporary log that its session shows, shows
    what is there so far, and imports it into a log that stays. Main thread. */
class ForeignActions final : public QObject
{
    Q_OBJECT

public:
    /** Begins to read. Nothing is owned but the bar, which belongs to @p window; all outlive this. */
    ForeignActions(QWidget &window, const QString &pathOrUrl, LogSession &session, WindowSettings &settings);

    ForeignBar *bar() const { return m_bar; }

    /** Until all that is read is shown: before that the session's log may be missing. */
    bool isReading() const { return m_reading.isRunning() || m_turnsLeft > 0; }
    /** Why it could not be read; empty when it could, or was stopped. */
    QString problem() const;
    /** What panels say while there is no device. */
    Emptiness emptiness() const;

signals:
    /** One of the three above. */
    void changed();
    /** The log that was imported shall be viewed. */
    void viewerWanted(const QString &databasePath);

private:
    void read();
    void takeRead(const Result<ImportReport> &result);
    void followRows();
    void showRows();
    void chooseZone();
    void setZone(const QTimeZone &zone);
    void chooseLog();
    void keep(const QString &path);
    void takeKept(const Result<ImportReport> &result);
    void stop();
    void showState();
    QString stateText() const;
    QString details() const;

    QWidget &m_window;
    QString m_source;
    LogSession &m_session;
    WindowSettings &m_settings;
    QString m_name; ///< of the source, without a password
    QTimeZone m_zone;
    ForeignBar *m_bar = nullptr;
    ForeignImport m_reading;
    ForeignImport m_keeping;
    double m_done = 0; ///< of what is under way
    QString m_doneText; ///< the same in words
    Result<ImportReport> m_read; ///< of the last reading
    QString m_keptPath;
    QString m_notice; ///< what became of the last import
    bool m_isNoticeError = false;
    int m_turnsLeft = 0; ///< of the session, until it has read the last rows
    QElapsedTimer m_sinceRead; ///< since the reading began
    qint64 m_nextShow = 0; ///< ms of that
    bool m_follows = true; ///< the window shows everything until somebody chooses
    std::optional<TimeRange> m_shown;
};

} // namespace mtnops
