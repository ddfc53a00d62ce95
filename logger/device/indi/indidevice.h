// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/device.h"
#include "logger/device/indi/indiconnection.h"
#include "logger/device/indi/indiliveness.h"
#include "logger/device/indi/indiparser.h"
#include "logger/device/indi/indireadings.h"
#include "logger/device/pollschedule.h"
#include "logger/device/statuskeeper.h"

#include <QElapsedTimer>

#include <optional>

namespace mtnops {

/** Logs INDI properties. Listens to an indiserver and at each tick of its interval writes the values in force. Only
   ever sends getProperties. Lives on the polling thread. See the folder's README for what counts as a value in force.
 */
class IndiDevice final : public Device
{
    Q_OBJECT

public:
    static constexpr Duration defaultSilence = std::chrono::seconds(30);

    /** @p clock must outlive the device. @p silence: after how long an INDI device is asked whether it is alive. */
    IndiDevice(const DeviceConfig &config, const Clock &clock, Duration silence = defaultSilence,
               BackOff::Random random = BackOff::systemRandom);

    void start() override;
    void stop() override;
    void pollNow() override;
    const DeviceStatus &status() const override { return m_keeper.status(); }

private:
    void onOpened();
    void onReceived(const QByteArray &bytes);
    void onLost(DeviceState state, const QString &detail);
    void onTurn();
    void checkLiveness();
    void takeItem(const IndiItem &item);
    void ask(const QStringList &devices);
    bool takeRow();
    void tellPart();
    bool isWaiting() const;
    DeviceState failureState() const;
    QString failureDetail() const;
    void finishPoll();
    bool isDisabled() const { return status().state == DeviceState::Disabled; }
    Duration sinceStart() const;

    const DeviceConfig m_config;
    const Clock &m_clock;
    IndiParser m_parser;
    IndiReadings m_readings;
    IndiLiveness m_liveness;
    IndiConnection m_connection;
    PollSchedule m_schedule;
    StatusKeeper m_keeper;
    QTimer m_livenessTimer{this};
    QElapsedTimer m_elapsed; ///< runs from the beginning: the time base of m_liveness, m_openedAt and m_wantedAt
    Duration m_wantedAt{}; ///< when start() or pollNow() asked for a connection
    Duration m_openedAt{}; ///< when the connection was made
    std::optional<Duration> m_latency; ///< from the connection to the first definition
    DeviceState m_lostState = DeviceState::Disconnected; ///< while there is no connection
    QString m_lostDetail; ///< why there is no connection
    std::optional<Duration> m_partSince; ///< since when rows lack what once was there
    QByteArray m_stray; ///< the first bytes of a connection until an INDI element is among them
    bool m_isIndi = false; ///< an INDI element has come over this connection
    bool m_isRunning = false;

    std::optional<Exchange> m_poll; ///< of pollNow(), while it is under way
    QTimer m_pollDeadline{this};
    QTimer m_pollSettled{this}; ///< runs when every pattern has a value, for the others to come
};

} // namespace mtnops
