// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/devicestatusmodel.h"
#include "ui/panels/devicepanel.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/rawbytes.h"
#include "ui/panels/rawreplyview.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp now = Timestamp(1795471448s);

struct Fixture
{
    DeviceStatusModel model;
    DevicePanel panel{model};
    LogTableView *view = panel.view();
    QPushButton *poll = panel.findChild<QPushButton *>(u"pollNow"_qs);
    QPushButton *raw = panel.findChild<QPushButton *>(u"rawReplyButton"_qs);
    RawReplyView *reply = panel.findChild<RawReplyView *>();
    QSignalSpy polled{&panel, &DevicePanel::pollWanted};
    QSignalSpy watched{&panel, &DevicePanel::watchWanted};

    Fixture()
    {
        Catalog catalog;
        catalog.tables = {{.name = u"tcs"_qs, .title = u"Telescope"_qs, .interval = 1s},
                          {.name = u"dome"_qs, .title = u"Dome"_qs, .interval = 5s}};
        model.setCatalog(catalog);
        Latest latest;
        latest.rows = {{.table = u"tcs"_qs, .row = Row{now, {}}, .status = {.state = DeviceState::Good, .polls = 9}},
                       {.table = u"dome"_qs, .status = {.state = DeviceState::NoReply, .polls = 10}}};
        model.setLatest(latest, now);
        panel.resize(1100, 260);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
    }

    QPoint place(const QString &title) const
    {
        const QModelIndexList found = view->model()->match(view->model()->index(0, 0), Qt::DisplayRole, title);
        return found.isEmpty() ? QPoint() : view->visualRect(found.first()).center();
    }
    void choose(const QString &title) { QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, place(title)); }
    QString device(int row) const { return view->model()->index(row, 0).data().toString(); }
};

} // namespace

class TestDevicePanel : public QObject
{
    Q_OBJECT

private slots:
    void aViewerSaysWhyItCannotAsk()
    {
        Fixture fixture;
        fixture.choose(u"Telescope"_qs);
        QVERIFY(!fixture.poll->isEnabled() && !fixture.raw->isEnabled());
        QVERIFY(fixture.poll->toolTip().contains(u"only shows"_qs));
        QVERIFY(fixture.panel.findChild<QLabel *>()->isVisible());
    }

    void asksTheChosenDevice()
    {
        Fixture fixture;
        fixture.panel.setLogging(true);
        QVERIFY(!fixture.poll->isEnabled()); // none is chosen
        fixture.choose(u"Dome"_qs);
        QTest::mouseClick(fixture.poll, Qt::LeftButton);
        QCOMPARE(fixture.polled.count(), 1);
        QCOMPARE(fixture.polled.first().first().toString(), u"dome"_qs);
    }

    void showsTheRawReplyOfTheChosenDevice()
    {
        Fixture fixture;
        fixture.panel.setLogging(true);
        QVERIFY(!fixture.reply->isVisible());
        fixture.choose(u"Telescope"_qs);
        QTest::mouseClick(fixture.raw, Qt::LeftButton);
        QVERIFY(fixture.reply->isVisible());
        QCOMPARE(fixture.watched.last().first().toString(), u"tcs"_qs);
        fixture.panel.showExchange({u"tcs"_qs, "ASK\n", "42\r\n\x01", {}});
        fixture.panel.showExchange({u"dome"_qs, "ASK\n", "of another", {}});
        QVERIFY(fixture.reply->toPlainText().contains(u"42\\r\\n\\x01"_qs));
        QVERIFY(fixture.reply->toPlainText().contains(u"0000  34 32 0d 0a 01"_qs));
        QVERIFY(!fixture.reply->toPlainText().contains(u"another"_qs));
        fixture.panel.showExchange({u"tcs"_qs, "ASK\n", "43\r\n", u"not a number"_qs});
        QVERIFY(!fixture.reply->toPlainText().contains(u"42\\r"_qs)); // the newer one alone
        QVERIFY(fixture.reply->toPlainText().contains(u"not a number"_qs));
        QVERIFY(fixture.reply->toPlainText().contains(u"\nsent      ASK"_qs));
        fixture.panel.showExchange(
            {.device = u"tcs"_qs, .sent = "ASK\n", .problem = u"connection refused"_qs, .isSent = false});
        QVERIFY(fixture.reply->toPlainText().contains(u"\nnot sent  ASK"_qs));
        QVERIFY(!fixture.reply->toPlainText().contains(u"\nsent "_qs)); // it is the same request
        fixture.choose(u"Dome"_qs);
        QCOMPARE(fixture.watched.last().first().toString(), u"dome"_qs);
        QVERIFY(fixture.reply->toPlainText().isEmpty());
        fixture.panel.setLogging(false);
        QCOMPARE(fixture.watched.last().first().toString(), QString());
        QVERIFY(!fixture.reply->isVisible());
    }

