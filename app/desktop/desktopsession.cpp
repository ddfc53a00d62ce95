// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopsession.h"

#include "app/desktop/viewerprocess.h"
#include "logger/engine/sitelock.h"

#include <QCoreApplication>

namespace mtnops {

DesktopSession::DesktopSession(const QString &databasePath, QObject *parent)
    : QObject(parent), m_session(databasePath, m_clock), m_window(m_session)
{
    connectEnd();
    const std::optional<SiteHolder> holder = SiteLock::holder(databasePath);
    m_window.setLoggingMode({LoggingMode::Kind::Viewing, holder ? holder->sentence() : QString()});
    m_window.show();
}

DesktopSession::DesktopSession(std::unique_ptr<TemporaryLog> log, const QString &pathOrUrl, QObject *parent)
    : QObject(parent), m_temporary(std::move(log)), m_session(m_temporary->path(), m_clock), m_window(m_session)
{
    connectEnd();
    m_window.setLoggingMode({LoggingMode::Kind::Viewing, {}});
    m_window.readForeign(pathOrUrl);
    m_window.show();
}

DesktopSession::DesktopSession(const Site &site, const QString &sitePath, QObject *parent)
    : QObject(parent)
    , m_session(site.databasePath, m_clock)
    , m_window(m_session)
    , m_engine(std::make_unique<LoggingEngine>(site, m_clock))
{
    connectEnd();
    connect(m_engine.get(), &LoggingEngine::statusChanged, &m_window, &MainWindow::setEngineStatus);
    connect(m_engine.get(), &LoggingEngine::exchanged, &m_window, &MainWindow::showExchange);
    connect(&m_window, &MainWindow::pollWanted, m_engine.get(), &LoggingEngine::pollNow);
    connect(&m_window, &MainWindow::watchWanted, m_engine.get(), &LoggingEngine::watch);
    const bool isDemo = sitePath.isEmpty();
    m_window.setSiteFile(sitePath, tr("The demonstration has no site file; its devices are part of the program."));
    m_reload = std::make_unique<SiteReload>(*m_engine, [sitePath] { return loadSite(sitePath); });
    connect(&m_window, &MainWindow::siteSaved, m_reload.get(), &SiteReload::start);
    connect(m_reload.get(), &SiteReload::refused, &m_window, &MainWindow::showReloadRefused);
    if (isDemo && !WindowSettings().times(site.info.name))
        m_session.window().showLive(std::chrono::hours(24)); // a night and a day: something to see
    m_window.show();
    if (isDemo)
        makeHistory(site);
    else
        startLogging();
    if (!isDemo && site.devices.isEmpty())
        QMetaObject::invokeMethod(&m_window, &MainWindow::addDevice,
                                  Qt::QueuedConnection); // over a window that is there
}

DesktopSession::~DesktopSession()
{
    static_cast<void>(stop()); // who wants to know has asked
}

void DesktopSession::connectEnd()
{
    connect(&m_signals, &UnixSignals::terminationRequested, &m_window, &QWidget::close);
    connect(&m_window, &MainWindow::aboutToClose, this, &DesktopSession::stop);
    connect(&m_window, &MainWindow::viewerWanted, &m_window, &startViewer);
    connect(&m_window, &MainWindow::siteWanted, &m_window, &startSite);
}

void DesktopSession::makeHistory(const Site &site)
{
    m_history = std::make_unique<DemoHistory>(site, m_clock);
    connect(m_history.get(), &DemoHistory::progressed, this, [this](double done) {
        const auto kind = m_engine->isRunning() ? LoggingMode::Kind::Logging : LoggingMode::Kind::Starting;
        m_window.setLoggingMode({kind, tr("making two weeks of history, %1 %").arg(int(done * 100))});
    });
    connect(m_history.get(), &DemoHistory::progressed, &m_session.loader(), &SeriesLoader::reload);
    connect(m_history.get(), &DemoHistory::progressed, &m_session.states(), &StateLoader::reload);
    connect(m_history.get(), &DemoHistory::recentFinished, this, [this] {
        startLogging();
        if (m_engine->isRunning())
            m_history->startOlder();
    });
    connect(m_history.get(), &DemoHistory::finished, this, [this] {
        m_window.setLoggingMode({LoggingMode::Kind::Logging, {}});
    });
    m_window.setLoggingMode({LoggingMode::Kind::Starting, tr("making a day of history")});
    m_history->startRecent();
}

void DesktopSession::startLogging()
{
    const Result<void> started = m_engine->start();
    if (started)
        m_window.setLoggingMode({LoggingMode::Kind::Logging, {}});
    else if (started.error().code == ErrorCode::Busy)
        m_window.setLoggingMode({LoggingMode::Kind::Viewing, started.error().detail});
    else
        m_window.setLoggingMode({LoggingMode::Kind::Failed, started.error().detail});
}

Result<void> DesktopSession::stop()
{
    if (m_history)
        m_history->cancel();
    if (!m_engine)
        return {};
    m_engine->stop();
    return m_engine->outcome();
}

} // namespace mtnops
