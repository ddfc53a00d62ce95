// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seriesloader.h"

#include "logger/query/windowreader.h"
#include "models/plotselection.h"
#include "models/timewindow.h"

#include <algorithm>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

const QString readerPurpose = QStringLiteral("chart");

/** A slow poll's row comes this late: it bears the time of the first reply, and waits for the last and the commit. */
constexpr Duration lateMargin = 15s;

/** A live window is read whole this often, for rows that came later still … */
constexpr Duration wholeReadInterval = 60s;
/** … but reading it whole takes no more than this share of the time. */
constexpr int wholeReadShare = 100;
/** … and at the latest when it has moved on by this part of its length. */
constexpr int wholeReadPart = 4;

constexpr int patienceMilliseconds = 150;

/** A live window of wide pixels is read this often: the newest pixel is drawn long before it is full. */
constexpr Duration wideReadInterval = 10s;
constexpr int wideReadPart = 4; ///< of a pixel, if that is sooner

} // namespace

SeriesLoader::SeriesLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QObject *parent)
    : QObject(parent), m_reader(reader), m_window(window), m_selection(selection), m_scheduled(this), m_patience(this)
{
    m_scheduled.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_scheduled, &QTimer::timeout, this, &SeriesLoader::ask);
    connect(&m_patience, &QTimer::timeout, this, &SeriesLoader::askAgain);
    connect(&window, &TimeWindow::rangeChanged, this, &SeriesLoader::changeView);
    connect(&window, &TimeWindow::liveChanged, this, &SeriesLoader::changeView);
    connect(&selection, &PlotSelection::changed, this, &SeriesLoader::changeSelection);
    connect(&reader, &LogReader::windowRead, this, &SeriesLoader::takeSeries);
    connect(&reader, &LogReader::failed, this, &SeriesLoader::takeError);
    changeSelection();
}

void SeriesLoader::setLeftOut(const QSet<ColumnRef> &columns)
{
    if (columns == m_leftOut)
        return;
    m_leftOut = columns;
    changeSelection();
}

QList<ColumnRef> SeriesLoader::columns() const
{
    QList<ColumnRef> columns = m_selection.columns();
    columns.removeIf([this](const ColumnRef &column) { return m_leftOut.contains(column); });
    return columns;
}

void SeriesLoader::setPixels(int pixels)
{
    const int width = std::max(pixels, 1);
    if (width == m_pixels)
        return;
    m_pixels = width;
    m_mustReadAll = true;
    schedule();
}

void SeriesLoader::reload()
{
    m_mustReadAll = true;
    schedule();
}

void SeriesLoader::refresh(Timestamp now)
{
    const TimeRange range = m_window.range();
    if (m_window.isLive() || now < range.from || now > range.to + lateMargin || m_pending != 0)
        return;
    if (now - m_refreshedAt < std::clamp(m_wholeQueryTime * wholeReadShare, Duration(1s), wideReadInterval))
        return;
    m_refreshedAt = now;
    m_mustRefresh = true;
    ask();
}

void SeriesLoader::changeView()
{
    schedule();
}

void SeriesLoader::changeSelection()
{
    const QList<ColumnRef> columns = this->columns();
    QList<Series> series;
    series.reserve(columns.size());
    bool hasNew = false;
    for (const ColumnRef &column : columns) {
        const auto known = std::find_if(m_series.cbegin(), m_series.cend(),
                                        [&](const Series &candidate) { return candidate.column == column; });
        hasNew |= known == m_series.cend();
        series.append(known == m_series.cend() ? Series{.column = column} : *known);
    }
    const bool hasFewer = series.size() < m_series.size();
    m_series = series;
    if (hasNew || hasFewer)
        emit seriesChanged();
    if (hasNew)
        reload();
    else if (columns.isEmpty())
        schedule(); // ends what is under way
}

void SeriesLoader::schedule()
{
    if (m_pending == 0 || m_series.isEmpty()) {
        m_scheduled.start(0);
        return;
    }
    m_isOutdated = true;
    // A request for the same live window, a second earlier, is worth waiting for however long it takes.
    if ((m_mustReadAll || !isUpdateOf(m_asked)) && !m_patience.isActive())
        m_patience.start(std::max(0, patienceMilliseconds - int(m_sinceAsked.elapsed())));
}