    void aReplyTellsWhoseItIsAndWhen()
    {
        Fixture fixture;
        fixture.panel.setTimeText(TimeText(QTimeZone("America/Phoenix")));
        fixture.panel.setLogging(true);
        fixture.choose(u"Telescope"_qs);
        QTest::mouseClick(fixture.raw, Qt::LeftButton);
        fixture.panel.showExchange({u"tcs"_qs, "ASK\n", "42\r\n", {}, now + 250ms});
        const auto lines = [&] { return fixture.reply->toPlainText().split(u'\n'); };
        QCOMPARE(lines()[0], u"device    Telescope (tcs)"_qs);
        QCOMPARE(lines()[1], u"time      2026-11-23 15:04:08.250 MST"_qs);
        QVERIFY(lines()[2].startsWith(u"sent "));
        fixture.panel.setTimeText(TimeText(QTimeZone::utc()));
        QCOMPARE(lines()[1], u"time      2026-11-23 22:04:08.250 UTC"_qs);
    }

    void editsTheChosenDevice()
    {
        Fixture fixture;
        QSignalSpy added(&fixture.panel, &DevicePanel::addWanted);
        QSignalSpy edited(&fixture.panel, &DevicePanel::editWanted);
        QSignalSpy removed(&fixture.panel, &DevicePanel::removeWanted);
        auto *add = fixture.panel.findChild<QPushButton *>(u"addDevice"_qs);
        auto *edit = fixture.panel.findChild<QPushButton *>(u"editDevice"_qs);
        auto *remove = fixture.panel.findChild<QPushButton *>(u"removeDevice"_qs);
        fixture.panel.setEditable(false, u"no site file"_qs);
        fixture.choose(u"Dome"_qs);
        QVERIFY(!add->isEnabled() && !edit->isEnabled() && !remove->isEnabled());
        QCOMPARE(edit->toolTip(), u"no site file"_qs);
        fixture.panel.setEditable(true, {});
        for (QPushButton *button : {add, edit, remove})
            QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(added.count(), 1);
        QCOMPARE(edited.first().first().toString(), u"dome"_qs);
        QCOMPARE(removed.first().first().toString(), u"dome"_qs);
    }

