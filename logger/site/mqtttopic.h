// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mtnops {

/** What is wrong with an MQTT topic to subscribe to; empty when nothing is. It must name one topic, so that a column
    has one source. */
QString problemOfTopic(QStringView topic);

} // namespace mtnops