void SeriesLoader::askAgain()
{
    if (m_pending != 0 && m_isOutdated)
        ask();
}

bool SeriesLoader::isUpdateOf(const View &view) const
{
    const TimeRange range = m_window.range();
    return m_window.isLive() && view.isLive && range.length() == view.window.length() && range.to >= view.window.to;
}

void SeriesLoader::ask()
{
    m_isOutdated = false;
    m_patience.stop();
    const QList<ColumnRef> columns = this->columns();
    if (columns.isEmpty()) {
        m_reader.cancel(readerPurpose);
        m_pending = 0;
        m_mustReadAll = true;
        tellLoading();
        return;
    }
    const bool isRefresh = std::exchange(m_mustRefresh, false) && !m_mustReadAll && m_window.range() == m_shown.window;
    if (!isRefresh && isFreshEnough())
        return;
    const std::optional<BinGrid> tail = tailGrid();
    const BinGrid grid = tail ? *tail : BinGrid::forPixels(m_window.range(), m_pixels);
    m_asked = {.window = m_window.range(),
               .isLive = m_window.isLive(),
               .isTail = tail.has_value(),
               .isUpdate = isRefresh || (!m_mustReadAll && isUpdateOf(m_shown))};
    m_mustReadAll = false;
    m_sinceAsked.start();
    m_pending = m_reader.readWindow({.columns = columns, .range = grid.range, .pixels = grid.count}, readerPurpose);
    tellLoading();
}

bool SeriesLoader::isFreshEnough() const
{
    if (m_mustReadAll || m_series.isEmpty() || !isUpdateOf(m_shown) || !drawsRollups(m_series.first().bin))
        return false;
    return m_window.range().to - m_shown.window.to < std::min(wideReadInterval, m_series.first().bin / wideReadPart);
}

std::optional<BinGrid> SeriesLoader::tailGrid() const
{
    if (m_mustReadAll || m_series.isEmpty() || m_series.first().bin <= Duration::zero() || !isUpdateOf(m_shown))
        return std::nullopt;
    const TimeRange range = m_window.range();
    const Duration sinceWhole = range.to - m_wholeReadAt;
    if (sinceWhole > std::max(wholeReadInterval, m_wholeQueryTime * wholeReadShare)
        || sinceWhole > range.length() / wholeReadPart)
        return std::nullopt;
    const Duration bin = m_series.first().bin;
    if (drawsRollups(bin))
        return std::nullopt; // as quick to read whole, and the bins at the seam would be others
    const Timestamp seam = floorTo(m_shown.window.to - lateMargin, bin);
    if (seam <= floorTo(range.from, bin))
        return std::nullopt;
    return BinGrid::covering({seam, range.to}, bin);
}

void SeriesLoader::takeSeries(LogReader::RequestId id, const QList<Series> &series, Duration elapsed)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    if (!m_asked.isTail) {
        takeWhole(series);
        m_wholeReadAt = m_asked.window.to;
        m_wholeQueryTime = elapsed;
    } else if (!joinTail(series)) {
        reload();
        tellLoading();
        return;
    }
    m_shown = m_asked;
    emit seriesChanged();
    if (m_isOutdated)
        ask();
    tellLoading();
}

void SeriesLoader::takeWhole(const QList<Series> &series)
{
    for (const Series &read : series) {
        for (Series &ours : m_series) {
            if (ours.column == read.column)
                ours = read;
        }
    }
}

bool SeriesLoader::joinTail(const QList<Series> &tail)
{
    QList<Series> next = m_series;
    for (Series &ours : next) {
        const auto read = std::find_if(tail.begin(), tail.end(),
                                       [&](const Series &candidate) { return candidate.column == ours.column; });
        if (read == tail.end())
            continue; // chosen since it was asked; a whole read is about to follow
        const std::optional<Series> whole = joined(ours, *read, floorTo(m_asked.window.from, ours.bin));
        if (!whole)
            return false;
        ours = *whole;
    }
    m_series = next;
    return true;
}

void SeriesLoader::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_mustReadAll = true;
    emit failed(error);
    if (m_isOutdated)
        ask();
    tellLoading();
}

void SeriesLoader::tellLoading()
{
    if (isLoading() == m_toldLoading)
        return;
    m_toldLoading = isLoading();
    emit loadingChanged(m_toldLoading);
}

} // namespace mtnops