    void aMenuIsOfTheDeviceUnderTheMouse()
    {
        Fixture fixture;
        QSignalSpy edited(&fixture.panel, &DevicePanel::editWanted);
        fixture.panel.setEditable(true, {});
        emit fixture.view->customContextMenuRequested(fixture.place(u"Dome"_qs));
        auto *menu = fixture.panel.findChild<QMenu *>(u"deviceMenu"_qs);
        QVERIFY(menu && menu->isVisible());
        QVERIFY(!menu->actions().first()->isEnabled()); // this process does not log
        for (QAction *action : menu->actions()) {
            if (action->text() == u"Edit…")
                action->trigger();
        }
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited.first().first().toString(), u"dome"_qs);
        menu->close();
    }

    void theMenuKeyIsOfTheChosenDevice()
    {
        Fixture fixture;
        QSignalSpy removed(&fixture.panel, &DevicePanel::removeWanted);
        fixture.panel.setEditable(true, {});
        Catalog catalog;
        Latest latest;
        for (int number = 1; number <= 30; ++number) {
            const QString name = u"device_%1"_qs.arg(number, 2, 10, QChar(u'0'));
            catalog.tables.append({.name = name, .title = name, .interval = 1s});
            latest.rows.append({.table = name, .row = Row{now, {}}, .status = {.state = DeviceState::Good}});
        }
        fixture.model.setCatalog(catalog);
        fixture.model.setLatest(latest, now);
        const auto removeByMenuKey = [&] {
            const QPoint middle = fixture.view->rect().center(); // what Qt says, wherever the chosen row is
            QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, middle, fixture.view->mapToGlobal(middle));
            QCoreApplication::sendEvent(fixture.view, &menuKey);
            auto *menu = fixture.panel.findChild<QMenu *>(u"deviceMenu"_qs);
            for (QAction *action : menu->actions()) {
                if (action->text() == u"Remove…")
                    action->trigger();
            }
            delete menu;
            return removed.isEmpty() ? QString() : removed.takeLast().first().toString();
        };
        fixture.choose(u"device_02"_qs);
        QCOMPARE(removeByMenuKey(), u"device_02"_qs);
        QTest::keyClick(fixture.view, Qt::Key_Down);
        QCOMPARE(removeByMenuKey(), u"device_03"_qs);
        fixture.view->verticalScrollBar()->setValue(fixture.view->verticalScrollBar()->maximum());
        QVERIFY(!fixture.view->viewport()->rect().contains(fixture.place(u"device_03"_qs)));
        QCOMPARE(removeByMenuKey(), u"device_03"_qs);
        QVERIFY(fixture.view->viewport()->rect().contains(fixture.place(u"device_03"_qs)));
    }

    void sortsByAClickOnAHeader()
    {
        Fixture fixture;
        const auto *header = fixture.view->horizontalHeader();
        const QPoint polls(header->sectionViewportPosition(DeviceStatusModel::PollsSection) + 10, 8);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, polls);
        QCOMPARE(fixture.device(0), u"Telescope"_qs); // 9 before 10
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, polls);
        QCOMPARE(fixture.device(0), u"Dome"_qs);
    }

    void whoFailsStandsAtTheTop()
    {
        Fixture fixture;
        QCOMPARE(fixture.device(0), u"Dome"_qs); // the second of the catalog, which does not reply
        Latest latest;
        latest.rows = {{.table = u"tcs"_qs, .row = Row{now, {}}, .status = {.state = DeviceState::Good}},
                       {.table = u"dome"_qs, .row = Row{now, {}}, .status = {.state = DeviceState::Good}}};
        fixture.model.setLatest(latest, now);
        QCOMPARE(fixture.device(0), u"Telescope"_qs);
        latest.rows[1].status.state = DeviceState::Unparsable;
        fixture.model.setLatest(latest, now);
        QCOMPARE(fixture.device(0), u"Dome"_qs);
    }

    void aLongTitleLeavesRoomForTheError()
    {
        const QString title = u"Boltwood cloud sensor on the north mast beside the old dome of the station"_qs;
        DeviceStatusModel model;
        Catalog catalog;
        catalog.tables = {{.name = u"tcs"_qs, .title = title, .interval = 1s}};
        model.setCatalog(catalog);
        DevicePanel panel(model);
        panel.resize(900, 260);
        panel.show();
        Latest latest;
        latest.rows = {{.table = u"tcs"_qs, .status = {.state = DeviceState::NoReply, .detail = u"silent for 2 s"_qs}}};
        model.setLatest(latest, now);
        const LogTableView *view = panel.view();
        const QModelIndex device = view->model()->index(0, DeviceStatusModel::DeviceSection);
        QVERIFY(view->fontMetrics().horizontalAdvance(title) > 220);
        QCOMPARE(view->columnWidth(DeviceStatusModel::DeviceSection), 220);
        QVERIFY2(device.data(Qt::ToolTipRole).toString().contains(title), "what is cut");
        const auto *header = view->horizontalHeader();
        QCOMPARE(header->visualIndex(DeviceStatusModel::ErrorSection),
                 header->visualIndex(DeviceStatusModel::AgeSection) + 1);
        const QRect error = view->visualRect(view->model()->index(0, DeviceStatusModel::ErrorSection));
        QVERIFY2(view->viewport()->rect().contains(error), qPrintable(QString::number(error.right())));
    }

    void noDeviceIsSaid()
    {
        DeviceStatusModel model;
        DevicePanel panel(model);
        panel.setEmptyText(u"No device has logged yet."_qs, false);
        panel.show();
        QVERIFY(panel.findChild<OverlayLabel *>()->isVisible());
        QCOMPARE(panel.findChild<OverlayLabel *>()->text(), u"No device has logged yet."_qs);
    }

    void bytesForPeople()
    {
        QCOMPARE(escapedText(QByteArray("a\\b\t\0\x7f\xff", 7)), u"a\\\\b\\t\\x00\\x7f\\xff"_qs);
        QCOMPARE(hexText(QByteArray("0123456789abcdefg")),
                 u"0000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66\n0010  67"_qs);
    }
};

QTEST_MAIN(TestDevicePanel)
#include "tst_devicepanel.moc"
