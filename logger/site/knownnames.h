// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace mtnops {

// What a site file or a device type may name. Whoever adds a transport, a decoder or a simulation adds its name here.

/** How bytes travel: "file", "http", "https", "indi", "process", "serial", "simulated", "tcp", "udp". */
const QStringList &knownTransports();

/** How a reply is read: "columns", "csv", "json", "keyvalue", "ng", "regex", "words", "xml". */
const QStringList &knownDecoders();

/** Which simulations answer: "boltwood", "flaky", "oil", "tcsng", "upper-dome". */
const QStringList &knownSimulations();

/** What a column may be: "boolean", "integer", "real", "text", "time". */
const QStringList &knownColumnTypes();

} // namespace mtnops
