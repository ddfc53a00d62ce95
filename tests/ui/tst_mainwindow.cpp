// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowscene.h"
#include "ui/charts/chartoverlay.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/mainwindow/shortcutguard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScreen>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** Wants every key, as a text field on X11 wants Ctrl+U and Ctrl+E. */
class GreedyField : public QLineEdit
{
protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride)
            event->accept();
        return event->type() == QEvent::ShortcutOverride || QLineEdit::event(event);
    }
};

} // namespace

/** Keys, menus and the window itself. */
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void shortcutsDoWhatTheySay()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTest::keyClick(&scene.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY(scene.part<QLineEdit>("findField")->hasFocus());
        QTest::keyClick(&scene.window, Qt::Key_F10);
        QVERIFY(!scene.part<QWidget>("tableDock")->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_F10);
        QVERIFY(scene.part<QWidget>("tableDock")->isVisible());
        QTest::keyClick(&scene.window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(scene.session.window().range().length() == 6h);
        QTest::keyClick(&scene.window, Qt::Key_E, Qt::ControlModifier);
        auto *dialog = scene.window.findChild<ExportDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
        QTest::keyClick(&scene.window, Qt::Key_F1);
        auto *shortcuts = scene.window.findChild<ShortcutsDialog *>();
        QVERIFY(shortcuts && shortcuts->isVisible());
        shortcuts->close();
        QTest::keyClick(&scene.window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    }

    void theExportDialogComesBackInItsSize()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTest::keyClick(&scene.window, Qt::Key_E, Qt::ControlModifier);
        auto *dialog = scene.window.findChild<ExportDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->resize(710, 610);
        dialog->close();
        QTRY_VERIFY(!scene.window.findChild<ExportDialog *>());
        scene.window.activateWindow(); // as a window manager does
        QTRY_VERIFY(scene.window.isActiveWindow());
        QTest::keyClick(&scene.window, Qt::Key_E, Qt::ControlModifier);
        dialog = scene.window.findChild<ExportDialog *>();
        QVERIFY(dialog);
        QCOMPARE(dialog->size(), QSize(710, 610));
        dialog->close();
    }

    void theTableHasKeysOfItsOwn()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTest::keyClick(&scene.window, Qt::Key_F10);
        QTest::keyClick(&scene.window, Qt::Key_G, Qt::ControlModifier);
        auto *field = scene.part<QLineEdit>("goToField");
        QVERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, u"-30min"_qs);
        QTest::keyClick(field, Qt::Key_Return);
        auto *table = scene.part<QTableView>("logTable");
        QVERIFY(table->hasFocus());
        QTRY_COMPARE(table->currentIndex().data(LogTableModel::TimestampRole).value<Timestamp>(),
                     SampleDatabase::newest - 30min);
        scene.session.window().showRange({SampleDatabase::newest - 50min, SampleDatabase::newest});
        QTest::keyClick(table, Qt::Key_Home); // its newest row; elsewhere that key goes live
        QVERIFY(!scene.session.window().isLive());
        scene.window.findChild<ChartOverlay *>()->setFocus();
        QTest::keyClick(scene.window.findChild<ChartOverlay *>(), Qt::Key_Home);
        QVERIFY(scene.session.window().isLive());
    }

    void textFieldsLeaveTheShortcutsAlone()
    {
        QMainWindow window;
        auto *field = new GreedyField;
        window.setCentralWidget(field);
        QAction action;
        action.setShortcut(Qt::CTRL | Qt::Key_U);
        QAction home;
        home.setShortcut(Qt::Key_Home);
        window.addActions({&action, &home});
        new ShortcutGuard(window, {&action, &home});
        QSignalSpy triggered(&action, &QAction::triggered);
        QSignalSpy wentHome(&home, &QAction::triggered);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        field->setFocus();
        QTest::keyClicks(field, u"12"_qs);
        QTest::keyClick(field, Qt::Key_U, Qt::ControlModifier);
        QCOMPARE(triggered.count(), 1);
        QTest::keyClick(field, Qt::Key_Home); // but what edits stays the field's
        QCOMPARE(wentHome.count(), 0);
        QCOMPARE(field->text(), u"12"_qs);
    }

    void everyFieldOfTheWindowDoesSo()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        auto *field = new GreedyField;
        field->setParent(scene.window.centralWidget());
        field->show();
        field->setFocus();
        QTest::keyClick(field, Qt::Key_U, Qt::ControlModifier);
        QVERIFY(scene.action(u"UTC"_qs)->isChecked());
    }

    void theFirstWindowFitsTheScreen()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QVERIFY(scene.window.height() + 30 < scene.window.screen()->availableSize().height());
    }

    /** 1280 by 800 at 150 %, less what a window manager puts around it. */
    void theWindowFitsAScreenThatIsScaled()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        QTRY_VERIFY(scene.session.status().has_value()); // the status line says all it has to
        const QSize room(845, 493);
        scene.window.resize(room);
        QTRY_COMPARE(scene.window.size(), room);
        QCoreApplication::processEvents(); // what is folded finds its place
        for (const QWidget *row : {scene.part<QWidget>("timeBar"), static_cast<QWidget *>(scene.window.statusBar())}) {
            QCOMPARE(row->width(), room.width());
            for (const QWidget *part : row->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
                QVERIFY2(!part->isVisible() || row->rect().contains(part->geometry()), qPrintable(part->objectName()));
                const bool isWhole = part->width() >= part->minimumSizeHint().width();
                QVERIFY2(!part->isVisible() || isWhole, qPrintable(part->objectName()));
            }
        }
    }

    void aboutTellsVersionAndDatabase()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        scene.trigger(u"About mtnops-logger"_qs);
        const auto *about = scene.window.findChild<AboutDialog *>();
        QVERIFY(about);
        QString all;
        for (const QLabel *label : about->findChildren<QLabel *>())
            all += label->text() + u'\n';
        for (const QString &part : {QString::fromLatin1(MTNOPS_VERSION), database.path(),
                                    QString::fromLatin1(qVersion()), u"General Public License"_qs, u"Kuiper"_qs})
            QVERIFY2(all.contains(part), qPrintable(part));
    }

    void closingTellsTheApplication()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QSignalSpy closing(&scene.window, &MainWindow::aboutToClose);
        QTest::keyClick(&scene.window, Qt::Key_Q, Qt::ControlModifier);
        QCOMPARE(closing.count(), 1);
        QVERIFY(!scene.window.isVisible());
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
