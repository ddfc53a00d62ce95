// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/backoff.h"
#include "logger/device/device.h"
#include "logger/device/poll.h"
#include "logger/device/pollschedule.h"
#include "logger/device/sourcerows.h"
#include "logger/device/statuskeeper.h"
#include "logger/device/transports/transport.h"
#include "logger/site/site.h"

#include <QDeadlineTimer>
#include <QTimer>

#include <memory>
#include <optional>

namespace mtnops {

/** A device that is asked: on the grid of its interval it sends its requests one after the other over a transport, and
    makes one row of the replies. Lives on the polling thread.

    When a request fails, the others of the poll are still sent, for some devices answer only some requests; but not
   after a connection that could not be made, and not after two requests without a reply, so that a hanging device costs
   two timeouts a poll and not one for each request. After a poll without any reply the device is left alone for a while
    (BackOff); one that answers, though not readably, is asked on. Each line of a file's tail is a row of its own, and
   so is each record of a reply that holds several. */
class PolledDevice final : public Device
{
    Q_OBJECT

public:
    /** @p clock must outlive the device. */
    PolledDevice(const DeviceConfig &config, std::unique_ptr<Transport> transport, const Clock &clock,
                 BackOff::Random random = BackOff::systemRandom);

    void start() override;
    void stop() override;
    void pollNow() override;
    const DeviceStatus &status() const override { return m_keeper.status(); }
    SourcePlace place() const override { return m_config.isTail ? m_transport->place() : SourcePlace(); }

private:
    void onTurn();
    void begin();
    void sendNext();
    void onReplied(const QByteArray &reply);
    void takeRows(const QByteArray &reply, Timestamp now);
    QByteArray takeEarlierLines(const QByteArray &reply, Timestamp now);
    Timestamp rowTime(const Values &values, Timestamp now) const;
    void onFailed(const TransportFailure &failure);
    void tell(const QByteArray &received, const QString &problem, bool isSent = true);
    void finish();
    bool isDisabled() const { return status().state == DeviceState::Disabled; }

    const DeviceConfig m_config;
    const Clock &m_clock;
    const DeviceTablePtr m_table;
    Transport *m_transport; ///< a child
    PollSchedule m_schedule;
    StatusKeeper m_keeper;
    BackOff m_backOff;
    QDeadlineTimer m_leaveAlone{0}; ///< no turn is taken before it expires
    QTimer m_catchUp{this}; ///< runs before a turn out of turn, while a file has more lines than one look takes
    bool m_hasMore = false; ///< lines, as it seems
    std::optional<SourceRows> m_rows; ///< where a reply holds several
    std::optional<Poll> m_poll; ///< the one under way
};

} // namespace mtnops
