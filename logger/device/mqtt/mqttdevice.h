// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/device.h"
#include "logger/device/mqtt/mqttclient.h"
#include "logger/device/mqtt/mqttreadings.h"
#include "logger/device/pollschedule.h"
#include "logger/device/statuskeeper.h"

#include <QElapsedTimer>

#include <optional>

namespace mtnops {

/** Logs what is published on MQTT topics. Listens to a broker and at each tick of its interval writes the values in
    force; it never publishes. Lives on the polling thread. See the folder's README for what counts as a value in force.
 */
class MqttDevice final : public Device
{
    Q_OBJECT

public:
    /** @p clock must outlive the device. @p password is the user's. */
    MqttDevice(const DeviceConfig &config, const QByteArray &password, const Clock &clock,
               BackOff::Random random = BackOff::systemRandom);

    void start() override;
    void stop() override;
    void pollNow() override;
    const DeviceStatus &status() const override { return m_keeper.status(); }

private:
    void onOpened();
    void onReceived(const MqttMessage &message);
    void onLost(DeviceState state, const QString &detail);
    void onTurn();
    bool takeRow();
    bool isWaiting() const;
    DeviceState failureState() const;
    QString failureDetail() const;
    void finishPollWhenComplete();
    void finishPoll();
    bool isDisabled() const { return status().state == DeviceState::Disabled; }
    Duration sinceStart() const;

    const DeviceConfig m_config;
    const Clock &m_clock;
    MqttReadings m_readings;
    MqttClient m_client;
    PollSchedule m_schedule;
    StatusKeeper m_keeper;
    QElapsedTimer m_elapsed; ///< runs from the beginning: the time base of m_readings, m_openedAt and m_wantedAt
    Duration m_wantedAt{}; ///< when start() or pollNow() asked for a connection
    Duration m_openedAt{}; ///< when the connection was made
    QString m_lostDetail; ///< why there is no connection
    bool m_isRunning = false;

    std::optional<Exchange> m_poll; ///< of pollNow(), while it is under way
    QTimer m_pollDeadline{this};
    QTimer m_pollDone{this}; ///< so that no poll ends from inside pollNow()
};

} // namespace mtnops
