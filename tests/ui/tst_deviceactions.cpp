// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sitesave.h"
#include "models/siteeditor.h"
#include "tests/ui/windowscene.h"
#include "ui/dialogs/devicedialog.h"
#include "ui/panels/devicepanel.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace mtnops;

namespace {

const QByteArray head = "[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n";
const QByteArray oil = "\n[[device]]\nname = 'boltwood'\ntype = 'ra-oil' # oil\nhost = 'h'\n";
const QByteArray dome = "\n# the dome\n[[device]]\nname = 'dome'\ntype = 'ra-oil'\nhost = 'h'\n";

/** A window over a log and the site file that it is of. */
struct Scene
{
    SampleDatabase database;
    WindowScene window{database};
    QSignalSpy saved{&window.window, &MainWindow::siteSaved};
    DevicePanel *panel = window.window.findChild<DevicePanel *>();

    explicit Scene(const QByteArray &text = head + oil + dome)
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(path()));
        file.write(text);
        file.close();
        window.window.setSiteFile(path());
    }

    QString path() const { return database.folder() + u"/x.toml"_qs; }
    QByteArray read() const { return readSiteFile(path()).value(); }
    DeviceDialog *dialog() const { return window.window.findChild<DeviceDialog *>(); }
    /** The text and the details of the box that is open; empty when there is none. */
    QString box() const
    {
        const auto boxes = window.window.findChildren<QMessageBox *>();
        return boxes.isEmpty() ? QString() : boxes.last()->text() + u'\n' + boxes.last()->informativeText();
    }
    void remove(const QString &device) const
    {
        emit panel->removeWanted(device);
        auto *sure = window.part<QPushButton>("removeSure");
        QVERIFY(sure);
        QTest::mouseClick(sure, Qt::LeftButton);
    }
};

} // namespace

/** Devices are added, edited and removed from the window, and the engine is told. */
class TestDeviceActions : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }
    void aShortcutAdds();
    void aWindowWithoutASiteFileSaysSo();
    void aDeviceIsEdited();
    void aDeviceIsRemovedWhenSure();
    void returnRemovesNothing();
    void whatCannotBeRemovedIsTold();
    void howAServiceTakesItIsTold();
    void aRefusedReloadIsTold();

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

void TestDeviceActions::aShortcutAdds()
{
    Scene scene;
    scene.window.window.setLoggingMode({LoggingMode::Kind::Logging, {}});
    QTest::keyClick(&scene.window.window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(scene.dialog());
    auto *kinds = scene.dialog()->findChild<QTreeWidget *>(u"kindList"_qs);
    QTRY_COMPARE(kinds->topLevelItemCount(), 2);
    auto *search = scene.dialog()->findChild<QLineEdit *>(u"kindSearch"_qs);
    QTest::keyClicks(search, u"ra-oil"_qs);
    QTest::keyClick(search, Qt::Key_Down);
    QTest::keyClicks(scene.dialog()->findChild<QLineEdit *>(u"device_name"_qs), u"c"_qs);
    QTest::keyClicks(scene.dialog()->findChild<QLineEdit *>(u"device_host"_qs), u"h"_qs);
    QTest::mouseClick(scene.dialog()->findChild<QPushButton *>(u"deviceSave"_qs), Qt::LeftButton);
    QTRY_COMPARE(scene.saved.count(), 1);
    QCOMPARE(scene.read(), head + oil + dome + "\n[[device]]\nname = \"c\"\ntype = \"ra-oil\"\nhost = \"h\"\n");
    const auto *message = scene.dialog()->findChild<QLabel *>(u"deviceMessage"_qs);
    QVERIFY2(message->text().contains(u"miss no reading"), qPrintable(message->text()));
}

void TestDeviceActions::aWindowWithoutASiteFileSaysSo()
{
    Scene scene;
    scene.window.window.setSiteFile({}, u"a demonstration"_qs);
    QVERIFY(!scene.window.action(u"Add device…"_qs)->isEnabled());
    QCOMPARE(scene.window.part<QPushButton>("addDevice")->toolTip(), u"a demonstration"_qs);
    QTest::keyClick(&scene.window.window, Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!scene.dialog());
}

void TestDeviceActions::aDeviceIsEdited()
{
    Scene scene;
    emit scene.panel->editWanted(u"boltwood"_qs);
    QVERIFY(scene.dialog());
    QTRY_VERIFY(scene.dialog()->findChild<QLineEdit *>(u"device_host"_qs));
    QCOMPARE(scene.dialog()->findChild<QLineEdit *>(u"device_host"_qs)->text(), u"h"_qs);
}

void TestDeviceActions::aDeviceIsRemovedWhenSure()
{
    Scene scene;
    emit scene.panel->removeWanted(u"dome"_qs);
    QVERIFY2(scene.box().contains(u"readings stay in the database"), qPrintable(scene.box()));
    auto *box = scene.window.part<QMessageBox>("removeBox");
    QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
    QTRY_VERIFY(scene.box().isEmpty());
    QCOMPARE(scene.read(), head + oil + dome);
    scene.remove(u"dome"_qs);
    QTRY_COMPARE(scene.saved.count(), 1);
    QCOMPARE(scene.read(), head + oil + "\n# the dome\n");
}

void TestDeviceActions::returnRemovesNothing()
{
    Scene scene;
    QTRY_VERIFY(scene.window.session.hasCatalog());
    emit scene.panel->removeWanted(u"boltwood"_qs);
    auto *box = scene.window.part<QMessageBox>("removeBox");
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"Boltwood (boltwood)"), qPrintable(box->text()));
    QVERIFY(QTest::qWaitForWindowActive(box));
    QTRY_COMPARE(QApplication::focusWidget(), box->button(QMessageBox::Cancel));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(scene.box().isEmpty());
    QVERIFY(!scene.window.window.findChild<SiteEditor *>()); // that would write the file
    QCOMPARE(scene.read(), head + oil + dome);
}

void TestDeviceActions::whatCannotBeRemovedIsTold()
{
    Scene scene;
    scene.remove(u"tcs"_qs);
    QTRY_VERIFY2(scene.box().contains(u"no device \"tcs\""), qPrintable(scene.box()));
    Scene inlined("device = [ { name = 'a', type = 'ra-oil', host = 'h' } ]\n" + head);
    inlined.remove(u"a"_qs);
    QTRY_VERIFY2(inlined.box().contains(u"by hand"), qPrintable(inlined.box()));
    QCOMPARE(inlined.saved.count(), 0);
}

void TestDeviceActions::howAServiceTakesItIsTold()
{
    Scene scene;
    scene.window.window.setLoggingMode({LoggingMode::Kind::Viewing, u"a service logs"_qs});
    scene.remove(u"dome"_qs);
    QTRY_VERIFY2(scene.box().contains(u"systemctl reload mtnops-logger@x\""), qPrintable(scene.box()));
}

void TestDeviceActions::aRefusedReloadIsTold()
{
    Scene scene;
    scene.window.window.showReloadRefused(u"another database"_qs);
    QVERIFY2(scene.box().contains(u"another database"), qPrintable(scene.box()));
}

QTEST_MAIN(TestDeviceActions)
#include "tst_deviceactions.moc"
