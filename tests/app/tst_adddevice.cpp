// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktopsession.h"
#include "logger/site/siteloader.h"
#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"
#include "ui/dialogs/devicedialog.h"
#include "ui/mainwindow/mainwindow.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace mtnops;

namespace {

MainWindow *window()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<MainWindow *>(widget))
            return found;
    }
    return nullptr;
}

} // namespace

/** The desktop that logs, with a device added in its window: from Save on it is logged, and the others miss nothing. */
class TestAddDevice : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QSqlDatabase::drivers();
        QCoreApplication::setOrganizationName(u"mtnops-test"_qs);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    /** As File, New site… leaves it: there is nothing to log, so that the window begins with that. */
    void aSiteWithoutDevicesAsksForOne()
    {
        const QString path = m_folder.filePath(u"bare.toml"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[site]\nname = 'bare'\nlatitude = 32.4165\nlongitude = -110.7346\n");
        file.close();
        DesktopSession session(loadSite(path).site, path);
        QTRY_VERIFY(window()->findChild<DeviceDialog *>());
        QVERIFY(session.stop());
    }

    void aSavedDeviceIsLogged()
    {
        const QString path = m_folder.filePath(u"dome.toml"_qs);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n\n[[device]]\nname = 'steady'\n"
                   "type = 'ra-oil'\nhost = '127.0.0.1'\nobsid = 'BIG61'\ninterval = '100ms'\nport = "
                   + QByteArray::number(m_steady.port()) + "\n");
        file.close();
        const LoadedSite loaded = loadSite(path);
        QCOMPARE(loaded.diagnostics.size(), 0);
        DesktopSession session(loaded.site, path);
        QTRY_VERIFY_WITH_TIMEOUT(rows(u"steady"_qs) > 3, 20'000);

        window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window()));
        QTest::keyClick(window(), Qt::Key_D, Qt::ControlModifier);
        auto *dialog = window()->findChild<DeviceDialog *>();
        QVERIFY(dialog);
        QTRY_COMPARE(dialog->findChild<QTreeWidget *>(u"kindList"_qs)->topLevelItemCount(), 2);
        auto *search = dialog->findChild<QLineEdit *>(u"kindSearch"_qs);
        QTest::keyClicks(search, u"ra-oil"_qs);
        QTest::keyClick(search, Qt::Key_Down);
        const auto type = [dialog](const QString &field, const QString &text) {
            QTest::keyClicks(dialog->findChild<QLineEdit *>(field), text);
        };
        type(u"device_name"_qs, u"coming"_qs);
        type(u"device_host"_qs, u"127.0.0.1"_qs);
        type(u"device_port"_qs, QString::number(m_coming.port()));
        type(u"device_obsid"_qs, u"BIG61"_qs);
        type(u"device_interval"_qs, u"100ms"_qs);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"deviceTest"_qs), Qt::LeftButton);
        QTRY_VERIFY(dialog->findChild<QLabel *>(u"testMessage"_qs)->text().startsWith(u"It answered in "));
        QCOMPARE(m_coming.reads().size(), 1);
        QCOMPARE(rows(u"coming"_qs), -1); // a test logs nothing
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"deviceSave"_qs), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(rows(u"coming"_qs) > 3, 20'000);
        const qint64 before = rows(u"steady"_qs);
        QTRY_VERIFY_WITH_TIMEOUT(rows(u"steady"_qs) > before, 20'000);
        QVERIFY(session.stop());
        const QString told = u"SELECT count(*) FROM mtnops_events WHERE kind = 'configuration' AND device = '%1' AND "
                             "text LIKE '%added to the site file%' OR device = '%1' AND text LIKE '%restarted%'"_qs;
        QCOMPARE(LogFile(database()).integers(QString(told).replace(u"%1"_qs, u"coming"_qs)), QList<qint64>{1});
        QCOMPARE(LogFile(database()).integers(QString(told).replace(u"%1"_qs, u"steady"_qs)), QList<qint64>{0});
    }

private:
    QString database() const { return m_folder.filePath(u"dome.sqlite"_qs); }
    /** -1 where there is no table. */
    qint64 rows(const QString &table) const
    {
        if (!QFile::exists(database()))
            return -1;
        const LogFile log(database());
        if (log.integers(u"SELECT 1 FROM sqlite_master WHERE name = '%1'"_qs.arg(table)).isEmpty())
            return -1;
        return log.integers(u"SELECT count(*) FROM %1"_qs.arg(table)).value(0);
    }

    QTemporaryDir m_folder;
    FakeDevice m_steady{FakeAnswer::whole("BIG61 RAOIL 123 80\r\n")};
    FakeDevice m_coming{FakeAnswer::whole("BIG61 RAOIL 123 90\r\n")};
};

QTEST_MAIN(TestAddDevice)
#include "tst_adddevice.moc"
