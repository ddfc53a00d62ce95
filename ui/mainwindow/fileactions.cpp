// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/fileactions.h"

#include "logger/import/databasesource.h"
#include "ui/dialogs/newsitedialog.h"
#include "ui/dialogs/serverdialog.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/theme/fileicons.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QUrl>

namespace mtnops {

FileActions::FileActions(QWidget &window, WindowSettings &settings)
    : QObject(&window)
    , m_window(window)
    , m_settings(settings)
    , m_probe(this)
    , m_openDatabase(new QAction(makeIcon(Icon::Folder), tr("&Open database…"), this))
    , m_openServer(new QAction(tr("Open database on a ser&ver…"), this))
    , m_openSite(new QAction(tr("Open si&te…"), this))
    , m_newSite(new QAction(tr("&New site…"), this))
    , m_recent(new QMenu(tr("Open &recent"), &window))
{
    m_openDatabase->setShortcut(QKeySequence::Open);
    m_openSite->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    m_newSite->setShortcut(QKeySequence::New);
    connect(m_newSite, &QAction::triggered, this, &FileActions::makeSite);
    connect(m_openDatabase, &QAction::triggered, this,
            [this] { choose(tr("Open database"), tr("Databases (*.sqlite *.db *.sqlite3);;All files (*)")); });
    connect(m_openServer, &QAction::triggered, this, [this] { chooseServer(); });
    connect(m_openSite, &QAction::triggered, this, [this] {
        choose(m_logsSites ? tr("Open site") : tr("Open site: shows what its log holds"), tr("Site files (*.toml)"));
    });
    connect(m_recent, &QMenu::aboutToShow, this, &FileActions::fillRecent);
    connect(&m_probe, &LogProbe::refused, this, &FileActions::refuse);
    connect(&m_probe, &LogProbe::found, this, [this](const QString &path, const QString &databasePath) {
        m_settings.addRecentFile(path);
        emit viewerWanted(databasePath);
    });
    connect(&m_probe, &LogProbe::foundForeign, this, [this](const QString &path) {
        m_settings.addRecentFile(path);
        emit viewerWanted(path);
    });
    fillRecent(); // an empty menu would not open
}

void FileActions::open(const QString &pathOrUrl)
{
    if (isServerUrl(pathOrUrl)) {
        m_settings.addRecentFile(makeDatabaseSource(pathOrUrl)->name()); // without the password
        emit viewerWanted(pathOrUrl);
        return;
    }
    const QString file = QFileInfo(pathOrUrl).absoluteFilePath();
    if (m_logsSites && file.endsWith(QLatin1StringView(".toml"), Qt::CaseInsensitive)) {
        m_settings.addRecentFile(file);
        emit siteWanted(file);
        return;
    }
    m_probe.look(file);
}

void FileActions::openRecent(const QString &pathOrUrl)
{
    if (isServerUrl(pathOrUrl))
        chooseServer(pathOrUrl);
    else
        open(pathOrUrl);
}

void FileActions::setLogsSites(bool logs)
{
    m_logsSites = logs;
}

QStringList FileActions::filesOf(const QMimeData &data)
{
    QStringList files;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

void FileActions::makeSite()
{
    auto *dialog = new NewSiteDialog(m_settings.openFolder(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewSiteDialog::created, this, [this](const QString &path) {
        m_settings.setOpenFolder(QFileInfo(path).absolutePath());
        emit siteWanted(path);
    });
    dialog->open();
}

void FileActions::choose(const QString &title, const QString &filter)
{
    auto *dialog = new QFileDialog(&m_window, title, m_settings.openFolder(), filter);
    prepareFileDialog(*dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_settings.setOpenFolder(QFileInfo(path).absolutePath());
        open(path);
    });
    dialog->open();
}

void FileActions::chooseServer(const QString &text)
{
    auto *dialog = new ServerDialog(text, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ServerDialog::chosen, this, [this](const QString &url) {
        if (isServerUrl(url))
            open(url);
        else if (!url.isEmpty())
            refuse(
                url,
                tr("It is not the URL of a server, which begins with postgresql:// or mysql://. Files are opened with "
                   "File, Open database…"));
    });
    dialog->open();
}

void FileActions::fillRecent()
{
    m_recent->clear();
    const QStringList files = m_settings.recentFiles();
    for (const QString &path : files) {
        QString text = QDir::toNativeSeparators(path);
        m_recent->addAction(text.replace(u'&', QStringLiteral("&&")), this, [this, path] { openRecent(path); });
    }
    if (files.isEmpty())
        m_recent->addAction(tr("No file was opened yet"))->setEnabled(false);
}

void FileActions::refuse(const QString &path, const QString &reason)
{
    const bool isInReason = reason.contains(path);
    const QString name = isInReason ? QFileInfo(path).fileName() : QDir::toNativeSeparators(path);
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Open"), tr("%1 cannot be viewed.").arg(name), QMessageBox::Ok,
                                &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(reason);
    box->open();
}

} // namespace mtnops
