// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowscene.h"
#include "ui/dialogs/serverdialog.h"
#include "ui/mainwindow/startwindow.h"
#include "ui/mainwindow/windowsettings.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace mtnops;

namespace {

/** A server as the list of recent ones has it. */
QString remembered()
{
    return u"postgresql://reader@host/weather"_qs;
}

QLineEdit *field(const ServerDialog &dialog, const QString &name)
{
    auto *edit = dialog.findChild<QLineEdit *>(name);
    if (!edit)
        qFatal("no field %s", qPrintable(name));
    return edit;
}

} // namespace

/** A server's database is asked for with its password, which is nowhere kept. */
class TestServerDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void aPasswordBecomesPartOfTheUrl_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("password");
        QTest::addColumn<QString>("passed");
        QTest::newRow("none") << remembered() << QString() << QString();
        QTest::newRow("plain") << remembered() << u"sesame"_qs << u"sesame"_qs;
        QTest::newRow("of a URL's signs") << remembered() << u"a/b@c#d:e%20"_qs << u"a/b@c#d:e%20"_qs;
        QTest::newRow("in the URL") << u" postgresql://reader:own@host/weather "_qs << QString() << u"own"_qs;
    }

    void aPasswordBecomesPartOfTheUrl()
    {
        QFETCH(QString, url);
        QFETCH(QString, password);
        QFETCH(QString, passed);
        ServerDialog dialog(url);
        QSignalSpy chosen(&dialog, &ServerDialog::chosen);
        dialog.open();
        enter(dialog, password);
        QCOMPARE(chosen.count(), 1);
        const QUrl read(chosen.first().first().toString());
        QCOMPARE(read.password(QUrl::FullyDecoded), passed);
        QCOMPARE(read.toString(QUrl::RemovePassword), remembered());
    }

    void ofAnotherTextThePasswordIsNotTold()
    {
        ServerDialog dialog(u"https://host/weather"_qs);
        QSignalSpy chosen(&dialog, &ServerDialog::chosen);
        dialog.open();
        enter(dialog, u"sesame"_qs);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), u"https://host/weather"_qs);
    }

    void aRecentServerAsksForItsPassword()
    {
        const SampleDatabase database;
        WindowSettings().addRecentFile(remembered());
        WindowScene scene(database);
        QSignalSpy viewers(&scene.window, &MainWindow::viewerWanted);
        QMenu *recent = nullptr;
        for (QMenu *menu : scene.window.findChildren<QMenu *>()) {
            if (menu->title() == u"Open &recent"_qs)
                recent = menu;
        }
        QVERIFY(recent);
        emit recent->aboutToShow();
        recent->actions().first()->trigger();
        auto *dialog = scene.window.findChild<ServerDialog *>();
        QVERIFY(dialog);
        QVERIFY(viewers.isEmpty());
        QCOMPARE(field(*dialog, u"serverUrl"_qs)->text(), remembered());
        enter(*dialog, u"sesame"_qs);
        QTRY_COMPARE(viewers.count(), 1);
        QCOMPARE(viewers.first().first().toString(), u"postgresql://reader:sesame@host/weather"_qs);
        QCOMPARE(WindowSettings().recentFiles(), QStringList{remembered()}); // and no password
    }

    void theStartWindowAsksToo()
    {
        WindowSettings().addRecentFile(remembered());
        StartWindow window;
        QSignalSpy viewers(&window, &StartWindow::viewerWanted);
        window.show();
        auto *list = window.findChild<QListWidget *>(u"startRecent"_qs);
        QVERIFY(list);
        emit list->itemActivated(list->item(0));
        auto *dialog = window.findChild<ServerDialog *>();
        QVERIFY(dialog);
        QVERIFY(viewers.isEmpty());
        QCOMPARE(field(*dialog, u"serverUrl"_qs)->text(), remembered());
        enter(*dialog, u"sesame"_qs);
        QTRY_COMPARE(viewers.count(), 1);
        QCOMPARE(viewers.first().first().toString(), u"postgresql://reader:sesame@host/weather"_qs);
        QCOMPARE(WindowSettings().recentFiles(), QStringList{remembered()});
    }

private:
    static void enter(const ServerDialog &dialog, const QString &password)
    {
        QLineEdit *edit = field(dialog, u"serverPassword"_qs);
        QCOMPARE(edit->echoMode(), QLineEdit::Password);
        QVERIFY(edit->text().isEmpty());
        edit->setText(password);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestServerDialog)
#include "tst_serverdialog.moc"
