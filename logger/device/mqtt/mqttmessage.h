// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace mtnops {

/** What was published on one topic. A value; any thread. */
struct MqttMessage
{
    QByteArray topic;
    QByteArray payload;
    bool isRetained = false; ///< kept by the broker from before we subscribed: nobody knows how old it is
};

} // namespace mtnops
