// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/devicetester.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace mtnops {

class RawReplyView;

/** Asks a device that is being written, and shows what was sent, what came back and what it means. Main thread. */
class DeviceTestPane : public QWidget
{
    Q_OBJECT

public:
    /** @p clock is not owned and outlives the pane. */
    explicit DeviceTestPane(const Clock &clock, QWidget *parent = nullptr);

    void start(const DeviceConfig &config);
    void cancel();
    /** What is shown is of an earlier draft. */
    void forget();
    bool isRunning() const { return m_tester.isRunning(); }

signals:
    void runningChanged(bool isRunning);

private:
    void build();
    void showReport(const TrialReport &report);
    void showSample(const Sample &sample);
    void showWaiting();
    void showMessage(const QString &text, bool isError);
    void setRunning(bool isRunning);

    DeviceTester m_tester;
    QTimer m_second; ///< while it waits
    QElapsedTimer m_begun;
    QLabel *m_message = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
    RawReplyView *m_bytes = nullptr;
    QTableWidget *m_columns = nullptr;
};

} // namespace mtnops
