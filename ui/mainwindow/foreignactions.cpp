// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/foreignactions.h"

#include "logger/import/databasesource.h"
#include "models/logsession.h"
#include "ui/mainwindow/foreignbar.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/theme/fileicons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLocale>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype mostTimeColumns = 3;
constexpr int turnsAfterTheEnd = 2; // what the session asked before the end may have missed the last rows

QTimeZone ownZone()
{
    const QTimeZone zone = QTimeZone::systemTimeZone();
    return zone.isValid() ? zone : QTimeZone::utc();
}

/** The columns by which rows were placed in time, guessed, since there was nobody to ask: "weather.ts, tcs.at". */
QString timeColumnsOf(const ImportReport &report)
{
    QStringList names;
    for (const TableReport &table : report.tables)
        names += table.plan.source.name + u'.' + table.plan.source.columns[table.plan.time].name;
    const bool isLong = names.size() > mostTimeColumns; // all of them are in the tool tip
    return names.mid(0, mostTimeColumns).join(QLatin1StringView(", ")) + (isLong ? QStringLiteral(", …") : QString());
}

QStringList knownZones()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names.append(QString::fromLatin1(id));
    return names;
}

} // namespace

ForeignActions::ForeignActions(QWidget &window, const QString &pathOrUrl, LogSession &session, WindowSettings &settings)
    : QObject(&window)
    , m_window(window)
    , m_source(pathOrUrl)
    , m_session(session)
    , m_settings(settings)
    , m_name(makeDatabaseSource(pathOrUrl)->name())
    , m_zone(settings.zoneOf(m_name).value_or(ownZone()))
    , m_bar(new ForeignBar(&window))
    , m_read(ImportReport())
{
    connect(&m_reading, &ForeignImport::finished, this, &ForeignActions::takeRead);
    connect(&m_keeping, &ForeignImport::finished, this, &ForeignActions::takeKept);
    for (const ForeignImport *import : {&m_reading, &m_keeping}) {
        connect(import, &ForeignImport::progressed, this, [this, import](double done, const QString &text) {
            if (import == &m_reading && m_keeping.isRunning())
                return; // there is one bar
            m_done = done;
            m_doneText = text;
            showState();
        });
    }
    connect(&session, &LogSession::latestChanged, this, &ForeignActions::followRows);
    connect(m_bar, &ForeignBar::stopWanted, this, &ForeignActions::stop);
    connect(m_bar, &ForeignBar::zoneWanted, this, &ForeignActions::chooseZone);
    connect(m_bar, &ForeignBar::importWanted, this, &ForeignActions::chooseLog);
    read();
}

QString ForeignActions::problem() const
{
    const bool hasFailed = !m_reading.isRunning() && !m_read && m_read.error().code != ErrorCode::Cancelled;
    return hasFailed ? m_read.error().detail : QString();
}

Emptiness ForeignActions::emptiness() const
{
    if (const QString failed = problem(); !failed.isEmpty())
        return {.text = tr("%1.\nFile, Open database… opens another.").arg(failed), .isError = true};
    if (!m_reading.isRunning() && !m_read)
        return {.text = tr("Stopped before anything was read.")};
    return {.text = tr("Reading %1…\nIts tables appear here as they are read.").arg(QDir::toNativeSeparators(m_name))};
}

void ForeignActions::read()
{
    m_done = 0;
    m_doneText.clear();
    m_nextShow = 0;
    m_turnsLeft = turnsAfterTheEnd;
    m_sinceRead.start();
    m_reading.start({.source = m_source, .zone = m_zone, .logPath = m_session.databasePath()});
    showState();
    emit changed();
}

void ForeignActions::takeRead(const Result<ImportReport> &result)
{
    m_read = result;
    showState();
    emit changed();
}

/** Each second. */
void ForeignActions::followRows()
{
    if (!isReading())
        return;
    m_session.loader().reload(); // rows come anywhere in the window
    m_session.states().reload();
    showRows();
    if (m_reading.isRunning() || --m_turnsLeft > 0)
        return;
    m_session.table().reload();
    emit changed();
}

/** Everything that there is, but not a step of the history each second: after twice the time there is twice as much. */
void ForeignActions::showRows()
{
    const TimeWindow &window = m_session.window();
    if (m_shown && window.range() != *m_shown)
        m_follows = false;
    const QList<LatestRow> &rows = m_session.latest().rows;
    const bool hasRows =
        std::any_of(rows.begin(), rows.end(), [](const LatestRow &latest) { return latest.lastTime().has_value(); });
    const bool isTime = !m_reading.isRunning() || m_sinceRead.elapsed() >= m_nextShow;
    if (!m_follows || !hasRows || !isTime)
        return;
    m_nextShow = 2 * m_sinceRead.elapsed();
    m_session.showEverything();
    if (!window.isLive()) // there were rows of the devices on the chart
        m_shown = window.range();
}

