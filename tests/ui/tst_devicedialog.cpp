// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"
#include "tests/support/fakedevice.h"
#include "tests/ui/devicescene.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace mtnops;
using namespace std::chrono_literals;

/** A device is added, tested, changed and saved as a person does it. */
class TestDeviceDialog : public QObject
{
    Q_OBJECT

private slots:
    void aNewcomerAddsADevice();
    void theTestShowsBytesAndColumns();
    void aTestThatFailsSaysWhy();
    void aTestIsCancelled();
    void aDeviceIsDescribedInPlace();
    void mistakesStandAtTheirFields();
    void whatIsMissingIsToldWhenWanted();
    void theSearchFindsByWords();
    void whatIsTypedAtOnceIsSearched();
    void kindsHaveTitlesAndRoom();
    void whatWasTypedOutlivesAnotherKind();
    void anEditKeepsAllElse();
    void aDeviceThatIsGoneIsTold();
    void whatCannotBeChangedHereCanBeCopied();
    void aFileThatIsNoTomlIsTold();
    void mistakesElsewhereAreTold();
};

void TestDeviceDialog::aNewcomerAddsADevice()
{
    DeviceScene scene;
    QSignalSpy saved(&scene.dialog(), &DeviceDialog::saved);
    scene.choose(u"telescope tcsng"_qs);
    scene.type("device_name", u"tcs"_qs);
    scene.type("device_host", u"10.0.0.7"_qs);
    scene.type("device_obsid", u"BIG61"_qs);
    scene.click("deviceSave");
    QTRY_COMPARE(saved.count(), 1);
    const QByteArray block = "\r\n[[device]]\r\nname = \"tcs\"\r\ntype = \"tcsng\"\r\nhost = \"10.0.0.7\"\r\nobsid = "
                             "\"BIG61\"\r\n";
    QCOMPARE(scene.read(), site + block);
    QVERIFY2(scene.message().contains(u"Saved tcs"), qPrintable(scene.message()));
    QVERIFY2(scene.message().contains(u"It goes on."), qPrintable(scene.message()));
    QCOMPARE(loadSite(scene.path()).diagnostics.size(), 0);
    // It is one of the file now: what is saved next changes it.
    QTRY_COMPARE(scene.part<QTreeWidget>("kindList")->topLevelItemCount(), 1);
    scene.type("device_interval", u"7s"_qs);
    scene.click("deviceSave");
    QTRY_COMPARE(saved.count(), 2);
    QCOMPARE(scene.read(), site + block + "interval = \"7s\"\r\n");
}

void TestDeviceDialog::theTestShowsBytesAndColumns()
{
    FakeDevice device(FakeAnswer::whole("BIG61 RAOIL 123 83.2\r\n"));
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"pressure"_qs);
    scene.type("device_host", u"127.0.0.1"_qs);
    scene.type("device_port", QString::number(device.port()));
    scene.type("device_obsid", u"BIG61"_qs);
    scene.click("deviceTest");
    QTRY_VERIFY2(scene.tested().startsWith(u"It answered in "), qPrintable(scene.tested()));
    const QString bytes = scene.part<QPlainTextEdit>("rawReply")->toPlainText();
    QCOMPARE(device.reads().size(), 1);
    QVERIFY2(bytes.contains(u"sent      "_qs + QString::fromLatin1(device.reads().first().trimmed())),
             qPrintable(bytes));
    QVERIFY2(bytes.contains(u"received  BIG61 RAOIL 123 83.2\\r\\n"_qs), qPrintable(bytes));
    QVERIFY2(bytes.contains(u"0000  42 49 47 36 31"_qs), qPrintable(bytes));
    const auto *columns = scene.part<QTableWidget>("testColumns");
    QCOMPARE(columns->rowCount(), 1);
    QCOMPARE(columns->item(0, 0)->text(), u"pressure"_qs);
    QCOMPARE(columns->item(0, 1)->text(), u"83.2"_qs);
    QCOMPARE(columns->item(0, 3)->text(), u"good"_qs);
    QCOMPARE(scene.read(), site); // nothing is saved by a test
}

