// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/chartevents.h"
#include "tests/ui/windowscene.h"
#include "ui/charts/chartoverlay.h"
#include "ui/mainwindow/startwindow.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/panels/devicepanel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QProcess>
#include <QScreen>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace mtnops;

namespace {

/** A screen that pictures are taken on; the scale is what a desktop sets. */
struct Screen
{
    const char *name;
    int width; // pixels
    int height;
    const char *scale;
};

constexpr std::array screens = {Screen{"1280", 1280, 800, "1"}, Screen{"1920", 1920, 1080, "1"},
                                Screen{"1920-at-1.5", 1920, 1080, "1.5"}};

struct NamedTheme
{
    const char *action;
    const char *name;
};

constexpr std::array themes = {NamedTheme{"Dark", "dark"}, NamedTheme{"Light", "light"},
                               NamedTheme{"Red night", "red-night"}};

/** The main window over the sample database, as large as the screen, in one theme; puts pictures of its panels and
    dialogs into a folder. Main thread. */
class Gallery
{
public:
    /** @p suffix: what file names end with, "-dark-1280". */
    Gallery(QDir folder, const char *theme, QString suffix) : m_folder(std::move(folder)), m_suffix(std::move(suffix))
    {
        if (!QTest::qWaitFor([this] { return m_scene.hasChosen(); }, 10'000))
            qFatal("the sample database is not read");
        m_scene.window.setSiteFile(siteFile());
        m_scene.window.setLoggingMode({.kind = LoggingMode::Kind::Viewing});
        m_scene.trigger(QString::fromLatin1(theme));
        m_scene.selection().setChosen({u"boltwood"_qs, u"sky"_qs}, true);
        m_scene.window.setGeometry(m_scene.window.screen()->availableGeometry());
        m_scene.trigger(u"Reset layout"_qs);
    }

    void takePanels()
    {
        for (const char *name : {"table", "devices", "events", "statistics"}) {
            m_scene.part<QDockWidget>(QByteArray(name + QByteArray("Dock")).constData())->raise();
            take(m_scene.window, name);
        }
        moveMouse(overlay(), overlay()->rect().center(), Qt::NoButton);
        take(m_scene.window, "crosshair");
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(overlay(), &leave);
        takeOverview("overview");
    }

    /** Ten minutes later, and no row has come. */
    void takeStale()
    {
        m_scene.clock.advance(std::chrono::minutes(10));
        m_scene.session.tick();
        m_scene.part<QDockWidget>("tableDock")->raise();
        take(m_scene.window, "stale");
        takeOverview("stale-overview");
    }

    void takeStart()
    {
        WindowSettings().addRecentFile(siteFile());
        WindowSettings().addRecentFile(m_database.path());
        StartWindow start;
        start.show();
        take(start, "start");
    }

    void takeDialogs()
    {
        auto *devices = m_scene.window.findChild<DevicePanel *>();
        takeDialog("export", [&] { m_scene.trigger(u"Export CSV…"_qs); });
        takeDialog("save-image", [&] { m_scene.trigger(u"Save chart image…"_qs); });
        takeDialog("new-site", [&] { m_scene.trigger(u"New site…"_qs); });
        takeDialog("open-database", [&] { m_scene.trigger(u"Open database…"_qs); });
        takeDialog("shortcuts", [&] { m_scene.trigger(u"Shortcuts and gestures"_qs); });
        takeDialog("about", [&] { m_scene.trigger(u"About mtnops-logger"_qs); });
        takeDialog("add-device", [&] { m_scene.trigger(u"Add device…"_qs); });
        takeDialog("edit-device", [&] { emit devices->editWanted(u"tcs"_qs); });
        takeDialog("remove-device", [&] { emit devices->removeWanted(u"tcs"_qs); });
        takeDialog("fixed-range", [&] { openFixedRange(); });
    }

private:
    void takeOverview(const char *name)
    {
        m_scene.trigger(u"Overview"_qs);
        const ColumnRef last{u"tcs"_qs, u"altitude"_qs}; // to be read
        if (!QTest::qWaitFor([&] { return !m_scene.session.sparklines().series(last).points.isEmpty(); }, 10'000))
            qFatal("the last hours are not read");
        take(m_scene.window, name);
        m_scene.trigger(u"Overview"_qs);
    }

    QWidget *overlay() const { return m_scene.window.findChild<ChartOverlay *>(); }

    /** Of the devices that the sample database has. */
    QString siteFile() const
    {
        QFile file(m_database.folder() + u"/kuiper.toml"_qs);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        file.write(
            "[site]\nname = 'kuiper'\nlatitude = 32.4165\nlongitude = -110.7346\n\n"
            "[[device]]\nname = 'boltwood'\ntype = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n\n"
            "[[device]]\nname = 'tcs'\ntype = 'tcsng'\nhost = '127.0.0.1'\nport = 5750\nobsid = 'BIG61'\n");
        return file.fileName();
    }

    /** By the menu of the menu key, which is taken too. */
    void openFixedRange()
    {
        const QPoint middle = overlay()->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, middle, overlay()->mapToGlobal(middle));
        QCoreApplication::sendEvent(overlay(), &event);
        auto *menu = overlay()->findChild<QMenu *>(u"chartMenu"_qs);
        take(*menu, "chart-menu");
        for (QMenu *axis : menu->findChildren<QMenu *>()) {
            for (QAction *action : axis->actions()) {
                if (action->text().remove(u'&') == u"Fixed range…"_qs) {
                    action->trigger();
                    menu->close();
                    return;
                }
            }
        }
        qFatal("no axis has a range");
    }

    template<typename Open>
    void takeDialog(const char *name, Open open)
    {
        open();
        auto *dialog = m_scene.window.findChild<QDialog *>();
        if (!dialog)
            qFatal("no dialog \"%s\"", name);
        const auto *hint = dialog->findChild<QLabel *>(u"deviceHint"_qs); // while it reads the site file
        if (hint
            && !QTest::qWaitFor([hint] { return hint->isHidden() || !hint->text().startsWith(u"Reading"); }, 10'000))
            qFatal("the dialog \"%s\" does not read the site file", name);
        take(*dialog, name);
        dialog->close();
        if (!QTest::qWaitFor([this] { return !m_scene.window.findChild<QDialog *>(); }))
            qFatal("the dialog \"%s\" does not close", name);
    }

    /** When it has not changed for a while: what it shows may still be read. */
    void take(QWidget &widget, const char *name) const
    {
        QImage picture;
        for (int same = 0, round = 0; same < 3 && round < 100; ++round) {
            QTest::qWait(50);
            const QImage now = widget.grab().toImage();
            same = now == picture ? same + 1 : 0;
            picture = now;
        }
        const QString path = m_folder.filePath(QString::fromLatin1(name) + m_suffix + u".png"_qs);
        if (!picture.save(path))
            qFatal("%s cannot be written", qPrintable(path));
    }

    QDir m_folder;
    QString m_suffix;
    SettingsFolder m_settings;
    SampleDatabase m_database;
    WindowScene m_scene{m_database};
};

int takeAll(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QApplication::setCursorFlashTime(0);
    for (const NamedTheme &theme : themes) {
        Gallery gallery(QDir(QString::fromLocal8Bit(argv[1])), theme.action,
                        u"-%1-%2"_qs.arg(QLatin1StringView(theme.name), QLatin1StringView(argv[2])));
        gallery.takePanels();
        gallery.takeDialogs();
        gallery.takeStale();
        gallery.takeStart();
    }
    return 0;
}

/** In a process of its own: Qt's offscreen platform reads the size of its screen from a file, when it starts. */
bool takeOn(const Screen &screen, const QString &folder)
{
    const QTemporaryDir home;
    QFile file(home.filePath(u"screen.json"_qs));
    const QJsonObject size{
        {u"name"_qs, u"screen"_qs},    {u"x"_qs, 0},           {u"y"_qs, 0},  {u"width"_qs, screen.width},
        {u"height"_qs, screen.height}, {u"logicalDpi"_qs, 96}, {u"dpr"_qs, 1}};
    const QJsonObject config{{u"screens"_qs, QJsonArray{size}}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(config).toJson()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_qs, u"offscreen:configfile="_qs + file.fileName());
    environment.insert(u"QT_SCALE_FACTOR"_qs, QString::fromLatin1(screen.scale));
    environment.insert(u"HOME"_qs, home.path()); // nobody's own files in a file dialog
    environment.insert(u"TZ"_qs, u"UTC"_qs);
    environment.insert(u"LC_ALL"_qs, u"C.UTF-8"_qs);
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(QCoreApplication::applicationFilePath(), {folder, QString::fromLatin1(screen.name)});
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace

/** Pictures of every panel and dialog in three themes on each of the screens, for whoever changes the look: as
    devices-dark-1280.png. */
int main(int argc, char **argv)
{
    if (argc == 3)
        return takeAll(argc, argv);
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: screenshots FOLDER\nwrites pictures of every panel and dialog into the folder\n", stderr);
        return 2;
    }
    const QString folder = QDir(QString::fromLocal8Bit(argv[1])).absolutePath();
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "%s cannot be made\n", argv[1]);
        return 1;
    }
    const bool isDone =
        std::all_of(screens.begin(), screens.end(), [&](const Screen &screen) { return takeOn(screen, folder); });
    return isDone ? 0 : 1;
}
