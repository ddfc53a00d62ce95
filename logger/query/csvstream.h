// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QIODevice>

#include <functional>

namespace mtnops {

/** Writes into what may keep its writer waiting: a pipe, a FIFO, a terminal, a device. While it waits it asks several
    times a second whether to go on. Lives on the thread that writes. */
class CsvStream : public QIODevice
{
public:
    /** False cancels. */
    using GoesOn = std::function<bool()>;

    /** @p descriptor stays open and is not changed: others may share it. */
    CsvStream(int descriptor, GoesOn goesOn);
    /** Waits for the reader of a FIFO. Where it cannot be opened, isOpen() is false and errorString() says why. */
    CsvStream(const QString &path, GoesOn goesOn);
    ~CsvStream() override;

    bool isSequential() const override { return true; }
    bool isCancelled() const { return m_isCancelled; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *bytes, qint64 size) override;

private:
    bool goesOn();
    bool waitForRoom();
    void fail();

    GoesOn m_goesOn;
    int m_descriptor = -1;
    QElapsedTimer m_sinceAsked;
    bool m_isOwner = false;
    bool m_isFile = false; ///< a regular one: nobody to wait for
    bool m_isCancelled = false;
};

} // namespace mtnops
