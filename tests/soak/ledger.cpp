// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/ledger.h"

#include <algorithm>

namespace mtnops {

void Ledger::excuse(const QString &device, qint64 from, qint64 to, const QString &reason)
{
    m_excuses.append({device, from, to, reason});
}

void Ledger::excuseOrder(qint64 from, qint64 to)
{
    m_unordered.append({from, to});
}

QString Ledger::reasonFor(const QString &device, qint64 time) const
{
    for (const Excuse &excuse : m_excuses) {
        if ((excuse.device.isEmpty() || excuse.device == device) && time >= excuse.from && time <= excuse.to)
            return excuse.reason;
    }
    return {};
}

bool Ledger::isOrdered(qint64 time) const
{
    return std::none_of(m_unordered.begin(), m_unordered.end(),
                        [time](const auto &span) { return time >= span.first && time <= span.second; });
}

Account Ledger::account(const Source &source, const QList<qint64> &stored) const
{
    const std::vector<qint64> &offers = source.offers();
    Account account{.device = source.name(), .offered = qint64(offers.size())};
    std::vector<bool> isStored(offers.size(), false);
    qint64 newest = 0;
    for (const qint64 number : stored) {
        if (number < 1 || number > account.offered) {
            ++account.strangers;
            continue;
        }
        const auto index = std::size_t(number - 1);
        if (isStored[index]) {
            ++account.twice;
            continue;
        }
        isStored[index] = true;
        ++account.stored;
        if (!isOrdered(offers[index]))
            continue;
        if (number < newest)
            ++account.outOfOrder;
        newest = std::max(newest, number);
    }
    for (std::size_t index = 0; index < offers.size(); ++index) {
        if (isStored[index])
            continue;
        const QString reason = reasonFor(source.name(), offers[index]);
        if (!reason.isEmpty()) {
            ++account.excused[reason];
        } else if (++account.missing == 1) {
            account.firstMissing = qint64(index) + 1;
            account.firstMissingTime = offers[index];
        }
    }
    return account;
}

} // namespace mtnops
