// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/engine/loggingengine.h"
#include "models/devicetreemodel.h"
#include "ui/mainwindow/loggingmode.h"
#include "ui/panels/iconlabel.h"
#include "ui/theme/theme.h"

namespace mtnops {

/** At the right of the menu line: logging, viewing and why, or what is wrong, by icon and words; the worst first. Main
    thread. */
class ModeBadge : public IconLabel
{
    Q_OBJECT

public:
    explicit ModeBadge(QWidget *parent = nullptr);

    void setMode(const LoggingMode &mode);
    /** Why nothing can be written or read at the moment; empty when all is well. */
    void setProblem(const QString &problem);
    /** Rows that were lost since the start. */
    void setLost(qint64 rows);
    /** Titles of the devices that have stopped to answer. */
    void setSilentDevices(const QStringList &titles);
    /** Titles of the devices with rows that lie in the future. */
    void setAheadDevices(const QStringList &titles);
    void setTheme(const Theme &theme);

private:
    void showState();

    LoggingMode m_mode;
    QString m_problem;
    qint64 m_lost = 0;
    QStringList m_silent;
    QStringList m_ahead;
    Theme m_theme = Theme::of(ThemeKind::Dark);
};

/** Titles of the devices of @p model that do not answer: not now, or not since ever. */
QStringList silentDevices(const DeviceTreeModel &model);
/** Titles of those with rows that lie in the future. */
QStringList aheadDevices(const DeviceTreeModel &model);

} // namespace mtnops
