// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mtnops {

/** A request of the NG protocol, "OBSID SYSID REFNUM REQUEST KEYWORD…\n", as a simulated server takes it. */
struct NgRequest
{
    QByteArray observatory;
    QByteArray system;
    QByteArray reference;
    QByteArray keyword; ///< and its arguments; empty when the request is malformed

    bool isValid() const { return !keyword.isEmpty(); }
    /** "OBSID SYSID REFNUM": the beginning of the reply of most servers. */
    QByteArray header() const { return observatory + ' ' + system + ' ' + reference; }
};

/** Not valid without a newline at its end, for which a real server waits. */
NgRequest parseNgRequest(const QByteArray &request);

} // namespace mtnops
