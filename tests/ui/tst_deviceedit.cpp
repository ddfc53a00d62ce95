// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/devicescene.h"

#include <QComboBox>
#include <QMessageBox>
#include <QPointer>
#include <QTableWidget>

using namespace mtnops;

namespace {

const QByteArray twoRequests = "[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n\n"
                               "[[device]]\nname = 'station'\ntransport = 'tcp'\nhost = 'h'\nport = 5\n\n"
                               "  [[device.request]] # wind\n  send = \"W\\r\\n\" # asks\n  decode = 'words'\n"
                               "  columns = [ { name = 'wind', type = 'real', unit = 'm/s', source = 2 } ]\n\n"
                               "  [[device.request]]\n  send = 'R'\n  decode = 'regex'\n  pattern = 'R=(?<rain>\\S+)'\n"
                               "  expect = { rain = '0' }\n"
                               "  columns = [ { name = 'rain', type = 'boolean', description = 'It rains' } ] # wet\n";

} // namespace

/** What is written about a device is not lost, nor what the file says beside it. */
class TestDeviceEdit : public QObject
{
    Q_OBJECT

private slots:
    void whatWasWrittenIsNotLostByEscape();
    void nothingWrittenIsNoQuestion_data();
    void nothingWrittenIsNoQuestion();
    void whatWasSavedIsNoQuestion();
    void everyRequestIsEdited();
    void mistakesOfASecondRequestStandThere();
    void whatAFieldCannotShowStays();
    void whatIsLoggedAndKeptIsEdited();
    void changesAloneNeedALongestPause();
    void kindsAreThereToBeChosenOnly();
};

void TestDeviceEdit::whatWasWrittenIsNotLostByEscape()
{
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_host", u"10.0.0.9"_qs);
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape);
    QPointer<QMessageBox> box = scene.part<QMessageBox>("discardBox");
    QVERIFY(box);
    QTest::keyClick(box, Qt::Key_Escape); // no is what Escape means there
    QTRY_VERIFY(!box);
    QVERIFY(scene.dialog().isVisible());
    QCOMPARE(scene.part<QLineEdit>("device_host")->text(), u"10.0.0.9"_qs);
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape);
    QVERIFY(scene.part<QMessageBox>("discardBox"));
    scene.click("discardSure");
    QVERIFY(!scene.dialog().isVisible());
    QCOMPARE(scene.read(), site);
}

void TestDeviceEdit::nothingWrittenIsNoQuestion_data()
{
    QTest::addColumn<QString>("device");
    QTest::newRow("a new device") << QString();
    QTest::newRow("one of the file") << u"oil"_qs;
}

void TestDeviceEdit::nothingWrittenIsNoQuestion()
{
    QFETCH(QString, device);
    DeviceScene scene(device);
    if (device.isEmpty())
        scene.choose(u"ra-oil"_qs);
    QTRY_VERIFY(scene.part<QLineEdit>("device_host") && scene.part<QLineEdit>("device_host")->isVisible());
    if (!device.isEmpty()) { // written, and taken back
        scene.type("device_host", u"i"_qs);
        scene.type("device_host", u"h"_qs);
    }
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape);
    QVERIFY(!scene.part<QMessageBox>("discardBox"));
    QVERIFY(!scene.dialog().isVisible());
}

void TestDeviceEdit::whatWasSavedIsNoQuestion()
{
    DeviceScene scene(u"oil"_qs);
    QTRY_VERIFY(scene.part<QLineEdit>("device_host") && scene.part<QLineEdit>("device_host")->isVisible());
    scene.type("device_host", u"i"_qs);
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved oil"), qPrintable(scene.message()));
    QTest::keyClick(&scene.dialog(), Qt::Key_Escape);
    QVERIFY(!scene.dialog().isVisible());
}

/** Each of several is changed, and all else of them stays: comments, keys without a field, columns that say more. */
void TestDeviceEdit::everyRequestIsEdited()
{
    DeviceScene scene(u"station"_qs, twoRequests);
    QTRY_VERIFY(scene.part<QWidget>("field_request.2.send")
                && scene.part<QWidget>("field_request.2.send")->isVisible());
    const auto line = [&scene](const char *field, const char *editor) {
        return scene.part<QWidget>(field)->findChild<QLineEdit *>(QLatin1StringView(editor));
    };
    QCOMPARE(line("field_request.send", "device_send")->text(), u"W\\r\\n"_qs);
    QCOMPARE(line("field_request.2.send", "device_send")->text(), u"R"_qs);
    QVERIFY(!line("field_request.pattern", "device_pattern")->isVisible());
    QCOMPARE(line("field_request.2.pattern", "device_pattern")->text(), u"R=(?<rain>\\S+)"_qs);
    // What a table cannot show stays, and says so.
    auto *first = scene.part<QWidget>("field_request.columns")->findChild<QTableWidget *>();
    QCOMPARE(first->item(0, 0)->text(), u"wind"_qs);
    QCOMPARE(first->item(0, 1)->text(), u"2"_qs);
    QVERIFY(!scene.part<QWidget>("field_request.2.columns")->findChild<QTableWidget *>()->isVisibleTo(&scene.dialog()));
    QVERIFY(scene.part<QLabel>("kept_columns")->text().contains(u"line 22"));

    auto *send = line("field_request.2.send", "device_send");
    send->selectAll();
    QTest::keyClicks(send, u"R?\\n"_qs);
    QTRY_VERIFY2(scene.preview().contains(u"send = \"R?\\n\""), qPrintable(scene.preview()));
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved station"), qPrintable(scene.message()));
    QCOMPARE(scene.read(), QByteArray(twoRequests).replace("send = 'R'", "send = \"R?\\n\""));
}