void ForeignActions::chooseZone()
{
    auto *dialog = new QInputDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Time zone"));
    dialog->setLabelText(
        tr("The times in %1 that name no zone were written in:").arg(QDir::toNativeSeparators(m_name)));
    dialog->setComboBoxItems(knownZones());
    dialog->setTextValue(QString::fromLatin1(m_zone.id()));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString &name) { setZone(QTimeZone(name.toLatin1())); });
    dialog->open();
}

void ForeignActions::setZone(const QTimeZone &zone)
{
    if (!zone.isValid() || zone == m_zone)
        return;
    m_zone = zone;
    m_settings.setZoneOf(m_name, zone);
    m_keeping.cancel(); // its times would be the wrong ones
    m_notice.clear();
    if (m_shown)
        m_follows = *m_shown == m_session.window().range();
    read();
}

void ForeignActions::chooseLog()
{
    auto *dialog = new QFileDialog(&m_window, tr("Import into a new log"), m_settings.folder(),
                                   tr("Logs (*.sqlite);;All files (*)"));
    prepareFileDialog(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // what is there stays, which is said
    dialog->setDefaultSuffix(QStringLiteral("sqlite"));
    dialog->selectFile(tr("%1-log.sqlite").arg(QFileInfo(m_session.databasePath()).completeBaseName()));
    connect(dialog, &QFileDialog::fileSelected, this, &ForeignActions::keep);
    dialog->open();
}

void ForeignActions::keep(const QString &path)
{
    m_settings.setFolder(QFileInfo(path).absolutePath());
    m_keptPath = path;
    m_notice.clear();
    m_done = 0;
    m_doneText.clear();
    m_keeping.start({.source = m_source, .zone = m_zone, .logPath = path, .isTemporary = false});
    showState();
}

void ForeignActions::takeKept(const Result<ImportReport> &result)
{
    m_isNoticeError = !result && result.error().code != ErrorCode::Cancelled;
    if (result)
        m_notice = tr("Imported into %1, which has a window of its own.").arg(QDir::toNativeSeparators(m_keptPath));
    else if (m_isNoticeError)
        m_notice = tr("Not imported: %1.").arg(result.error().detail);
    else
        m_notice = tr("The import was stopped; nothing of it was kept.");
    showState();
    if (!result)
        return;
    m_settings.addRecentFile(m_keptPath);
    emit viewerWanted(m_keptPath);
}

void ForeignActions::stop()
{
    (m_keeping.isRunning() ? m_keeping : m_reading).cancel();
}

void ForeignActions::showState()
{
    const bool isRunning = m_reading.isRunning() || m_keeping.isRunning();
    m_bar->setProgress(isRunning ? std::optional(m_done) : std::nullopt, m_doneText);
    m_bar->setCanImport(!m_keeping.isRunning());
    const bool saysNotice = !m_notice.isEmpty() && !isRunning;
    m_bar->setText(saysNotice ? m_notice : stateText(), details(), saysNotice ? m_isNoticeError : !problem().isEmpty());
}

QString ForeignActions::stateText() const
{
    if (m_keeping.isRunning())
        return tr("Importing into %1.").arg(QDir::toNativeSeparators(m_keptPath));
    if (const QString failed = problem(); !failed.isEmpty())
        return tr("It could not be read: %1.").arg(failed);
    const QString zone = tr("Times without a zone are taken as %1.").arg(QString::fromLatin1(m_zone.id()));
    if (m_reading.isRunning())
        return tr("It is read into a temporary log, which takes a while; import it to keep that.") + u' ' + zone;
    if (!m_read)
        return tr("Stopped: what was read until then is shown.") + u' ' + zone;
    qint64 rows = 0;
    qint64 refused = 0;
    for (const TableReport &table : m_read->tables) {
        rows += table.counts.stored;
        refused += table.reading.rows - table.counts.stored - table.counts.there;
    }
    QString text = tr("Shown as it was when it was read, %L1 rows.").arg(rows) + u' '
        + tr("Rows are placed by %1.").arg(timeColumnsOf(*m_read));
    if (refused > 0)
        text += u' ' + tr("%L1 rows could not be read.").arg(refused);
    if (!m_read->refused.isEmpty())
        text += u' ' + tr("%1 of its tables could not be read.").arg(m_read->refused.size());
    return text + u' ' + zone;
}

QString ForeignActions::details() const
{
    QStringList lines{QDir::toNativeSeparators(m_name)};
    if (!m_read || m_reading.isRunning())
        return lines.first();
    lines += m_read->refused;
    for (const TableReport &table : m_read->tables) {
        lines += tr("%1: %2 rows, their times from %3")
                     .arg(table.plan.source.name, QLocale().toString(table.counts.stored),
                          table.plan.source.columns[table.plan.time].name);
        for (const Refusal &refusal : table.reading.refused.list()) {
            lines += tr("%1: %L2 rows refused: %3; the first is %4")
                         .arg(table.plan.source.name)
                         .arg(refusal.count)
                         .arg(refusal.reason, refusal.first);
        }
    }
    if (!m_read->passedOver.isEmpty())
        lines += tr("Left out, since no column of theirs tells times: %1")
                     .arg(m_read->passedOver.join(QLatin1StringView(", ")));
    return lines.join(u'\n');
}

} // namespace mtnops
