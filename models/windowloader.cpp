// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/windowloader.h"

#include "logger/query/windowreader.h"
#include "models/latemargin.h"
#include "models/plotselection.h"
#include "models/timewindow.h"

#include <utility>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

/** A live window is read whole this often, for rows that came later still … */
constexpr Duration wholeReadInterval = 60s;
/** … but reading it whole takes no more than this share of the time. */
constexpr int wholeReadShare = 100;
/** … and at the latest when it has moved on by this part of its length. */
constexpr int wholeReadPart = 4;

constexpr int loadingPatienceMilliseconds = 150;

/** A live window of wide pixels is read this often: the newest pixel is drawn long before it is full. */
constexpr Duration wideReadInterval = 10s;
constexpr int wideReadPart = 4; ///< of a pixel, if that is sooner

} // namespace

WindowLoader::WindowLoader(LogReader &reader, const TimeWindow &window, const PlotSelection &selection, QString purpose,
                           QObject *parent)
    : QObject(parent)
    , m_reader(reader)
    , m_window(window)
    , m_selection(selection)
    , m_purpose(std::move(purpose))
    , m_watch(reader, m_purpose + QStringLiteral(" history"))
    , m_scheduled(this)
    , m_patience(this)
{
    m_scheduled.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_scheduled, &QTimer::timeout, this, &WindowLoader::ask);
    connect(&m_patience, &QTimer::timeout, this, &WindowLoader::askAgain);
    connect(&m_watch, &HistoryWatch::changed, this, &WindowLoader::readAnew);
    connect(&window, &TimeWindow::rangeChanged, this, &WindowLoader::schedule);
    connect(&window, &TimeWindow::liveChanged, this, &WindowLoader::schedule);
    connect(&selection, &PlotSelection::changed, this, &WindowLoader::changeSelection);
    connect(&reader, &LogReader::failed, this, &WindowLoader::takeError);
}

void WindowLoader::setPixels(int pixels)
{
    const int width = std::max(pixels, 1);
    if (width == m_pixels)
        return;
    m_pixels = width;
    reload();
}

Duration WindowLoader::queryTime() const
{
    return columns().isEmpty() ? Duration::zero() : m_wholeQueryTime;
}

QString WindowLoader::errorText() const
{
    return columns().isEmpty() ? QString() : m_error;
}

void WindowLoader::reload()
{
    m_mustReadAll = true;
    schedule();
}

void WindowLoader::refresh(Timestamp now)
{
    if (m_window.isLive() || m_pending != 0 || m_scheduled.isActive())
        return;
    const TimeRange range = m_window.range();
    const bool isOver = now < range.from || now > range.to + lateMargin;
    if (isOver && errorText().isEmpty()) {
        m_watch.look(now, m_wholeQueryTime * wholeReadShare);
        return;
    }
    if (now - m_refreshedAt < std::clamp(m_wholeQueryTime * wholeReadShare, Duration(1s), wideReadInterval))
        return;
    m_refreshedAt = now;
    readAnew();
}

/** What is held stays until the answer comes, and none is awaited as far as anybody is told. */
void WindowLoader::readAnew()
{
    m_mustRefresh = true;
    ask();
}

void WindowLoader::finishChoice(bool hasNew, bool hasFewer)
{
    if (hasNew || hasFewer)
        tellChanged();
    if (hasNew)
        reload();
    else if (columns().isEmpty())
        schedule(); // ends what is under way
}

void WindowLoader::schedule()
{
    if (m_pending == 0 || columns().isEmpty()) {
        m_scheduled.start(0);
        return;
    }
    m_isOutdated = true;
    // A request for the same live window, a second earlier, is worth waiting for however long it takes.
    if ((m_mustReadAll || !isUpdateOf(m_asked)) && !m_patience.isActive())
        m_patience.start(std::max(0, loadingPatienceMilliseconds - int(m_sinceAsked.elapsed())));
}

void WindowLoader::askAgain()
{
    if (m_pending != 0 && m_isOutdated)
        ask();
}

bool WindowLoader::isUpdateOf(const View &view) const
{
    const TimeRange range = m_window.range();
    return m_window.isLive() && view.isLive && range.length() == view.window.length() && range.to >= view.window.to;
}

void WindowLoader::ask()
{
    m_isOutdated = false;
    m_patience.stop();
    const QList<ColumnRef> columns = this->columns();
    if (columns.isEmpty()) {
        m_reader.cancel(m_purpose);
        m_watch.stop();
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
    if (m_window.isLive())
        m_watch.stop();
    else
        m_watch.start(columns, m_window.range());
    m_pending = read(m_reader, {.columns = columns, .range = grid.range, .pixels = grid.count}, m_purpose);
    tellLoading();
}

bool WindowLoader::isFreshEnough() const
{
    const Duration bin = shownBin();
    if (m_mustReadAll || !isUpdateOf(m_shown) || !drawsRollups(bin))
        return false;
    return m_window.range().to - m_shown.window.to < std::min(wideReadInterval, bin / wideReadPart);
}

std::optional<BinGrid> WindowLoader::tailGrid() const
{
    const Duration bin = shownBin();
    if (m_mustReadAll || bin <= Duration::zero() || !isUpdateOf(m_shown))
        return std::nullopt;
    const TimeRange range = m_window.range();
    const Duration sinceWhole = range.to - m_wholeReadAt;
    if (sinceWhole > std::max(wholeReadInterval, m_wholeQueryTime * wholeReadShare)
        || sinceWhole > range.length() / wholeReadPart)
        return std::nullopt;
    if (drawsRollups(bin))
        return std::nullopt; // as quick to read whole, and the bins at the seam would be others
    const Timestamp seam = floorTo(m_shown.window.to - lateMargin, bin);
    if (seam <= floorTo(range.from, bin))
        return std::nullopt;
    return BinGrid::covering({seam, range.to}, bin);
}

void WindowLoader::finishAnswer(Duration elapsed, bool isJoined)
{
    if (!isJoined) {
        reload();
        tellLoading();
        return;
    }
    if (!m_asked.isTail) {
        m_wholeReadAt = m_asked.window.to;
        m_wholeQueryTime = elapsed;
    }
    m_shown = m_asked;
    m_error.clear();
    tellChanged();
    if (m_isOutdated)
        ask();
    tellLoading();
}

void WindowLoader::takeError(LogReader::RequestId id, const Error &error)
{
    if (id != m_pending)
        return;
    m_pending = 0;
    m_mustReadAll = true;
    m_error = error.detail;
    emit failed(error);
    if (m_isOutdated)
        ask();
    tellLoading();
}

void WindowLoader::tellLoading()
{
    if (isLoading() == m_toldLoading)
        return;
    m_toldLoading = isLoading();
    emit loadingChanged(m_toldLoading);
}

} // namespace mtnops
