// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/indi/indiframer.h"
#include "logger/device/indi/indiitem.h"

namespace mtnops {

/** Reads what an INDI server sends (protocol 1.7), in pieces of any size, for months: each top-level element is framed
    first and then read on its own, so nothing accumulates and one broken element costs only itself. Any thread. */
class IndiParser
{
public:
    /** The items that @p bytes completes, in the order they were sent. */
    QList<IndiItem> append(QByteArrayView bytes);

    /** Elements that could not be read: cut short, too long or no XML. */
    qint64 malformed() const { return m_framer.dropped() + m_malformed; }

    /** Forgets the element under way: the connection it came over is gone. */
    void reset() { m_framer.reset(); }

private:
    IndiFramer m_framer;
    qint64 m_malformed = 0;
};

} // namespace mtnops
