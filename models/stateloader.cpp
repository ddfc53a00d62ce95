// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stateloader.h"

#include "logger/query/windowreader.h"
#include "models/plotselection.h"
#include "models/statejoin.h"
#include "models/timewindow.h"

#include <algorithm>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

const QString readerPurpose = QStringLiteral("states");

// As those of SeriesLoader, for the same reasons.
constexpr Duration lateMargin = 15s;
constexpr Duration wholeReadInterval = 60s;
constexpr int wholeReadShare = 100;
constexpr int wholeReadPart = 4;
constexpr int patienceMilliseconds = 150;
constexpr Duration wideReadInterval = 10s;
constexpr int wideReadPart = 4;

} // namespace

StateLoader::StateLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent)
    : QObject(parent), m_reader(reader), m_window(window), m_selection(selection), m_scheduled(this), m_patience(this)
{
    m_scheduled.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_scheduled, &QTimer::timeout, this, &StateLoader::ask);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_pending != 0 && m_isOutdated)
            ask();
    });
    connect(&window, &TimeWindow::rangeChanged, this, &StateLoader::schedule);
    connect(&window, &TimeWindow::liveChanged, this, &StateLoader::schedule);
    connect(&selection, &PlotSelection::changed, this, &StateLoader::changeSelection);
    connect(&reader, &LogReader::statesRead, this, &StateLoader::takeStates);
    connect(&reader, &LogReader::failed, this, &StateLoader::takeError);
}

void StateLoader::setColumns(const QSet<ColumnRef> &columns)
{
    if (columns == m_columns)
        return;
    m_columns = columns;
    changeSelection();
}

void StateLoader::setPixels(int pixels)
{
    const int width = std::max(pixels, 1);
    if (width == m_pixels)
        return;
    m_pixels = width;
    reload();
}

void StateLoader::reload()
{
    m_mustReadAll = true;
    schedule();
}

void StateLoader::refresh(Timestamp now)
{
    const TimeRange range = m_window.range();
    if (m_window.isLive() || now < range.from || now > range.to + lateMargin || m_pending != 0)
        return;
    if (now - m_refreshedAt < std::clamp(m_wholeQueryTime * wholeReadShare, Duration(1s), wideReadInterval))
        return;
    m_refreshedAt = now;
    reload();
}

QList<ColumnRef> StateLoader::chosen() const
{
    QList<ColumnRef> chosen = m_selection.columns();
    chosen.removeIf([this](const ColumnRef &column) { return !m_columns.contains(column); });
    return chosen;
}

void StateLoader::changeSelection()
{
    QList<StateRuns> states;
    bool hasNew = false;
    for (const ColumnRef &column : chosen()) {
        const auto known = std::find_if(m_states.cbegin(), m_states.cend(),
                                        [&](const StateRuns &candidate) { return candidate.column == column; });
        hasNew |= known == m_states.cend();
        states.append(known == m_states.cend() ? StateRuns{.column = column} : *known);
    }
    const bool isOther = hasNew || states.size() < m_states.size();
    m_states = states;
    if (isOther)
        emit statesChanged();
    if (hasNew)
        reload();
}

void StateLoader::schedule()
{
    if (m_pending == 0 || m_states.isEmpty()) {
        m_scheduled.start(0);
        return;
    }
    m_isOutdated = true;
    if (!m_patience.isActive())
        m_patience.start(patienceMilliseconds);
}

void StateLoader::ask()
{
    m_isOutdated = false;
    m_patience.stop();
    if (m_states.isEmpty()) {
        m_reader.cancel(readerPurpose);
        m_pending = 0;
        m_mustReadAll = true;
        return;
    }
    const TimeRange range = m_window.range();
    const Duration shownBin = m_states.first().bin;
    if (isUpdate() && drawsRollups(shownBin)
        && range.to - m_shown.window.to < std::min(wideReadInterval, shownBin / wideReadPart))
        return; // the newest pixel is drawn long before it is full
    const std::optional<BinGrid> tail = tailGrid();
    const BinGrid grid = tail ? *tail : BinGrid::forPixels(range, m_pixels);
    m_asked = {.window = range, .isLive = m_window.isLive(), .isTail = tail.has_value()};
    m_mustReadAll = false;
    m_pending = m_reader.readStates({.columns = chosen(), .range = grid.range, .pixels = grid.count}, readerPurpose);
}

/** The same live window as is shown, later. */
bool StateLoader::isUpdate() const
{
    const TimeRange range = m_window.range();
    return !m_mustReadAll && m_window.isLive() && m_shown.isLive && range.length() == m_shown.window.length()
        && range.to >= m_shown.window.to;
}

std::optional<BinGrid> StateLoader::tailGrid() const
{
    const Duration bin = m_states.first().bin;
    if (!isUpdate() || bin <= Duration::zero() || drawsRollups(bin))
        return std::nullopt;
    const TimeRange range = m_window.range();
    const Duration sinceWhole = range.to - m_wholeReadAt;
    if (sinceWhole > std::max(wholeReadInterval, m_wholeQueryTime * wholeReadShare)
        || sinceWhole > range.length() / wholeReadPart)
        return std::nullopt;
    const Timestamp seam = floorTo(m_shown.window.to - lateMargin, bin);
    if (seam <= floorTo(range.from, bin))
        return std::nullopt;
    return BinGrid::covering({seam, range.to}, bin);
}

void StateLoader::takeStates(LogReader::RequestId id, const QList<StateRuns> &states, Duration elapsed)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    if (!m_asked.isTail) {
        for (const StateRuns &read : states) {
            for (StateRuns &ours : m_states) {
                if (ours.column == read.column)
                    ours = read;
            }
        }
        m_wholeReadAt = m_asked.window.to;
        m_wholeQueryTime = elapsed;
    } else if (!join(states)) {
        reload();
        return;
    }
    m_shown = m_asked;
    emit statesChanged();
    if (m_isOutdated)
        ask();
}

bool StateLoader::join(const QList<StateRuns> &tail)
{
    QList<StateRuns> next = m_states;
    for (StateRuns &ours : next) {
        const auto read = std::find_if(tail.begin(), tail.end(),
                                       [&](const StateRuns &candidate) { return candidate.column == ours.column; });
        if (read == tail.end())
            continue; // chosen since it was asked; a whole read is about to follow
        const std::optional<StateRuns> whole = joined(ours, *read, floorTo(m_asked.window.from, ours.bin));
        if (!whole)
            return false;
        ours = *whole;
    }
    m_states = next;
    return true;
}

void StateLoader::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_mustReadAll = true;
    emit failed(error);
    if (m_isOutdated)
        ask();
}

} // namespace mtnops
