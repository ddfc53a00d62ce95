// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/benchwindow.h"

#include "ui/charts/chartpanel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QSettings>

#include <algorithm>

namespace mtnops {

namespace {

constexpr QSize windowSize(2420, 1300);
constexpr qsizetype traceCount = 8;

/** Hears whether a panel is painted that has something to draw. Panels come and go while a window opens. */
class PaintWatch final : public QObject
{
public:
    PaintWatch() { QCoreApplication::instance()->installEventFilter(this); }

    bool isPainted() const { return m_isPainted; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *panel = event->type() == QEvent::Paint ? qobject_cast<ChartPanel *>(watched->parent()) : nullptr;
        m_isPainted = m_isPainted || (panel && hasPoints(panel->traces()));
        return false;
    }

private:
    static bool hasPoints(const QList<Trace> &traces)
    {
        return std::any_of(traces.begin(), traces.end(),
                           [](const Trace &trace) { return !trace.series.points.isEmpty(); });
    }

    bool m_isPainted = false;
};

} // namespace

BenchWindow::BenchWindow(const QString &path, const Clock &clock) : m_session(path, clock), m_window(m_session)
{
    m_window.resize(windowSize);
    m_window.show();
}

void BenchWindow::plot(const QString &table)
{
    waitFor([this] { return m_session.hasCatalog(); });
    PlotSelection &selection = m_session.selection();
    selection.clear();
    for (const DeviceTable &each : m_session.catalog().tables) {
        if (each.name != table)
            continue;
        for (qsizetype index = std::max<qsizetype>(0, each.columns.size() - traceCount); index < each.columns.size();
             ++index)
            selection.setChosen({table, each.columns[index].name}, true);
    }
}

void BenchWindow::waitFor(const std::function<bool()> &isDone)
{
    while (!isDone())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
}

void BenchWindow::waitForLoad()
{
    QCoreApplication::processEvents(); // what changed is asked for
    waitFor([this] { return !m_session.loader().isLoading(); });
    QCoreApplication::processEvents();
}

void BenchWindow::waitForPaint()
{
    const PaintWatch watch;
    waitFor([&] { return watch.isPainted(); });
}

void forgetSettings(const QString &folder)
{
    QCoreApplication::setOrganizationName(QStringLiteral("mtnops-bench"));
    QCoreApplication::setApplicationName(QStringLiteral("bench_window"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
}

} // namespace mtnops
