// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/backoff.h"

#include <QRandomGenerator>

#include <algorithm>

namespace mtnops {

namespace {

constexpr double jitter = 0.2;

} // namespace

BackOff::BackOff(Duration interval, Random random)
    : m_interval(std::min(interval, longest)), m_next(m_interval), m_random(std::move(random))
{
}

Duration BackOff::afterFailure()
{
    const double factor = 1 - jitter + 2 * jitter * m_random();
    const Duration wait(qint64(double(m_next.count()) * factor));
    m_next = std::min(2 * m_next, longest);
    return std::min(wait, longest);
}

double BackOff::systemRandom()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace mtnops
