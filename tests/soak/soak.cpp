// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak.h"

#include "tests/soak/monotonic.h"
#include "tests/soak/waiting.h"

#include <QDir>

#include <csignal>
#include <sys/resource.h>

namespace mtnops {

namespace {

constexpr qint64 diskBytes = 128'000'000;
constexpr int calm = 5000; // ms, at the beginning and the end of the faults
constexpr qint64 onItsWay = 500; // ms
constexpr int longestBeforeAKill = 3000; // ms after it logs
constexpr int startingTime = 1500; // ms, in which it opens the database and has made its first commits
constexpr int killsInTurn = 4; // one of so many comes while it starts
constexpr qint64 mostLostByAKill = 50; // readings of a device: a flush a second, on a busy machine
constexpr int lateAnswers = 200; // ms, to requests of a logger that has ended
constexpr int freshDatabaseTime = 5000; // ms
constexpr double mostBytesPerDay = 1e6;
constexpr int minutesForASlope = 60;

std::unique_ptr<SmallDisk> smallDisk()
{
    auto disk = std::make_unique<SmallDisk>(diskBytes);
    return disk->isMounted() ? std::move(disk) : nullptr;
}

} // namespace

Soak::Soak(SoakPlan plan)
    : m_plan(plan)
    , m_random(plan.seed)
    , m_disk(smallDisk())
    , m_observatory(plan.seed, LoggerProcess::hasOwnNames())
    , m_log(m_disk ? m_disk->filePath(QStringLiteral("soak.sqlite")) : m_folder.filePath(QStringLiteral("soak.sqlite")))
    , m_siteFile(m_folder.filePath(QStringLiteral("soak.toml")))
    , m_archive(m_folder.filePath(QStringLiteral("archive.sqlite")))
    , m_logger(m_siteFile, m_folder.path())
    , m_stage{m_observatory, m_logger, m_monitor, m_ledger, m_log, m_disk.get()}
    , m_runner(m_observatory, m_log, m_report)
{
    m_logger.setName(QString::fromLatin1(Observatory::hostName));
    m_observatory.writeSiteFile(m_siteFile, m_log.path());
}

bool Soak::run()
{
    Report::say(QStringLiteral("soak      seed %1, %2, %3 devices, ten readings a second of each, log %4")
                    .arg(m_plan.seed)
                    .arg(m_plan.minutes > 0 ? QStringLiteral("%1 min").arg(m_plan.minutes) : QStringLiteral("short"))
                    .arg(m_observatory.sources().size())
                    .arg(m_log.path()));
    goThroughFaults();
    setClock();
    killAtRandomMoments();
    startOnAFullDisk();
    startOnAReadOnlyDisk();
    damageWhileItIsDown();
    accountForAll();
    Report::say(
        m_report.isKept()
            ? QStringLiteral("All requirements are kept.")
            : QStringLiteral("Not every requirement is kept; what the logger said: %1").arg(m_logger.messagesFile()));
    m_folder.setAutoRemove(m_report.isKept());
    return m_report.isKept();
}

void Soak::start(LoggerProcess::Clock clock)
{
    const qint64 began = monotonicMs();
    m_logger.start(clock);
    if (!m_runner.silenceAfter(began))
        m_report.require(QStringLiteral("every device logs after a start"), false);
}

void Soak::stop()
{
    const qint64 asked = monotonicMs();
    const int exitCode = m_logger.stop();
    waitFor(lateAnswers);
    m_ledger.excuse({}, asked - onItsWay, monotonicMs(), QStringLiteral("on their way at a stop"));
    if (exitCode != 0)
        m_report.require(QStringLiteral("it stops when it is asked to"), false,
                         QStringLiteral("exit code %1").arg(exitCode));
}

void Soak::goThroughFaults()
{
    const qint64 end = monotonicMs() + qint64(m_plan.minutes) * 60'000;
    start();
    m_monitor.follow(m_logger.processId());
    waitFor(calm);
    const int filesBefore = m_monitor.fewestFiles(0, monotonicMs());
    if (!m_observatory.named())
        m_runner.skip(QStringLiteral("name no longer resolves"), QStringLiteral("only root may give it an /etc/hosts"));
    if (!m_disk)
        m_runner.skip(QStringLiteral("disk full"), QStringLiteral("only root may mount a small disk"));
    do {
        m_runner.run(deviceFaults(m_stage), m_plan.faultMs());
        for (const Fault &fault : loggerFaults(m_stage)) {
            m_runner.run({fault}, m_plan.faultMs());
            waitFor(calm);
        }
        cutPower();
    } while (monotonicMs() < end && m_logger.isRunning());
    waitFor(calm);
    const int filesAfter = m_monitor.fewestFiles(monotonicMs() - calm, monotonicMs());
    m_monitor.leave();
    m_report.add(m_monitor);
    m_report.require(QStringLiteral("one start is enough"), m_logger.isRunning() && m_logger.unexpectedEnds() == 0);
    m_report.require(QStringLiteral("open files are as many as before"), filesAfter <= filesBefore,
                     QStringLiteral("%1 before, %2 after").arg(filesBefore).arg(filesAfter));
    if (m_plan.minutes >= minutesForASlope)
        m_report.require(QStringLiteral("memory grows by less than 1 MB a day"),
                         bytesPerDay(m_monitor.memoryFloors()) < mostBytesPerDay);
    stop();
    lookAtPowerCuts();
}

void Soak::cutPower()
{
    const qint64 stopped = monotonicMs();
    m_logger.signal(SIGSTOP);
    m_cuts.push_back(std::make_unique<PowerCut>(m_observatory, m_log, m_plan.seed));
    m_logger.signal(SIGCONT);
    m_ledger.excuse({}, stopped - onItsWay, monotonicMs() + onItsWay,
                    QStringLiteral("on their way to a stopped logger"));
}

/** When nobody logs: it takes longer than a device may be kept from answering. */
void Soak::lookAtPowerCuts()
{
    QStringList problems;
    for (const auto &cut : m_cuts)
        problems += cut->problem();
    problems.removeAll(QString());
    m_report.require(QStringLiteral("what was committed outlives a power cut"), problems.isEmpty(),
                     problems.isEmpty() ? QStringLiteral("%1 tried").arg(m_cuts.size()) : problems.first());
}

void Soak::setClock()
{
    if (!LoggerProcess::hasFakeClock()) {
        m_runner.skip(QStringLiteral("clock set and slewed"), QStringLiteral("libfaketime is not installed"));
        return;
    }
    const qint64 began = monotonicMs();
    start(LoggerProcess::Clock::Fake);
    for (const Fault &fault : clockFaults(m_stage)) {
        m_runner.run({fault}, m_plan.faultMs());
        waitFor(calm); // else two steps are one
    }
    stop();
    m_ledger.excuseOrder(began - onItsWay, monotonicMs());
    m_report.require(QStringLiteral("each step of the clock is an event"),
                     m_log.eventsOfKind(QStringLiteral("clock-stepped")) == 4,
                     QStringLiteral("%1 of 4").arg(m_log.eventsOfKind(QStringLiteral("clock-stepped"))));
}

void Soak::killAtRandomMoments()
{
    const qint64 began = monotonicMs();
    for (int kill = 0; kill < m_plan.kills(); ++kill)
        killOnce(kill % killsInTurn == killsInTurn - 1);
    start();
    stop();
    const qint64 told = m_log.eventsLike(QStringLiteral("logging was interrupted%"));
    // One that was killed before its first commit has left nothing to tell of.
    const qint64 unfinished = m_log.eventsOfKind(QStringLiteral("start")) - m_log.eventsOfKind(QStringLiteral("stop"));
    m_report.add(FaultOutcome{.name = QStringLiteral("kill -9, %1 times").arg(m_plan.kills()),
                              .lasted = double(monotonicMs() - began) / 1000,
                              .silence = 0});
    m_report.require(QStringLiteral("a kill costs five seconds of readings at the most"),
                     m_mostLostByAKill <= mostLostByAKill, QStringLiteral("%1 of a device").arg(m_mostLostByAKill));
    m_report.require(QStringLiteral("each kill is an event of the next start"),
                     told == unfinished && unfinished >= m_plan.kills() - m_plan.kills() / killsInTurn,
                     QStringLiteral("%1 of %2").arg(told).arg(unfinished));
}

void Soak::killOnce(bool isStarting)
{
    QMap<QString, qint64> before; // what an earlier kill has cost is not this one's
    for (const Source *source : m_observatory.sources())
        before.insert(source->name(), source->lastOffer());
    isStarting ? m_logger.start() : start();
    waitFor(int(m_random.bounded(isStarting ? startingTime : longestBeforeAKill)));
    // A log that cannot be read at the moment excuses no more than before.
    for (const Source *source : m_observatory.sources())
        m_committed[source->name()] = std::max(m_committed[source->name()], m_log.lastNumber(source->name()));
    m_logger.kill();
    waitFor(lateAnswers);
    for (const Source *source : m_observatory.sources()) {
        const qint64 last = m_committed[source->name()];
        m_mostLostByAKill = std::max(m_mostLostByAKill, source->lastOffer() - std::max(last, before[source->name()]));
        if (last < source->lastOffer())
            m_ledger.excuse(source->name(), source->offers()[std::size_t(last)], monotonicMs(),
                            QStringLiteral("not committed when it was killed"));
    }
}

/** All that is read meanwhile waits for the disk. */
void Soak::startOnAFullDisk()
{
    const QString name = QStringLiteral("disk full at the start");
    if (!m_disk) {
        m_runner.skip(name, QStringLiteral("only root may mount a small disk"));
        return;
    }
    m_disk->fill();
    m_logger.start();
    waitFor(calm);
    m_report.require(QStringLiteral("a full disk at the start is waited for"), m_logger.isRunning());
    m_disk->makeRoom();
    if (!m_runner.silenceAfter(monotonicMs()))
        m_report.require(QStringLiteral("every device logs once there is room"), false);
    stop();
}

void Soak::startOnAReadOnlyDisk()
{
    const QString name = QStringLiteral("read-only file system");
    if (!m_disk) {
        m_runner.skip(name, QStringLiteral("only root may mount a small disk"));
        return;
    }
    if (!m_disk->setReadOnly(true)) {
        m_report.require(name, false, QStringLiteral("the disk cannot be made so"));
        return;
    }
    m_logger.start();
    const int exitCode = m_logger.waitForEnd();
    m_disk->setReadOnly(false);
    m_report.require(QStringLiteral("on a read-only disk it says so and ends"), exitCode == 1,
                     QStringLiteral("exit code %1").arg(exitCode));
    start();
    stop();
}

void Soak::damageWhileItIsDown()
{
    QFile::copy(m_log.path(), m_archive.path());
    qint64 rows = 0;
    for (const Source *source : m_observatory.sources())
        rows += m_archive.numbers(source->name()).size();
    QFile file(m_log.path());
    if (!file.open(QIODevice::ReadWrite))
        qFatal("cannot open %s", qPrintable(m_log.path()));
    file.seek(file.size() / 5 * 4); // the catalog is before it
    for (int count = 0; count < 20'000; ++count)
        file.putChar(char(m_random.bounded(256)));
    file.close();

    const qint64 began = monotonicMs();
    m_logger.start();
    QStringList aside;
    const QDir folder = QFileInfo(m_log.path()).dir();
    waitUntil(
        [&] {
            aside = folder.entryList({QStringLiteral("soak.sqlite.damaged-*Z")});
            return !aside.isEmpty() && m_log.eventsLike(QStringLiteral("%is damaged%")) > 0;
        },
        freshDatabaseTime);
    m_report.require(QStringLiteral("a damaged log is set aside within 5 s, and told"), aside.size() == 1,
                     QStringLiteral("%1 s").arg(double(monotonicMs() - began) / 1000, 0, 'f', 1));
    if (!m_runner.silenceAfter(began))
        m_report.require(QStringLiteral("every device logs into the fresh database"), false);
    stop();
    if (!aside.isEmpty())
        recoverWhatWasDamaged(folder.filePath(aside.first()), rows);
}

void Soak::recoverWhatWasDamaged(const QString &damaged, qint64 rowsBefore)
{
    const SoakLog recovered(m_folder.filePath(QStringLiteral("recovered.sqlite")));
    const int exitCode =
        QProcess::execute(QStringLiteral(MTNOPS_PROGRAM), {QStringLiteral("recover"), damaged, recovered.path()});
    qint64 rows = 0;
    for (const Source *source : m_observatory.sources())
        rows += recovered.numbers(source->name()).size();
    m_report.require(QStringLiteral("most of a damaged log can be read again"),
                     rows > rowsBefore / 2 && rows <= rowsBefore && recovered.integrity() == QLatin1StringView("ok"),
                     QStringLiteral("exit code %1, %2 of %3 rows").arg(exitCode).arg(rows).arg(rowsBefore));
}

void Soak::accountForAll()
{
    qint64 missing = 0;
    qint64 stored = 0;
    bool isClean = true;
    for (const Source *source : m_observatory.sources()) {
        const Account account =
            m_ledger.account(*source, m_archive.numbers(source->name()) + m_log.numbers(source->name()));
        m_report.add(account);
        missing += account.missing;
        stored += account.stored;
        isClean = isClean && account.isClean();
    }
    const qint64 counted = m_archive.countedLosses() + m_log.countedLosses();
    m_report.require(QStringLiteral("every number is stored once and in order"), isClean,
                     QStringLiteral("%1 stored").arg(stored));
    m_report.require(QStringLiteral("every loss is counted to the reading"), missing == counted,
                     QStringLiteral("%1 missing, %2 counted").arg(missing).arg(counted));
    m_report.require(QStringLiteral("every device logs again within 60 s"), m_runner.hasAllBack());
    m_report.require(QStringLiteral("it never ends by itself"), m_logger.unexpectedEnds() == 0);
    m_report.require(QStringLiteral("both databases are whole"),
                     m_archive.integrity() == QLatin1StringView("ok") && m_log.integrity() == QLatin1StringView("ok"));
}

} // namespace mtnops