void TestDeviceDialog::aTestThatFailsSaysWhy()
{
    FakeDevice device(FakeAnswer::silence());
    const QString port = QString::number(device.port());
    device.close();
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"pressure"_qs);
    scene.type("device_host", u"127.0.0.1"_qs);
    scene.type("device_port", port);
    scene.type("device_obsid", u"BIG61"_qs);
    scene.click("deviceTest");
    QTRY_VERIFY2(scene.tested().contains(u"refused"), qPrintable(scene.tested()));
    QCOMPARE(scene.part<QTableWidget>("testColumns")->rowCount(), 0);
    QVERIFY(scene.part<QPushButton>("deviceTest")->isEnabled());
}

void TestDeviceDialog::aTestIsCancelled()
{
    FakeDevice device(FakeAnswer::silence());
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"pressure"_qs);
    scene.type("device_host", u"127.0.0.1"_qs);
    scene.type("device_port", QString::number(device.port()));
    scene.type("device_obsid", u"BIG61"_qs);
    scene.type("device_timeout", u"1h"_qs);
    scene.click("deviceTest");
    QTRY_VERIFY(scene.part<QProgressBar>("testProgress")->isVisible());
    QTRY_COMPARE(device.reads().size(), 1);
    QVERIFY(!scene.part<QPushButton>("deviceTest")->isEnabled());
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape); // the first ends the test, and the dialog stays
    QVERIFY(scene.dialog().isVisible());
    QVERIFY(!scene.part<QProgressBar>("testProgress")->isVisible());
    QVERIFY2(scene.tested().startsWith(u"Cancelled"), qPrintable(scene.tested()));
    QTRY_COMPARE(device.openConnections(), 0);
    QVERIFY(!scene.part<QMessageBox>("discardBox"));
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape); // the second asks, for something was written
    QVERIFY(scene.part<QMessageBox>("discardBox"));
    QVERIFY(scene.dialog().isVisible());
}

void TestDeviceDialog::aDeviceIsDescribedInPlace()
{
    FakeDevice device(FakeAnswer::whole("T=12.5 ok\r\n"));
    DeviceScene scene;
    scene.choose(u"asked over a tcp"_qs);
    scene.type("device_name", u"thermometer"_qs);
    scene.type("device_host", u"127.0.0.1"_qs);
    scene.type("device_port", QString::number(device.port()));
    scene.type("device_send", u"T?\\r\\n"_qs);
    auto *decoder = scene.part<QComboBox>("device_decode");
    QVERIFY(!scene.part<QLineEdit>("device_pattern")->isVisible());
    decoder->setCurrentIndex(decoder->findData(u"regex"_qs));
    QVERIFY(scene.part<QLineEdit>("device_pattern")->isVisible());
    scene.type("device_pattern", u"T=(?<t>\\S+)"_qs);
    auto *columns = scene.part<QTableWidget>("device_columns");
    const auto typeCell = [columns](int column, const QString &text) {
        columns->setFocus();
        columns->setCurrentCell(0, column);
        columns->edit(columns->currentIndex());
        auto *cell = columns->viewport()->findChild<QLineEdit *>();
        QVERIFY(cell);
        QTest::keyClicks(cell, text);
        QTest::keyClick(cell, Qt::Key_Return);
        QTRY_VERIFY(!columns->viewport()->findChild<QLineEdit *>());
    };
    typeCell(0, u"temperature"_qs);
    typeCell(1, u"t"_qs);
    typeCell(3, u"°C"_qs);
    QCOMPARE(columns->rowCount(), 2); // one for another
    scene.click("deviceTest");
    QTRY_VERIFY2(scene.tested().startsWith(u"It answered in "), qPrintable(scene.tested() + scene.message()));
    QCOMPARE(device.reads(), QList<QByteArray>{"T?\r\n"});
    QCOMPARE(scene.part<QTableWidget>("testColumns")->item(0, 1)->text(), u"12.5"_qs);
    QVERIFY2(scene.preview().split(u'\n', Qt::SkipEmptyParts).size() <= 10, qPrintable(scene.preview()));
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved thermometer"), qPrintable(scene.message()));
    const LoadedSite loaded = loadSite(scene.path());
    QCOMPARE(loaded.diagnostics.size(), 0);
    QCOMPARE(loaded.site.devices.last().requests.first().send, QByteArray("T?\r\n"));
    QCOMPARE(loaded.site.devices.last().requests.first().columns.first().column.unit, u"°C"_qs);
}

