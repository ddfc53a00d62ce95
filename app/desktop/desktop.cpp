// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.h"

#include "app/console.h"
#include "app/desktop/desktopsession.h"
#include "app/desktop/displayprobe.h"
#include "app/desktop/viewerprocess.h"
#include "app/exitcode.h"
#include "app/sitechoice.h"
#include "app/unixsignals.h"
#include "logger/import/databasesource.h"
#include "models/logprobe.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/startwindow.h"

#include <QApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>

#include <algorithm>
#include <optional>

namespace mtnops {

namespace {

constexpr qsizetype mostShown = 12; // mistakes in the box; all of them are on standard error

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

QString list(const QList<Diagnostic> &diagnostics)
{
    QStringList lines;
    for (const Diagnostic &diagnostic : diagnostics.first(std::min(mostShown, diagnostics.size())))
        lines.append(diagnostic.toString());
    if (diagnostics.size() > mostShown)
        lines.append(
            QCoreApplication::translate("Desktop", "… and %n more", nullptr, int(diagnostics.size() - mostShown)));
    return lines.join(u'\n');
}

/** There is no window yet, and the program ends with the box. */
void showBox(QMessageBox::Icon icon, const QString &text, const QString &details)
{
    QMessageBox box(icon, QStringLiteral("mtnops-logger"), text);
    box.setInformativeText(details);
    box.exec();
}

/** Over the window; returns at once, so that the program can end while the box stands. */
void openBox(const QString &text, const QString &details)
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto window = std::find_if(windows.begin(), windows.end(),
                                     [](QWidget *widget) { return qobject_cast<MainWindow *>(widget) != nullptr; });
    auto *box = new QMessageBox(QMessageBox::Warning, QStringLiteral("mtnops-logger"), text, QMessageBox::Ok,
                                window == windows.end() ? nullptr : *window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(details);
    box->open();
}

/** Looked at off the main thread. */
bool isForeign(const QString &databasePath)
{
    if (isServerUrl(databasePath))
        return true;
    LogProbe probe;
    QEventLoop waiting;
    bool isOther = false;
    QObject::connect(&probe, &LogProbe::found, &waiting, &QEventLoop::quit);
    QObject::connect(&probe, &LogProbe::refused, &waiting, &QEventLoop::quit); // its window says why, and waits
    QObject::connect(&probe, &LogProbe::foundForeign, &waiting, [&] {
        isOther = true;
        waiting.quit();
    });
    probe.look(databasePath);
    waiting.exec();
    return isOther;
}

int view(const QString &name)
{
    const QString databasePath = withPasswordFromViewer(name);
    const std::unique_ptr<DesktopSession> session = isForeign(databasePath)
        ? std::make_unique<DesktopSession>(std::make_unique<TemporaryLog>(databasePath), databasePath)
        : std::make_unique<DesktopSession>(databasePath);
    return QCoreApplication::exec();
}

/** What is wrong with it is told, in a box where it cannot be used. */
LoadedSite load(const Arguments &arguments)
{
    const LoadedSite loaded = loadChosenSite(arguments);
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        printMessage(diagnostic.toString());
    if (!loaded.isUsable)
        showBox(QMessageBox::Critical, QStringLiteral("This site file cannot be used."), list(loaded.diagnostics));
    return loaded;
}

int logSite(const Arguments &arguments, const LoadedSite &loaded)
{
    DesktopSession session(loaded.site, arguments.demo ? QString() : QFileInfo(arguments.sitePath).absoluteFilePath());
    const bool isNew = loaded.site.devices.isEmpty() && loaded.diagnostics.size() == 1; // the window asks for a device
    if (!loaded.diagnostics.isEmpty() && !isNew) {
        openBox(QStringLiteral(
                    "The site file has mistakes; the devices that they concern are disabled, the others are logged."),
                list(loaded.diagnostics));
    }
    const int exitCode = QCoreApplication::exec();
    return session.stop() ? exitCode : ExitWrong; // the engine has said what is lost
}

/** What somebody chooses who has named nothing; nothing when the window was closed, or a signal came. */
std::optional<Arguments> askWhatToShow()
{
    const UnixSignals ending;
    StartWindow window;
    QEventLoop waiting;
    std::optional<Arguments> chosen;
    const auto choose = [&](const Arguments &arguments) {
        chosen = arguments;
        waiting.quit();
    };
    QObject::connect(&window, &StartWindow::siteWanted, &waiting,
                     [&](const QString &path) { choose({.sitePath = path}); });
    QObject::connect(&window, &StartWindow::viewerWanted, &waiting,
                     [&](const QString &path) { choose({.databasePath = path}); });
    QObject::connect(&window, &StartWindow::demoWanted, &waiting, [&] { choose({.demo = true}); });
    QObject::connect(&window, &StartWindow::closed, &waiting, &QEventLoop::quit);
    QObject::connect(&ending, &UnixSignals::terminationRequested, &waiting, &QEventLoop::quit);
    window.show();
    waiting.exec();
    return chosen;
}

/** Asks again when what was chosen cannot be used. */
int begin()
{
    while (const std::optional<Arguments> chosen = askWhatToShow()) {
        if (!chosen->databasePath.isEmpty())
            return view(chosen->databasePath);
        if (const LoadedSite loaded = load(*chosen); loaded.isUsable)
            return logSite(*chosen, loaded);
    }
    return ExitDone;
}

} // namespace

std::unique_ptr<QCoreApplication> makeDesktopApplication(int &argc, char **argv)
{
    if (!hasDisplay()) {
        printMessage(
            QStringLiteral("mtnops-logger: there is no display (DISPLAY and WAYLAND_DISPLAY are not set); to log "
                           "without one: mtnops-logger --no-gui SITE.toml"));
        return nullptr;
    }
    if (const QString problem = displayProblem(argc, argv); !problem.isEmpty()) {
        printMessage(QStringLiteral("mtnops-logger: no window can be opened: %1; to log without one: mtnops-logger "
                                    "--no-gui SITE.toml")
                         .arg(problem));
        return nullptr;
    }
    auto application = std::make_unique<QApplication>(argc, argv);
    QGuiApplication::setDesktopFileName(QStringLiteral("mtnops-logger")); // of the file that brings the icon
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/mtnops-logger.svg")));
    return application;
}

int runDesktop(const Arguments &arguments)
{
    if (!arguments.databasePath.isEmpty())
        return view(arguments.databasePath);
    if (!arguments.demo && arguments.sitePath.isEmpty())
        return begin();
    const LoadedSite loaded = load(arguments);
    return loaded.isUsable ? logSite(arguments, loaded) : ExitWrong;
}

} // namespace mtnops
