// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowscene.h"
#include "ui/charts/axisdialog.h"
#include "ui/dialogs/devicedialog.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/shortcutsdialog.h"
#include "ui/theme/themecontroller.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QTreeWidget>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

/** The letters behind & in these texts; nothing where one stands twice, which is told. */
std::optional<QString> lettersOf(const QStringList &texts)
{
    QString letters;
    for (const QString &text : texts) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            continue;
        const QString letter = key.toString().section(u'+', -1);
        if (letters.contains(letter)) {
            qWarning("%s stands twice in %s", qPrintable(letter), qPrintable(texts.join(u" | "_qs)));
            return std::nullopt;
        }
        letters += letter;
    }
    return letters;
}

QStringList textsOf(const QWidget &dialog)
{
    QStringList texts;
    for (const auto *button : dialog.findChildren<QAbstractButton *>())
        texts.append(button->text());
    for (const auto *label : dialog.findChildren<QLabel *>()) {
        if (label->buddy())
            texts.append(label->text());
    }
    return texts;
}

/** The widgets that Tab goes to before it comes back to one of them. */
QList<QWidget *> tabStops()
{
    QList<QWidget *> stops;
    for (QWidget *focus = QApplication::focusWidget(); focus && !stops.contains(focus);
         focus = QApplication::focusWidget()) {
        stops.append(focus);
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return stops;
}

/** Key and text of each action of a menu and those below it. */
QStringList shortcutsOf(const QList<QAction *> &actions)
{
    QStringList all;
    for (const QAction *action : actions) {
        if (const QMenu *menu = action->menu())
            all += shortcutsOf(menu->actions());
        else if (!action->shortcut().isEmpty())
            all.append(action->shortcut().toString(QKeySequence::NativeText) + u'\t'
                       + action->text().remove(u'&').remove(u'…'));
    }
    return all;
}

bool showsFocus(QWidget &stop)
{
    stop.clearFocus();
    const QImage without = stop.grab().toImage();
    stop.setFocus(Qt::TabFocusReason);
    return stop.grab().toImage() != without;
}

/** A site without a device, in the folder of the database. */
QString siteFile(const SampleDatabase &database)
{
    QFile file(database.folder() + u"/x.toml"_qs);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    file.write("[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n");
    return file.fileName();
}

ExportDefaults exportDefaults(const SampleDatabase &database)
{
    return {.databasePath = database.path(),
            .catalog = {.site = SampleDatabase::site(), .tables = {SampleDatabase::weather()}},
            .table = u"boltwood"_qs,
            .range = {SampleDatabase::newest - 1h, SampleDatabase::newest},
            .timeText = TimeText(),
            .folder = database.folder()};
}

} // namespace

Q_DECLARE_METATYPE(mtnops::ThemeKind)