void TestDeviceDialog::mistakesStandAtTheirFields()
{
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"oil"_qs); // taken, and told while it is typed
    QTRY_VERIFY2(scene.mistake("name").startsWith(u"two devices named \"oil\""), qPrintable(scene.mistake("name")));
    scene.type("device_name", u"Oil Two"_qs);
    QTRY_VERIFY2(scene.mistake("name").contains(u"did you mean \"oil_two\""), qPrintable(scene.mistake("name")));
    scene.type("device_port", u"70000"_qs);
    QTRY_VERIFY2(scene.mistake("port").contains(u"1 to 65535"), qPrintable(scene.mistake("port")));
    QVERIFY(scene.part<QLineEdit>("device_port")->property("invalid").toBool());
    QCOMPARE(scene.mistake("host"), QString()); // nobody was there yet
    scene.click("deviceSave");
    QTRY_VERIFY(!scene.mistake("host").isEmpty());
    QCOMPARE(scene.read(), site);
    scene.type("device_port", u"7000"_qs);
    QTRY_COMPARE(scene.mistake("port"), QString());
}

void TestDeviceDialog::whatIsMissingIsToldWhenWanted()
{
    DeviceScene scene;
    scene.choose(u"asked over a tcp"_qs);
    scene.type("device_name", u"a"_qs);
    QTRY_VERIFY(scene.preview().contains(u"name = \"a\""));
    for (const char *key : {"host", "port", "send", "decode", "columns"})
        QCOMPARE(scene.mistake(key), QString());
    scene.click("deviceTest");
    for (const char *key : {"host", "port", "send", "decode", "columns"})
        QTRY_VERIFY2(scene.mistake(key).startsWith(u"Needed: "), key);
    QCOMPARE(QGuiApplication::focusObject(), scene.part<QLineEdit>("device_host"));
}

void TestDeviceDialog::theSearchFindsByWords()
{
    DeviceScene scene;
    auto *list = scene.part<QTreeWidget>("kindList");
    QTRY_VERIFY(list->topLevelItemCount() == 2);
    const auto shown = [list] {
        QStringList names;
        for (QTreeWidgetItemIterator item(list, QTreeWidgetItemIterator::NotHidden); *item; ++item) {
            if ((*item)->flags().testFlag(Qt::ItemIsSelectable))
                names.append((*item)->text(0));
        }
        return names;
    };
    QVERIFY(shown().size() > 40);
    scene.type("kindSearch", u"oil pressure"_qs);
    QCOMPARE(shown(), QStringList(u"RA oil pressure"_qs));
    scene.type("kindSearch", u"ra-oil"_qs); // by its name in the file too
    QCOMPARE(shown(), QStringList(u"RA oil pressure"_qs));
    scene.type("kindSearch", u"mqtt"_qs);
    QCOMPARE(shown(), QStringList({u"mqtt"_qs, u"mqtts"_qs}));
    scene.type("kindSearch", u"thermometer of ours"_qs); // not known: how it is reached is left to choose
    QCOMPARE(shown().size(), 12);
    QVERIFY(list->topLevelItem(0)->isHidden());
    scene.type("kindSearch", u"TCP "_qs); // so are many known ones, but who types this wants it
    QCOMPARE(shown().first(), u"tcp"_qs);
    QVERIFY(shown().contains(u"RA oil pressure"_qs));
    scene.type("kindSearch", u"oil tcp"_qs);
    QCOMPARE(list->topLevelItem(0)->text(0), u"Known devices"_qs);
    QCOMPARE(shown(), QStringList(u"RA oil pressure"_qs));
}

/** Before the site file is read, which a slow disk may take a while for. */
void TestDeviceDialog::whatIsTypedAtOnceIsSearched()
{
    const DeviceScene file; // for its site
    const ManualClock clock{fromMicroseconds(0)};
    DeviceDialog dialog(file.path(), {}, {}, clock);
    auto *search = dialog.findChild<QLineEdit *>(u"kindSearch"_qs);
    QCOMPARE(dialog.focusWidget(), search);
    search->insert(u"oil pressure"_qs);
    const auto *list = dialog.findChild<QTreeWidget *>(u"kindList"_qs);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QVERIFY(!list->topLevelItem(0)->isHidden());
    QVERIFY(list->topLevelItem(1)->isHidden()); // none of the others is found
    QCOMPARE(search->text(), u"oil pressure"_qs);
}

