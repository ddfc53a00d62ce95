// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/device.h"
#include "models/timetext.h"

#include <QPlainTextEdit>

namespace mtnops {

/** What a device was last asked and answered, and when, byte for byte: as text with escapes and in hexadecimal. Main
    thread. */
class RawReplyView final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit RawReplyView(QWidget *parent = nullptr);

    /** Forgets what was shown, and waits for that device; an empty title: for none. */
    void waitFor(const QString &title);
    /** What times are written in. */
    void setTimeText(const TimeText &text);
    /** Each request of a poll is shown with its newest reply. */
    void showExchange(const Exchange &exchange);

private:
    void showAll();
    QString textOf(const Exchange &exchange) const;

    QList<Exchange> m_exchanges;
    QString m_title; ///< of the device
    TimeText m_timeText;
};

} // namespace mtnops
