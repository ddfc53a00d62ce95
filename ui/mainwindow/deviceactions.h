// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mainwindow/loggingmode.h"

#include <QObject>

class QAction;
class QWidget;

namespace mtnops {

class Clock;

/** Adds devices to the site file of a window, edits and removes them, each in a dialog over the window. Main thread. */
class DeviceActions final : public QObject
{
    Q_OBJECT

public:
    /** Neither is owned; both outlive this. */
    DeviceActions(QWidget &window, const Clock &clock);

    QAction *addDevice() const { return m_add; }

    /** Empty: there is none that could be changed, for @p reason. */
    void setSiteFile(const QString &path, const QString &reason);
    void setLoggingMode(const LoggingMode &mode) { m_mode = mode; }
    bool canEdit() const { return !m_path.isEmpty(); }
    /** Why not; empty when it can. */
    const QString &reason() const { return m_reason; }

    void add();
    void edit(const QString &device);
    /** Asks first, by @p title and name; the title may be empty. */
    void remove(const QString &device, const QString &title);
    /** What was saved was not taken by the engine of this process. */
    void tellRefused(const QString &reason);

signals:
    /** The site file was written. */
    void saved();

private:
    void openDialog(const QString &device);
    void removeSurely(const QString &device);
    void tell(const QString &text, const QString &more, bool isError);
    QString afterSave() const;

    QWidget &m_window;
    const Clock &m_clock;
    QAction *m_add = nullptr;
    QString m_path;
    QString m_reason;
    LoggingMode m_mode;
};

} // namespace mtnops
