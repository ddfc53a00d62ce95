// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/runreducer.h"

#include <algorithm>

namespace mtnops {

namespace {

TimeRange rangeOf(qint64 from, qint64 to)
{
    return {fromMicroseconds(from), fromMicroseconds(to)};
}

} // namespace

RunReducer::RunReducer(ColumnRef column, TimeRange range, Duration bin, Duration interval, Duration longestGap)
    : m_to(toMicroseconds(range.to))
    , m_bin(bin.count())
    , m_interval(interval.count())
    , m_longestGap(longestGap.count())
    , m_nextLongestGap(m_longestGap)
{
    Q_ASSERT(m_bin > 0);
    m_runs.column = std::move(column);
    m_runs.range = range;
    m_runs.bin = bin;
}

void RunReducer::addRow(qint64 time, const Value &value)
{
    const bool isAfterGap = endsBefore(time);
    if (m_open && (isAfterGap || value != m_open->value))
        closeOpen(isAfterGap ? m_standsUntil : time);
    const bool isInside = time < m_to; // the row after the window tells how long the last one stands
    if (!m_open && isInside && !isNull(value))
        m_open = Piece{.from = time, .to = time, .value = value};
    m_lastRow = time;
    m_isBehindNull = isNull(value);
    if (!m_isBehindNull)
        m_lastValue = value;
    m_longestGap = m_nextLongestGap;
    m_standsUntil = m_longestGap > 0 ? time + m_interval : m_to;
}

void RunReducer::addBin(const StateBin &bin)
{
    // As if its rows stood together: at its end when seen from before, at its start when seen from behind.
    const bool isAfterGap = endsBefore(bin.start + bin.width - std::min(bin.width, bin.covered));
    if (m_open && isAfterGap)
        closeOpen(m_standsUntil);
    const bool changesOnce = bin.changes == 1 && m_open && m_open->value != bin.last;
    const bool isMany = bin.count > 0 && !changesOnce && !isOfOneValue(bin);
    if (m_open && (bin.count == 0 || isMany || m_open->value != bin.last))
        closeOpen(bin.start);
    if (isMany) {
        placeMany(bin.start, bin.start + bin.width);
        m_open = Piece{.from = bin.start + bin.width, .to = bin.start + bin.width, .value = bin.last};
    } else if (!m_open && bin.count > 0) {
        m_open = Piece{.from = bin.start, .to = bin.start, .value = bin.last};
    }
    m_isBehindNull = bin.count == 0;
    if (!m_isBehindNull)
        m_lastValue = bin.last;
    m_lastRow = bin.start + bin.covered;
    m_longestGap = m_nextLongestGap;
    m_standsUntil = *m_lastRow;
}

StateRuns RunReducer::take()
{
    if (m_open)
        closeOpen(m_standsUntil);
    return std::move(m_runs);
}

/** Whether the last row is too far from the next one to stand until then. */
bool RunReducer::endsBefore(qint64 rowsFrom) const
{
    return m_lastRow && m_longestGap > 0 && rowsFrom - *m_lastRow > m_longestGap;
}

/** Where the bin's one change is its first value, which counts behind a NULL: this would else differ from the last. */
bool RunReducer::isOfOneValue(const StateBin &bin) const
{
    const bool isFirstValue = bin.changes == 1 && (m_isBehindNull || m_lastValue == bin.last);
    return bin.hasOneValue && (bin.changes == 0 || isFirstValue);
}

void RunReducer::closeOpen(qint64 end)
{
    m_open->to = end;
    place(*std::exchange(m_open, std::nullopt));
}

void RunReducer::place(Piece piece)
{
    QList<StateRun> &runs = m_runs.runs;
    if (!runs.isEmpty() && runs.last().isMany)
        piece.from = std::max(piece.from, toMicroseconds(runs.last().range.to));
    if (piece.from >= piece.to)
        return;
    const qint64 pixel = pixelBegin(piece.from);
    bool isJoint = false;
    if (!runs.isEmpty() && !runs.last().isMany && toMicroseconds(runs.last().range.to) >= pixel) {
        if (runs.last().value == piece.value) {
            runs.last().range.to = fromMicroseconds(piece.to);
            return;
        }
        if (isSecondJoint(piece)) {
            placeMany(pixel, pixel + m_bin);
            place(std::move(piece));
            return;
        }
        isJoint = true;
    }
    runs.append({.range = rangeOf(piece.from, piece.to), .value = std::move(piece.value)});
    m_lastIsJoint = isJoint;
}

bool RunReducer::isSecondJoint(const Piece &piece) const
{
    return m_lastIsJoint && pixelBegin(toMicroseconds(m_runs.runs.last().range.from)) == pixelBegin(piece.from);
}

/** Marks the pixels that [from, to) touches, over whatever was there. */
void RunReducer::placeMany(qint64 from, qint64 to)
{
    const Timestamp begin = fromMicroseconds(pixelBegin(from));
    const Timestamp end = fromMicroseconds(pixelBegin(to - 1) + m_bin);
    QList<StateRun> &runs = m_runs.runs;
    while (!runs.isEmpty() && !runs.last().isMany && runs.last().range.from >= begin)
        runs.removeLast();
    m_lastIsJoint = false;
    if (!runs.isEmpty() && runs.last().range.to >= begin) {
        if (runs.last().isMany) {
            runs.last().range.to = std::max(runs.last().range.to, end);
            return;
        }
        runs.last().range.to = begin;
    }
    runs.append({.range = {begin, end}, .value = {}, .isMany = true});
}

qint64 RunReducer::pixelBegin(qint64 time) const
{
    return toMicroseconds(floorTo(fromMicroseconds(time), Duration(m_bin)));
}

} // namespace mtnops