/** Everything is reached by keys, and where they go is seen. */
class TestKeyboard : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_settings = std::make_unique<SettingsFolder>(); }

    void noLetterOfAMenuStandsTwice()
    {
        const SampleDatabase database;
        const WindowScene scene(database);
        int menus = 0;
        for (const QMenu *menu : scene.window.findChildren<QMenu *>()) {
            QStringList texts;
            for (const QAction *action : menu->actions())
                texts.append(action->text());
            if (!menu->parentWidget() || texts.size() < 2)
                continue;
            QVERIFY2(lettersOf(texts), qPrintable(menu->title()));
            ++menus;
        }
        QVERIFY(menus >= 5); // file, view, themes, time, help
        QStringList titles;
        for (const QAction *action : scene.window.findChild<QMenuBar *>()->actions())
            titles.append(action->text());
        QCOMPARE(lettersOf(titles)->size(), titles.size());
    }

    void noLetterOfADialogStandsTwice()
    {
        const SampleDatabase database;
        const ManualClock clock{SampleDatabase::newest};
        const ExportDialog exporting(exportDefaults(database), clock);
        QStringList texts = textsOf(exporting);
        QVERIFY(lettersOf(texts) && lettersOf(texts)->size() > 12);
        texts.replaceInStrings(u"E&xport"_qs, u"Re&place"_qs); // what it says when the file exists
        QVERIFY(lettersOf(texts));
        const AxisDialog axis(u"wind"_qs, {.low = 0, .high = 1}, false);
        QVERIFY(lettersOf(textsOf(axis)) && lettersOf(textsOf(axis))->size() >= 3);
    }

    void noLetterOfTheDeviceDialogStandsTwice()
    {
        const SampleDatabase database;
        const QString path = siteFile(database);
        const ManualClock clock{SampleDatabase::newest};
        DeviceDialog dialog(path, {}, {}, clock);
        dialog.show();
        auto *kinds = dialog.findChild<QTreeWidget *>(u"kindList"_qs);
        QTRY_COMPARE(kinds->topLevelItemCount(), 2);
        int count = 0;
        for (QTreeWidgetItemIterator item(kinds, QTreeWidgetItemIterator::Selectable); *item; ++item) {
            kinds->setCurrentItem(*item);
            QVERIFY2(lettersOf(textsOf(dialog)), qPrintable((*item)->text(0)));
            ++count;
        }
        QVERIFY(count > 40);
        QVERIFY(lettersOf(textsOf(dialog))->size() >= 8);
    }

    void tabReachesAllOfTheDeviceDialog()
    {
        const SampleDatabase database;
        const ManualClock clock{SampleDatabase::newest};
        DeviceDialog dialog(siteFile(database), {}, {}, clock);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        auto *search = dialog.findChild<QWidget *>(u"kindSearch"_qs);
        QTRY_VERIFY(search->hasFocus());
        QTRY_VERIFY(dialog.findChild<QTreeWidget *>(u"kindList"_qs)->topLevelItemCount() > 0);
        QTest::keyClicks(search, u"asked over a tcp"_qs);
        QTest::keyClick(search, Qt::Key_Down);
        QVERIFY(dialog.findChild<QWidget *>(u"device_send"_qs));
        const QList<QWidget *> stops = tabStops();
        for (const char *name :
             {"kindSearch", "kindList", "device_name", "device_host", "device_port", "device_send", "device_decode",
              "device_columns", "rawReply", "testColumns", "devicePreview", "deviceCopy", "deviceTest", "deviceSave"}) {
            QVERIFY2(stops.contains(dialog.findChild<QWidget *>(QLatin1StringView(name))), name);
        }
        const auto place = [&](const char *name) {
            return stops.indexOf(dialog.findChild<QWidget *>(QLatin1StringView(name)));
        };
        QVERIFY(place("kindSearch") < place("device_name") && place("device_name") < place("device_send")
                && place("device_columns") < place("deviceTest"));
        for (QWidget *stop : stops)
            QVERIFY2(!stop->accessibleName().isEmpty() || !stop->property("text").toString().isEmpty()
                         || stop->objectName() == u"kindSearch",
                     qPrintable(stop->objectName()));
    }

    void tabReachesAllOfTheWindow()
    {
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        scene.part<QWidget>("findField")->setFocus();
        const QList<QWidget *> stops = tabStops();
        for (const char *name :
             {"findField", "columnTree", "tableDevice", "goToField", "logTable", "fromField", "toField", "liveButton"})
            QVERIFY2(stops.contains(scene.part<QWidget>(name)), name);
        const auto isChart = [](const QWidget *stop) { return stop->inherits("mtnops::ChartOverlay"); };
        QVERIFY(std::any_of(stops.begin(), stops.end(), isChart));
        for (QWidget *stop : stops)
            QVERIFY2(showsFocus(*stop),
                     qPrintable(QString::fromLatin1(stop->metaObject()->className()) + u" "_qs + stop->objectName()));
    }

    void tabLeavesEveryList_data()
    {
        QTest::addColumn<QByteArray>("dock");
        QTest::addColumn<QByteArray>("view");
        QTest::newRow("columns") << QByteArray("columnsDock") << QByteArray("columnTree");
        QTest::newRow("table") << QByteArray("tableDock") << QByteArray("logTable");
        QTest::newRow("devices") << QByteArray("devicesDock") << QByteArray("deviceTable");
        QTest::newRow("events") << QByteArray("eventsDock") << QByteArray("eventTable");
        QTest::newRow("statistics") << QByteArray("statisticsDock") << QByteArray("statisticsTable");
    }

    void tabLeavesEveryList()
    {
        QFETCH(QByteArray, dock);
        QFETCH(QByteArray, view);
        const SampleDatabase database;
        WindowScene scene(database);
        QTRY_VERIFY(scene.hasChosen());
        scene.part<QDockWidget>(dock.constData())->raise();
        auto *list = scene.part<QAbstractItemView>(view.constData());
        QTRY_VERIFY(!list->visibleRegion().isEmpty());
        QTRY_VERIFY(list->model()->rowCount() > 0); // an empty one holds no key
        for (const Qt::Key key : {Qt::Key_Tab, Qt::Key_Backtab}) {
            list->setCurrentIndex(list->model()->index(0, 0));
            QTest::keyClick(list, Qt::Key_Right); // where both keys would have a cell to go to
            list->setFocus();
            QVERIFY(list->hasFocus());
            const QModelIndex before = list->currentIndex();
            QTest::keyClick(list, key);
            QVERIFY(!list->hasFocus());
            QCOMPARE(list->currentIndex(), before);
        }
    }

    void theHelpTellsTheKeysOfTheMenus()
    {
        const SampleDatabase database;
        const WindowScene scene(database);
        scene.trigger(u"Shortcuts and gestures"_qs);
        const auto *help = scene.window.findChild<ShortcutsDialog *>();
        QVERIFY(help);
        QStringList told;
        QStringList keys;
        for (QTreeWidget *list : help->findChildren<QTreeWidget *>()) {
            if (list->accessibleName() != u"Keys"_qs)
                continue;
            for (QTreeWidgetItemIterator item(list, QTreeWidgetItemIterator::NoChildren); *item; ++item) {
                keys.append((*item)->text(0));
                told.append((*item)->text(0) + u'\t' + (*item)->text(1));
            }
        }
        QStringList inMenus = shortcutsOf(scene.window.findChild<QMenuBar *>()->actions());
        QVERIFY(inMenus.contains(u"M\tMeasure between two times"_qs));
        told.sort();
        inMenus.sort();
        QCOMPARE(told, inMenus);
        QCOMPARE(keys.removeDuplicates(), 0); // none does two things
    }

    void theHelpIsScrolledByKeys()
    {
        QAction action(u"Action"_qs);
        action.setShortcut(Qt::Key_F5);
        ShortcutsDialog help({&action});
        help.resize(700, 300);
        help.show();
        help.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&help));
        auto *list = help.findChild<QTreeWidget *>();
        help.findChild<QPushButton *>()->setFocus();
        QVERIFY(tabStops().contains(list));
        list->setFocus();
        QTest::keyClick(list, Qt::Key_End);
        QCOMPARE(list->verticalScrollBar()->value(), list->verticalScrollBar()->maximum());
    }

    void theHelpIsTwoListsSideBySide()
    {
        const SampleDatabase database;
        const WindowScene scene(database);
        scene.trigger(u"Shortcuts and gestures"_qs);
        auto *help = scene.window.findChild<ShortcutsDialog *>();
        QVERIFY(help);
        help->resize(1272, 760); // what a screen of 1280 by 800 has room for
        QTRY_VERIFY(help->isVisible());
        const QList<QTreeWidget *> lists = help->findChildren<QTreeWidget *>();
        QCOMPARE(lists.size(), 2);
        QTRY_VERIFY(lists[0]->geometry().right() < lists[1]->geometry().left());
        QCOMPARE(lists[0]->geometry().top(), lists[1]->geometry().top());
        QStringList told;
        for (QTreeWidget *list : lists) {
            const QAbstractItemView &view = *list; // where the hint is public
            QTRY_VERIFY(list->columnWidth(1) >= view.sizeHintForColumn(1)); // no line is cut
            QCOMPARE(list->horizontalScrollBar()->maximum(), 0);
            for (QTreeWidgetItemIterator item(list); *item; ++item)
                told.append((*item)->text(0));
        }
        QVERIFY(told.contains(u"Right button, menu key"_qs) && told.contains(u"F10"_qs));
        QVERIFY(!told.contains(u"Right click on a plot"_qs)); // the same
    }

    void theHelpIsAsHighAsItsLines()
    {
        const SampleDatabase database;
        const WindowScene scene(database);
        scene.trigger(u"Shortcuts and gestures"_qs);
        auto *help = scene.window.findChild<ShortcutsDialog *>();
        QVERIFY(help);
        int lines = 0;
        for (QTreeWidget *list : help->findChildren<QTreeWidget *>()) {
            int ofList = 0;
            for (QTreeWidgetItemIterator item(list); *item; ++item)
                ofList += list->sizeHintForRow(0);
            lines = std::max(lines, ofList);
        }
        QVERIFY(lines > 400);
        QVERIFY2(help->height() >= lines && help->height() < lines + 100, qPrintable(QString::number(help->height())));
    }

    void focusIsSeen_data()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("red night") << ThemeKind::RedNight;
    }

    void focusIsSeen()
    {
        QFETCH(ThemeKind, kind);
        ThemeController theme;
        theme.setKind(kind);
        const SampleDatabase database;
        const ManualClock clock{SampleDatabase::newest};
        ExportDialog dialog(exportDefaults(database), clock);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QApplication::setCursorFlashTime(0);
        dialog.findChild<QWidget *>(u"exportTable"_qs)->setFocus();
        QVERIFY(tabStops().size() >= 12);
        for (QWidget *stop : tabStops())
            QVERIFY2(showsFocus(*stop), qPrintable(stop->objectName()));
        theme.setKind(ThemeKind::Dark);
    }

private:
    std::unique_ptr<SettingsFolder> m_settings;
};

QTEST_MAIN(TestKeyboard)
#include "tst_keyboard.moc"
