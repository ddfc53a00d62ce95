// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace mtnops {

/** Tells how a TCP connection has ended, which Qt 6.4 does not: it reports a reset as an orderly end, and the
   descriptor is closed by then. Keeps a second descriptor of the connection, so release() must follow whenever the
   socket is closed, or the connection stays up. Lives with the socket. On its thread. */
class EndWitness
{
public:
    EndWitness() = default;
    ~EndWitness() { release(); }
    Q_DISABLE_COPY_MOVE(EndWitness)

    /** From now on that of @p descriptor, a connected socket. */
    void watch(qintptr descriptor);
    void release();

    /** The connection has ended, and not because the other side said that it had sent everything: a reset, or nobody
        there any longer. False when nothing is watched. */
    bool sawReset() const;

private:
    int m_descriptor = -1;
};

} // namespace mtnops
