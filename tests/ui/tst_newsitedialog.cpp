// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"
#include "tests/ui/windowscene.h"
#include "ui/dialogs/newsitedialog.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;

namespace {

/** The dialog over a folder of its own. */
struct Scene
{
    QTemporaryDir folder;
    NewSiteDialog dialog{folder.path()};
    QSignalSpy created{&dialog, &NewSiteDialog::created};

    Scene()
    {
        dialog.show();
        if (!QTest::qWaitForWindowActive(&dialog))
            qFatal("the dialog does not become active");
    }
    QLineEdit *line(const QString &key) const { return dialog.findChild<QLineEdit *>(u"device_"_qs + key); }
    void type(const QString &key, const QString &text) const
    {
        line(key)->setFocus();
        line(key)->selectAll();
        QTest::keyClicks(line(key), text);
    }
    QString mistake(const QString &key) const { return dialog.findChild<QLabel *>(u"mistake_"_qs + key)->text(); }
    void fill() const
    {
        type(u"name"_qs, u"kuiper"_qs);
        type(u"latitude"_qs, u"32.4165"_qs);
        type(u"longitude"_qs, u"-110.7346"_qs);
        auto *zone = dialog.findChild<QComboBox *>(u"device_timezone"_qs);
        zone->setCurrentIndex(zone->findData(u"America/Phoenix"_qs));
    }
    void create() const { QTest::mouseClick(dialog.findChild<QPushButton *>(u"newSiteCreate"_qs), Qt::LeftButton); }
    QString path() const { return folder.filePath(u"kuiper.toml"_qs); }
};

} // namespace

/** A site file is made by somebody who has none. */
class TestNewSiteDialog : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }
    void writesAFile();
    void mistakesStandAtTheirFields();
    void neverWritesOverAFile();
    void theWindowAsksForAWindowOfIt();

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

void TestNewSiteDialog::writesAFile()
{
    Scene scene;
    scene.fill();
    QCOMPARE(scene.line(u"path"_qs)->text(), scene.path()); // as the name
    scene.create();
    QTRY_COMPARE(scene.created.count(), 1);
    QCOMPARE(scene.created.first().first().toString(), scene.path());
    QVERIFY(!scene.dialog.isVisible());
    const LoadedSite loaded = loadSite(scene.path());
    QCOMPARE(loaded.diagnostics.size(), 1); // that it has no device
    QCOMPARE(loaded.site.info.name, u"kuiper"_qs);
    QCOMPARE(loaded.site.info.latitude, 32.4165);
    QCOMPARE(loaded.site.info.longitude, -110.7346);
    QCOMPARE(loaded.site.info.timeZone, "America/Phoenix");
}

void TestNewSiteDialog::mistakesStandAtTheirFields()
{
    Scene scene;
    scene.type(u"latitude"_qs, u"132"_qs);
    QVERIFY2(scene.mistake(u"latitude"_qs).contains(u"-90 to 90"), qPrintable(scene.mistake(u"latitude"_qs)));
    QCOMPARE(scene.mistake(u"longitude"_qs), QString()); // not yet
    scene.create();
    QVERIFY2(scene.mistake(u"longitude"_qs).contains(u"degrees east"), qPrintable(scene.mistake(u"longitude"_qs)));
    QVERIFY2(scene.mistake(u"name"_qs).startsWith(u"Needed: what the site is called"),
             qPrintable(scene.mistake(u"name"_qs)));
    QVERIFY2(scene.mistake(u"path"_qs).startsWith(u"Needed"), qPrintable(scene.mistake(u"path"_qs)));
    scene.fill();
    for (const QString &key : {u"name"_qs, u"latitude"_qs, u"longitude"_qs, u"path"_qs})
        QCOMPARE(scene.mistake(key), QString());
    QCOMPARE(scene.created.count(), 0);
    QVERIFY(!QFile::exists(scene.path()));
}

void TestNewSiteDialog::neverWritesOverAFile()
{
    Scene scene;
    QFile file(scene.path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("mine");
    file.close();
    scene.fill();
    scene.create();
    const auto *message = scene.dialog.findChild<QLabel *>(u"newSiteMessage"_qs);
    QTRY_VERIFY2(message->text().contains(u"is there already"), qPrintable(message->text()));
    QVERIFY(scene.dialog.isVisible());
    QCOMPARE(scene.created.count(), 0);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine");
}

void TestNewSiteDialog::theWindowAsksForAWindowOfIt()
{
    const SampleDatabase database;
    WindowScene scene(database);
    QSignalSpy wanted(&scene.window, &MainWindow::siteWanted);
    scene.trigger(u"New site…"_qs);
    auto *dialog = scene.window.findChild<NewSiteDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    emit dialog->created(u"/tmp/x/kuiper.toml"_qs);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().first().toString(), u"/tmp/x/kuiper.toml"_qs);
}

QTEST_MAIN(TestNewSiteDialog)
#include "tst_newsitedialog.moc"
