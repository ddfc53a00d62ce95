// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"
#include "logger/store/writer.h"
#include "tests/ui/windowscene.h"
#include "ui/mainwindow/modebadge.h"
#include "ui/panels/devicepanel.h"
#include "ui/panels/eventpanel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/overviewpage.h"
#include "ui/panels/tablepanel.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** What the window says of the program, the database and the disk. */
class TestWindowMessages : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void sizeTellsGrowthAndRoom()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        const auto *size = scene.part<QLabel>("statusSize");
        QTRY_VERIFY(size->text() != QLocale().formattedDataSize(0));
        QTRY_VERIFY(scene.session.status().has_value());
        const LogStatus status = *scene.session.status();
        QVERIFY(*status.bytesPerDay > 500'000 && *status.bytesPerDay < 5'000'000); // 26,000 rows and rollups
        const auto text = [](double bytes) {
            return QLocale().formattedDataSize(qint64(bytes), 2, QLocale::DataSizeTraditionalFormat);
        };
        QTRY_COMPARE(size->toolTip(),
                     u"Size of the database on disk\nIt grows by %1 a day\n%2 free on the disk, full in %3 days"_qs.arg(
                         text(*status.bytesPerDay), text(double(status.freeBytes)),
                         QLocale().toString(qint64(*status.daysLeft()))));
    }

    void theBadgeTellsTheWorst()
    {
        ModeBadge badge;
        QVERIFY(badge.text().contains(u"starting"_qs));
        badge.setMode({LoggingMode::Kind::Logging, {}});
        QCOMPARE(badge.text(), u"logging"_qs);
        QVERIFY(badge.icon() == Icon::Live);
        badge.setMode({LoggingMode::Kind::Viewing, u"service logs this site (pid 812)"_qs});
        QCOMPARE(badge.text(), u"viewing, read-only — service logs this site (pid 812)"_qs);
        QVERIFY(badge.icon() == Icon::Viewing);
        badge.setSilentDevices({u"Dome"_qs, u"RA oil"_qs});
        QCOMPARE(badge.text(), u"viewing, read-only · 2 devices silent"_qs);
        QVERIFY(badge.icon() == Icon::Warning);
        QVERIFY(badge.toolTip().contains(u"RA oil"_qs));
        badge.setLost(1200);
        QVERIFY(badge.text().contains(u"lost"_qs));
        badge.setProblem(u"no space left on the disk"_qs);
        QCOMPARE(badge.text(), u"no space left on the disk"_qs);
        QVERIFY(badge.icon() == Icon::Alarm);
    }

    void theEngineIsShown()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        scene.window.setLoggingMode({LoggingMode::Kind::Logging, {}});
        EngineStatus status;
        status.rowsPerSecond = 6.2;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<QLabel>("statusRate")->text(), u"6.2 rows/s"_qs);
        QTRY_COMPARE(scene.part<ModeBadge>("modeBadge")->text(), u"logging"_qs);
        status.alarm = u"1.20 GB free on the disk"_qs;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<ModeBadge>("modeBadge")->text(), status.alarm);
        status.problem = u"disk full"_qs;
        scene.window.setEngineStatus(status);
        QCOMPARE(scene.part<ModeBadge>("modeBadge")->text(), u"disk full"_qs);
        QTRY_VERIFY(scene.part<IconLabel>("statusWarnings")->isVisible()); // the wind
        QCOMPARE(scene.part<IconLabel>("statusWarnings")->text(), u"1 warning"_qs);
    }

    void aMissingDatabaseIsToldAndWaitedFor()
    {
        QTemporaryDir folder;
        WindowScene scene(folder.filePath(u"none.sqlite"_qs));
        const auto *overlay = scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY(overlay->isVisible());
        QTRY_VERIFY2(overlay->text().contains(u"none.sqlite"_qs), qPrintable(overlay->text()));
        QCOMPARE(scene.window.findChild<OverviewPage *>()->findChild<OverlayLabel *>()->text(), overlay->text());
    }

    void aViewerIsNotToldWhatALoggerWouldDo()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.sqlite"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        WindowScene scene(file.fileName());
        scene.window.setLoggingMode({LoggingMode::Kind::Viewing, {}});
        const auto *overlay = scene.part<QWidget>("columnPanel")->findChild<OverlayLabel *>();
        QTRY_VERIFY2(overlay->text().contains(u"bad.sqlite"_qs), qPrintable(overlay->text()));
        QTRY_VERIFY(scene.part<ModeBadge>("modeBadge")->text().contains(u"bad.sqlite"_qs));
        for (const QString &text : {overlay->text(), scene.part<ModeBadge>("modeBadge")->text()})
            QVERIFY2(!text.contains(u"file of its own"_qs), qPrintable(text));
        QVERIFY(!scene.part<QComboBox>("tableDevice")->isVisible()); // no device to choose
    }

    void everyPanelTellsWhyNothingCanBeRead()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"bad.sqlite"_qs));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const WindowScene damaged(file.fileName());
        const WindowScene missing(folder.filePath(u"none.sqlite"_qs));
        for (const WindowScene *scene : {&damaged, &missing}) {
            const QString name = scene == &damaged ? u"bad.sqlite"_qs : u"none.sqlite"_qs;
            const QList<const QWidget *> panels{
                scene->part<QWidget>("columnPanel"), scene->window.findChild<TablePanel *>(),
                scene->window.findChild<DevicePanel *>(), scene->window.findChild<EventPanel *>()};
            for (const QWidget *panel : panels) {
                const auto *overlay = panel->findChild<OverlayLabel *>();
                QTRY_VERIFY2(overlay->text().contains(name), panel->metaObject()->className());
                QVERIFY(!overlay->isHidden()); // but maybe behind a tab
                QCOMPARE(overlay->property("role").toString(), u"error"_qs);
                QVERIFY2(overlay->text().contains(u"Open database… opens another"_qs), qPrintable(overlay->text()));
                QCOMPARE(overlay->text().contains(u"mtnops-logger recover"_qs), scene == &damaged);
                for (const QLabel *label : panel->findChildren<QLabel *>())
                    QVERIFY2(!label->text().contains(u"No device"_qs), qPrintable(label->text()));
            }
        }
    }

    void aLogWithoutDevicesSaysSo()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"new.sqlite"_qs);
        QVERIFY(Writer::open(path, SampleDatabase::site()));
        const WindowScene scene(path);
        const QList<const QWidget *> panels{scene.window.findChild<TablePanel *>(),
                                            scene.window.findChild<DevicePanel *>()};
        for (const QWidget *panel : panels) {
            const auto *overlay = panel->findChild<OverlayLabel *>();
            QTRY_VERIFY2(overlay->text().contains(u"No device has logged yet"_qs), qPrintable(overlay->text()));
            QCOMPARE(overlay->property("role").toString(), u"empty"_qs);
        }
    }

    void aLongStateTakesTheRoomThereIs()
    {
        IconLabel label;
        const QString text(200, u'm');
        label.setContent(Icon::Alarm, text, Qt::red);
        const int whole = label.fontMetrics().horizontalAdvance(text);
        QVERIFY(label.sizeHint().width() > whole);
        QVERIFY(label.minimumSizeHint().width() < 200); // and gives way to others
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestWindowMessages)
#include "tst_windowmessages.moc"
