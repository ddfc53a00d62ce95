// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowscene.h"
#include "ui/dialogs/newsitedialog.h"
#include "ui/mainwindow/startwindow.h"
#include "ui/mainwindow/windowsettings.h"

#include <QApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;

namespace {

struct Scene
{
    StartWindow window;
    QSignalSpy sites{&window, &StartWindow::siteWanted};
    QSignalSpy viewers{&window, &StartWindow::viewerWanted};
    QSignalSpy demos{&window, &StartWindow::demoWanted};

    Scene()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }
    QPushButton *button(const char *name) const { return window.findChild<QPushButton *>(QLatin1StringView(name)); }
    QListWidget *recent() const { return window.findChild<QListWidget *>(u"startRecent"_qs); }
    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint middle = window.rect().center();
        QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &enter);
        QDropEvent dropped(middle, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window, &dropped);
    }
};

} // namespace

/** The program was named nothing to show, and asks. */
class TestStartWindow : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void everyWayIsReachedByKeys()
    {
        const Scene scene;
        QVERIFY(!scene.recent()); // of somebody who has opened nothing yet
        QString letters;
        for (const char *name : {"startSite", "startNew", "startDatabase", "startDemo"}) {
            const QPushButton *button = scene.button(name);
            QVERIFY2(button && button->isVisible(), name);
            QVERIFY2(!button->accessibleDescription().isEmpty(), name);
            const QString letter = QKeySequence::mnemonic(button->text()).toString();
            QVERIFY2(!letter.isEmpty() && !letters.contains(letter), name);
            letters += letter + u' ';
        }
        QCOMPARE(QApplication::focusWidget(), scene.button("startSite"));
        QTest::keyClick(scene.button("startSite"), Qt::Key_Backtab);
        QCOMPARE(QApplication::focusWidget(), scene.button("startDemo"));
        QTest::keyClick(scene.button("startDemo"), Qt::Key_Return);
        QCOMPARE(scene.demos.count(), 1);
    }

    void buttonsOpenTheirDialogs()
    {
        const Scene scene;
        QTest::mouseClick(scene.button("startNew"), Qt::LeftButton);
        auto *made = scene.window.findChild<NewSiteDialog *>();
        QVERIFY(made);
        emit made->created(u"/x/new.toml"_qs);
        QCOMPARE(scene.sites.count(), 1);
        made->close();
        for (const char *name : {"startSite", "startDatabase"}) {
            QTRY_VERIFY(!scene.window.findChild<QDialog *>());
            QTest::mouseClick(scene.button(name), Qt::LeftButton);
            auto *dialog = scene.window.findChild<QFileDialog *>();
            QVERIFY2(dialog, name);
            dialog->close();
        }
    }

    /** Other than from a window that shows a log already, from which its log is viewed. */
    void aSiteFileIsLogged()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"dome.toml"_qs);
        Scene scene;
        scene.drop(path);
        QCOMPARE(scene.sites.count(), 1);
        QCOMPARE(scene.sites.first().first().toString(), path);
        QCOMPARE(WindowSettings().recentFiles(), QStringList{path});
        QCOMPARE(scene.viewers.count(), 0);
    }

    void whatWasOpenedBeforeIsOpenedAgain()
    {
        const SampleDatabase database;
        const QString site = database.folder() + u"/dome.toml"_qs;
        WindowSettings().addRecentFile(site);
        WindowSettings().addRecentFile(database.path());
        const Scene scene;
        QCOMPARE(scene.recent()->count(), 2);
        scene.recent()->setFocus();
        scene.recent()->setCurrentRow(0);
        QTest::keyClick(scene.recent(), Qt::Key_Return);
        QTRY_COMPARE(scene.viewers.count(), 1);
        QCOMPARE(scene.viewers.first().first().toString(), database.path());
        scene.recent()->setCurrentRow(1);
        QTest::keyClick(scene.recent(), Qt::Key_Return);
        QCOMPARE(scene.sites.count(), 1);
        QCOMPARE(scene.sites.first().first().toString(), site);
    }

    void whatCannotBeViewedIsToldAndTheWindowStays()
    {
        const QTemporaryDir folder;
        Scene scene;
        scene.drop(folder.filePath(u"gone.sqlite"_qs));
        QTRY_VERIFY(scene.window.findChild<QMessageBox *>());
        QVERIFY(scene.window.findChild<QMessageBox *>()->text().contains(u"gone.sqlite"));
        QVERIFY(scene.window.isVisible());
        QCOMPARE(scene.viewers.count(), 0);
    }

    void closingIsTold()
    {
        Scene scene;
        QSignalSpy closed(&scene.window, &StartWindow::closed);
        QTest::keyClick(&scene.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(closed.count(), 1);
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestStartWindow)
#include "tst_startwindow.moc"