void TestDeviceDialog::kindsHaveTitlesAndRoom()
{
    DeviceScene scene;
    auto *list = scene.part<QTreeWidget>("kindList");
    auto *about = scene.part<QLabel>("kindAbout");
    QTRY_VERIFY(list->topLevelItemCount() == 2);
    const QTreeWidgetItem *known = list->topLevelItem(0);
    QStringList titles;
    for (int row = 0; row < known->childCount(); ++row)
        titles.append(known->child(row)->text(0));
    QVERIFY(titles.contains(u"Upper dome"_qs) && !titles.contains(u"upper-dome"_qs));
    QStringList sorted = titles;
    std::sort(sorted.begin(), sorted.end(),
              [](const QString &left, const QString &right) { return left.localeAwareCompare(right) < 0; });
    QCOMPARE(titles, sorted);
    for (const QString &title : std::as_const(titles)) { // without the scroll bar and what is to the left
        const int room = list->viewport()->width() - list->visualItemRect(known->child(0)).left();
        QVERIFY2(list->fontMetrics().horizontalAdvance(title) < room, qPrintable(title));
    }
    QVERIFY(about->isHidden()); // nothing to say yet
    const int height = list->height();
    scene.choose(u"ra-oil"_qs);
    QVERIFY(about->isVisible());
    QVERIFY2(about->text().contains(u"Type: ra-oil"), qPrintable(about->text()));
    QCOMPARE(list->height(), height); // nothing moves below the mouse
    const int below = list->parentWidget()->height() - list->geometry().bottom();
    QVERIFY2(below < 10, qPrintable(QString::number(below)));
}

void TestDeviceDialog::whatWasTypedOutlivesAnotherKind()
{
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"b"_qs);
    scene.type("device_host", u"10.0.0.9"_qs);
    scene.choose(u"asked over a tcp"_qs);
    QVERIFY(scene.part<QLineEdit>("device_send"));
    QCOMPARE(scene.part<QLineEdit>("device_name")->text(), u"b"_qs);
    QCOMPARE(scene.part<QLineEdit>("device_host")->text(), u"10.0.0.9"_qs);
}

void TestDeviceDialog::anEditKeepsAllElse()
{
    DeviceScene scene(u"oil"_qs);
    QTRY_VERIFY(scene.part<QLineEdit>("device_host") && scene.part<QLineEdit>("device_host")->isVisible());
    QCOMPARE(scene.part<QLineEdit>("device_host")->text(), u"h"_qs);
    QVERIFY(!scene.part<QLineEdit>("device_send"));
    scene.type("device_host", u"i"_qs);
    QTRY_VERIFY2(scene.preview().contains(u"host = \"i\" # z"), qPrintable(scene.preview()));
    QVERIFY(scene.preview().contains(u"# the bearing"));
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved oil"), qPrintable(scene.message()));
    QCOMPARE(scene.read(), QByteArray(site).replace("'h'", "\"i\""));
}

void TestDeviceDialog::aDeviceThatIsGoneIsTold()
{
    DeviceScene scene(u"tcs"_qs);
    QTRY_VERIFY(scene.part<QLabel>("deviceHint")->text().contains(u"no device \"tcs\""));
    QVERIFY(!scene.part<QPushButton>("deviceSave")->isEnabled());
}

void TestDeviceDialog::whatCannotBeChangedHereCanBeCopied()
{
    DeviceScene scene({},
                      "device = [ { name = 'a', type = 'ra-oil', host = 'h' } ]\n[site]\nname = 'x'\nlatitude = 1\n"
                      "longitude = 2\n");
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"b"_qs);
    QTRY_VERIFY2(scene.message().contains(u"by hand"), qPrintable(scene.message()));
    scene.click("deviceCopy");
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"[[device]]\nname = \"b\""));
}

void TestDeviceDialog::aFileThatIsNoTomlIsTold()
{
    DeviceScene scene({}, "[site]\nname = \n");
    QTRY_VERIFY2(scene.message().contains(u"x.toml:2:"), qPrintable(scene.message()));
    QVERIFY(!scene.part<QPushButton>("deviceSave")->isEnabled());
}

void TestDeviceDialog::mistakesElsewhereAreTold()
{
    DeviceScene scene({}, QByteArray(site) + "prot = 1\r\n");
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"b"_qs);
    scene.type("device_host", u"h"_qs);
    scene.type("device_obsid", u"BIG61"_qs);
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved b"), qPrintable(scene.message()));
    QVERIFY2(scene.message().contains(u"x.toml:11:"), qPrintable(scene.message()));
}

QTEST_MAIN(TestDeviceDialog)
#include "tst_devicedialog.moc"