void TestDeviceEdit::mistakesOfASecondRequestStandThere()
{
    DeviceScene scene(u"station"_qs, twoRequests);
    QTRY_VERIFY(scene.part<QWidget>("field_request.2.send")
                && scene.part<QWidget>("field_request.2.send")->isVisible());
    auto *send = scene.part<QWidget>("field_request.2.send")->findChild<QLineEdit *>();
    send->selectAll();
    QTest::keyClicks(send, u"set relay 1"_qs);
    const auto *mistake = scene.part<QWidget>("field_request.2.send")->findChild<QLabel *>(u"mistake_send"_qs);
    QTRY_VERIFY(!mistake->text().isEmpty());
    QCOMPARE(scene.mistake("send"), QString()); // of the first
    scene.click("deviceSave");
    QTRY_VERIFY(scene.message().startsWith(u"Not yet"));
    QCOMPARE(scene.read(), twoRequests);
}

/** Properties with prefixes have no field: they were lost once. */
void TestDeviceEdit::whatAFieldCannotShowStays()
{
    const QByteArray text = "[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n[[device]]\nname = 'w'\n"
                            "transport = 'indi'\nhost = 'h'\nport = 7624\n"
                            "properties = [ { match = 'A.B.*', prefix = 'tel_' } ]\n";
    DeviceScene scene(u"w"_qs, text);
    QTRY_VERIFY(scene.part<QLineEdit>("device_host") && scene.part<QLineEdit>("device_host")->isVisible());
    QVERIFY(scene.part<QLabel>("kept_properties"));
    scene.type("device_host", u"i"_qs);
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved w"), qPrintable(scene.message()));
    QCOMPARE(scene.read(), QByteArray(text).replace("'h'", "\"i\""));
}

void TestDeviceEdit::whatIsLoggedAndKeptIsEdited()
{
    const QByteArray text = "[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n[[device]]\nname = 'oil'\n"
                            "type = 'ra-oil'\nhost = 'h'\nlog = 'change' # calm\nmax_interval = '5min'\n"
                            "deadband = 0.5 # psi\nretain = '30d'\n";
    DeviceScene scene(u"oil"_qs, text);
    QTRY_VERIFY(scene.part<QLineEdit>("device_host") && scene.part<QLineEdit>("device_host")->isVisible());
    QCOMPARE(scene.part<QComboBox>("device_log")->currentText(), u"change"_qs);
    QCOMPARE(scene.part<QLineEdit>("device_max_interval")->text(), u"5min"_qs);
    QCOMPARE(scene.part<QLineEdit>("device_deadband")->text(), u"0.5"_qs);
    QCOMPARE(scene.part<QLineEdit>("device_retain")->text(), u"30d"_qs);
    QVERIFY(scene.part<QLineEdit>("device_row_time"));
    scene.type("device_deadband", u"0.25"_qs);
    scene.type("device_retain", u"forever"_qs);
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved oil"), qPrintable(scene.message()));
    QCOMPARE(scene.read(), QByteArray(text).replace("0.5 #", "0.25 #").replace("'30d'", "\"forever\""));
}

void TestDeviceEdit::changesAloneNeedALongestPause()
{
    DeviceScene scene;
    scene.choose(u"ra-oil"_qs);
    scene.type("device_name", u"pressure"_qs);
    scene.type("device_host", u"10.0.0.7"_qs);
    const auto *pause = scene.part<QLineEdit>("device_max_interval");
    QVERIFY(!pause->isVisible() && !scene.part<QLineEdit>("device_deadband")->isVisible());
    auto *log = scene.part<QComboBox>("device_log");
    log->setCurrentIndex(log->findData(u"change"_qs));
    QVERIFY(pause->isVisible() && scene.part<QLineEdit>("device_deadband")->isVisible());
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.mistake("max_interval").startsWith(u"Needed: the longest time without a row"),
                 qPrintable(scene.mistake("max_interval")));
    QCOMPARE(scene.read(), site);
    scene.type("device_max_interval", u"5min"_qs);
    scene.click("deviceSave");
    QTRY_VERIFY2(scene.message().contains(u"Saved pressure"), qPrintable(scene.message()));
    QVERIFY2(scene.read().endsWith("host = \"10.0.0.7\"\r\nlog = \"change\"\r\nmax_interval = \"5min\"\r\n"),
             scene.read().constData());
}

/** The list took a quarter of the dialog for one line that could not be changed. */
void TestDeviceEdit::kindsAreThereToBeChosenOnly()
{
    const DeviceScene adding;
    QVERIFY(adding.part<QTreeWidget>("kindList")->isVisible());
    const DeviceScene editing(u"oil"_qs);
    QTRY_VERIFY(editing.part<QLineEdit>("device_name") && editing.part<QLineEdit>("device_name")->isVisible());
    QVERIFY(!editing.part<QTreeWidget>("kindList")->isVisible());
    QVERIFY(editing.part<QLabel>("kindAbout")->text().contains(u"Type: ra-oil"));
    QVERIFY(editing.part<QLineEdit>("device_name")->hasFocus());
}

QTEST_MAIN(TestDeviceEdit)
#include "tst_deviceedit.moc"
