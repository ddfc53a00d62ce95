// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/clock.h"
#include "models/logtablemodel.h"
#include "tests/benchmarks/benchlog.h"
#include "tests/benchmarks/figure.h"
#include "tests/benchmarks/readerlatency.h"

#include <QCoreApplication>
#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTimer>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** A table model over a whole log, and what it tells. */
class ShownTable
{
public:
    ShownTable(const QString &path, int days)
        : m_reader(path), m_table(m_reader), m_end(benchStart + 2 * days * 24h) { }

    double open(bool live)
    {
        m_table.setTable(*benchTable());
        return milliseconds(&LogTableModel::rowsReplaced, [&] { m_table.setRange({benchStart, m_end}, live); });
    }

    double showOldest()
    {
        return milliseconds(&LogTableModel::rowFound, [&] { m_table.showOldest(); });
    }

    double showTime(Timestamp time)
    {
        return milliseconds(&LogTableModel::rowFound, [&] { m_table.showTime(time); });
    }

    /** Until a row that is new in the log stands on top. */
    double follow()
    {
        QEventLoop loop;
        QObject::connect(&m_table, &LogTableModel::rowsInserted, &loop, [&loop](const QModelIndex &, int first) {
            if (first == 0)
                loop.quit();
        });
        // Asked again, as the program does: while a page is read in advance the model leaves it.
        QTimer again;
        const auto refresh = [this] { m_table.refresh(SystemClock().now()); };
        QObject::connect(&again, &QTimer::timeout, &m_table, refresh);
        again.start(1ms);
        return secondsOf([&] {
                   refresh();
                   loop.exec();
               })
            * 1000;
    }

    /** Scrolls down to the next page. */
    void scroll()
    {
        const int rows = m_table.rowCount();
        milliseconds(&LogTableModel::rowsInserted, [&] { m_table.setShownRows(rows - 30, rows - 1); });
    }

private:
    template<typename Told, typename Ask>
    double milliseconds(Told told, Ask ask)
    {
        QEventLoop loop;
        QObject::connect(&m_table, told, &loop, &QEventLoop::quit);
        return secondsOf([&] {
                   ask();
                   loop.exec();
               })
            * 1000;
    }

    LogReader m_reader;
    LogTableModel m_table;
    Timestamp m_end; ///< later than every row
};

void tell(int days, const char *what, std::vector<double> times)
{
    print({.name = QStringLiteral("table over %1 million rows, %2")
                       .arg(double(days) * 86'400 / 1e6, 0, 'f', days < 100 ? 1 : 0)
                       .arg(QLatin1StringView(what)),
           .value = median(std::move(times)),
           .unit = QStringLiteral("ms"),
           .bar = 200});
}

/** Opened, at its oldest end and in its middle, from a disk that has to be asked. */
void benchCold(int days, int runs)
{
    const QString path = keptBenchLog(days);
    std::vector<double> opened;
    std::vector<double> oldest;
    std::vector<double> middle;
    for (int run = 0; run < runs; ++run) {
        ShownTable table(path, days);
        forgetPages(path);
        opened.push_back(table.open(false));
        forgetPages(path);
        oldest.push_back(table.showOldest());
        forgetPages(path);
        middle.push_back(table.showTime(benchStart + days * 12h + 17min * (run + 1)));
    }
    tell(days, "first page, cold", std::move(opened));
    tell(days, "oldest row, cold", std::move(oldest));
    tell(days, "jump to its middle, cold", std::move(middle));
}

/** From when a row was committed to where it is shown. */
void benchFollowing(int days, int runs)
{
    const QTemporaryDir folder;
    const QString path = copyOfBenchLog(folder.path(), days);
    const auto writer = orDie(Writer::open(path, SiteInfo{.name = QStringLiteral("bench")}));
    BenchWalk walk(benchTable());
    const Duration later = orDie(writer->span(*benchTable())).to - benchStart;
    ShownTable table(path, days);
    table.open(true);
    std::vector<double> times;
    for (int run = 0; run < runs; ++run) {
        Sample row = walk.next();
        row.time += later;
        orDie(writer->write(Batch{.samples = {row}}));
        times.push_back(table.follow());
    }
    tell(days, "a new row while live", std::move(times));
}

/** Once the model holds as many rows as it ever does, further ones cost none. */
void benchScrolling(int days, int pages)
{
    ShownTable table(keptBenchLog(days), days);
    table.open(false);
    for (int page = 0; page < 2 * LogTableModel::maximumRows / LogTableModel::pageSize; ++page)
        table.scroll();
    const double before = residentMegabytes();
    for (int page = 0; page < pages; ++page)
        table.scroll();
    print({.name = QStringLiteral("table, growth of memory over %1 rows scrolled").arg(pages * LogTableModel::pageSize),
           .value = residentMegabytes() - before,
           .unit = QStringLiteral("MB"),
           .bar = 5});
}

} // namespace

/** The table of rows over a log that is small or large. */
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QSqlDatabase::drivers();
    const bool isQuick = QCoreApplication::arguments().contains(QStringLiteral("--quick"));
    const bool isLarge = QCoreApplication::arguments().contains(QStringLiteral("--large"));
    const int days = isLarge ? 1825 : isQuick ? 36 : 365;
    const int runs = isQuick ? 5 : 21;
    benchCold(days, runs);
    benchFollowing(days, runs);
    benchScrolling(days, isQuick ? 100 : 2000);
    return 0;
}
