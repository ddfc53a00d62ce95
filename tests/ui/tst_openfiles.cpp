// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/logfile.h"
#include "tests/ui/windowscene.h"
#include "ui/dialogs/serverdialog.h"
#include "ui/mainwindow/windowsettings.h"

#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct OpenScene : WindowScene
{
    using WindowScene::WindowScene;

    /** False where the window does not take it. */
    bool drop(const QMimeData &data)
    {
        const QPoint middle = window.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        enter.setAccepted(false);
        QCoreApplication::sendEvent(&window, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &dropped);
        return true;
    }
    bool drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        return drop(data);
    }
    QMenu *recentMenu() const
    {
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            if (menu->title() == u"Open &recent"_qs)
                return menu;
        }
        return nullptr;
    }
    QStringList recent() const
    {
        emit recentMenu()->aboutToShow();
        QStringList texts;
        for (const QAction *action : recentMenu()->actions())
            texts.append(action->text());
        return texts;
    }
    void enterServer(const QString &text) const
    {
        trigger(u"Open database on a server…"_qs);
        auto *dialog = window.findChild<ServerDialog *>();
        if (!dialog)
            qFatal("nobody asks for the server");
        auto *url = dialog->findChild<QLineEdit *>(u"serverUrl"_qs);
        url->setText(text);
        QTest::keyClick(url, Qt::Key_Return);
    }
    QSignalSpy viewers{&window, &MainWindow::viewerWanted};
};

} // namespace

/** Files that are dropped on the window or chosen again. */
class TestOpenFiles : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void aDroppedLogIsViewedInAnotherWindow()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        QCOMPARE(scene.recent(), QStringList{u"No file was opened yet"_qs});
        QVERIFY(scene.drop(database.path()));
        QTRY_COMPARE(scene.viewers.count(), 1);
        QCOMPARE(scene.viewers.first().first().toString(), database.path());
        QCOMPARE(scene.recent(), QStringList{database.path()});
    }

    void anotherProgramsDatabaseIsViewedToo()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        const QString other = database.folder() + u"/other.sqlite"_qs;
        LogFile(other, LogFile::Write).execute(u"CREATE TABLE birds (name TEXT)"_qs);
        QVERIFY(scene.drop(other));
        QTRY_COMPARE(scene.viewers.count(), 1);
        QCOMPARE(scene.viewers.first().first().toString(), other);
        QCOMPARE(scene.recent(), QStringList{other});
    }

    void whatCannotBeViewedIsSaid()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        QFile file(database.folder() + u"/letter.txt"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        QVERIFY(scene.drop(file.fileName()));
        QTRY_VERIFY(scene.window.findChild<QMessageBox *>());
        auto *box = scene.window.findChild<QMessageBox *>();
        QVERIFY2(box->text().contains(u"letter.txt cannot be viewed"_qs), qPrintable(box->text()));
        QVERIFY2(box->informativeText().contains(u"not a database"_qs), qPrintable(box->informativeText()));
        const QString all = box->text() + u'\n' + box->informativeText();
        QVERIFY2(all.count(file.fileName()) == 1, qPrintable(all)); // where it is is said once
        box->close();
        QVERIFY(scene.viewers.isEmpty());
        QCOMPARE(scene.recent(), QStringList{u"No file was opened yet"_qs});
    }

    void aSiteWithoutALogIsNamedBesideIt()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        QFile file(database.folder() + u"/dome.toml"_qs);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[site]\nname = 'dome'\n[store]\npath = 'none/log.sqlite'\n[[device]]\nname = 'weather'\n"
                   "type = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n");
        file.close();
        QVERIFY(scene.drop(file.fileName()));
        QTRY_VERIFY(scene.window.findChild<QMessageBox *>());
        auto *box = scene.window.findChild<QMessageBox *>();
        QCOMPARE(box->text(), u"%1 cannot be viewed."_qs.arg(file.fileName()));
        QVERIFY2(box->informativeText().contains(u"none/log.sqlite"_qs), qPrintable(box->informativeText()));
        box->close();
    }

    void onlyFilesAreTaken()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        QMimeData text;
        text.setText(u"boltwood.sqlite"_qs);
        QVERIFY(!scene.drop(text));
        QMimeData page;
        page.setUrls({QUrl(u"https://example.org/boltwood.sqlite"_qs)});
        QVERIFY(!scene.drop(page));
    }

    void theLastOpenedIsFirstOfAFew()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        WindowSettings settings;
        for (int file = 0; file < 9; ++file)
            settings.addRecentFile(u"/logs/night %1.sqlite"_qs.arg(file));
        settings.addRecentFile(u"/logs/night 7.sqlite"_qs); // once more
        QCOMPARE(scene.recent().size(), 8);
        QCOMPARE(scene.recent().first(3),
                 (QStringList{u"/logs/night 7.sqlite"_qs, u"/logs/night 8.sqlite"_qs, u"/logs/night 6.sqlite"_qs}));
    }

    void aRecentOneIsOpenedByItsMenu()
    {
        const SampleDatabase database;
        const QString path = database.folder() + u"/rock & roll.sqlite"_qs;
        QVERIFY(QFile::copy(database.path(), path));
        OpenScene scene(database);
        WindowSettings().addRecentFile(path);
        QCOMPARE(scene.recent(), QStringList{database.folder() + u"/rock && roll.sqlite"_qs}); // shown as one &
        scene.recentMenu()->actions().first()->trigger();
        QTRY_COMPARE(scene.viewers.count(), 1);
        QCOMPARE(scene.viewers.first().first().toString(), path);
    }

    void aServersDatabaseIsViewedByItsUrl()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        const QString url = u"postgresql://reader:sesame@host/weather"_qs;
        scene.enterServer(u"  %1 "_qs.arg(url));
        QTRY_COMPARE(scene.viewers.count(), 1);
        QCOMPARE(scene.viewers.first().first().toString(), url);
        const QString remembered = u"postgresql://reader@host/weather"_qs; // and no password
        QCOMPARE(scene.recent(), QStringList{remembered});
    }

    void nothingTypedOpensNothing()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        scene.enterServer(u"  "_qs);
        QVERIFY(!scene.window.findChild<QMessageBox *>()); // " cannot be viewed"
        QVERIFY(scene.viewers.isEmpty());
    }

    void whatIsNoServerIsSaid()
    {
        const SampleDatabase database;
        OpenScene scene(database);
        scene.enterServer(u"https://host/weather"_qs);
        QTRY_VERIFY(scene.window.findChild<QMessageBox *>());
        auto *box = scene.window.findChild<QMessageBox *>();
        QCOMPARE(box->text(), u"https://host/weather cannot be viewed."_qs);
        QVERIFY2(box->informativeText().contains(u"postgresql://"_qs), qPrintable(box->informativeText()));
        box->close();
        QVERIFY(scene.viewers.isEmpty());
        QCOMPARE(scene.recent(), QStringList{u"No file was opened yet"_qs});
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestOpenFiles)
#include "tst_openfiles.moc"
