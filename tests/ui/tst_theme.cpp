// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fileicons.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/themecontroller.h"
#include "ui/theme/themepalette.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

using namespace mtnops;

Q_DECLARE_METATYPE(mtnops::ThemeKind)

class TestTheme : public QObject
{
    Q_OBJECT

private slots:
    void contrastOfText_data()
    {
        QTest::addColumn<ThemeKind>("kind");
        QTest::newRow("dark") << ThemeKind::Dark;
        QTest::newRow("light") << ThemeKind::Light;
        QTest::newRow("red night") << ThemeKind::RedNight;
    }

    // WCAG 2.1 AA: 4.5 for text, 3 for icons.
    void contrastOfText()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = Theme::of(kind);
        const auto isReadable = [](const QColor &text, const QColor &background, double least = 4.5) {
            const double ratio = contrastRatio(text, background);
            if (ratio < least)
                qWarning("%s on %s is %.2f", qPrintable(text.name()), qPrintable(background.name()), ratio);
            return ratio >= least;
        };
        const QList<QColor> states{theme.good, theme.warning, theme.alarm};
        for (const QColor &background : {theme.window, theme.panel, theme.raised, alternateColour(theme)}) {
            for (const QColor &text : QList{theme.text, theme.muted, theme.accent} + states)
                QVERIFY(isReadable(text, background));
        }
        for (const QColor &background : theme.sky) // of the charts
            QVERIFY(isReadable(theme.text, background));
        QVERIFY(isReadable(theme.window, theme.accent)); // what stands on the accent
        QVERIFY(isReadable(theme.text, selectionColour(theme)));
        for (const QColor &icon : QList{theme.muted} + states)
            QVERIFY(isReadable(icon, selectionColour(theme), 3));
    }

    void contrastOfDisabledText_data() { contrastOfText_data(); }

    // The standard asks nothing of it; 3, as of icons, can be read.
    void contrastOfDisabledText()
    {
        QFETCH(ThemeKind, kind);
        const Theme &theme = Theme::of(kind);
        const QPalette palette = makePalette(theme);
        const auto isReadable = [&](const QColor &text, const QColor &background) {
            const double ratio = contrastRatio(text, background);
            if (ratio < 3)
                qWarning("%s on %s is %.2f", qPrintable(text.name()), qPrintable(background.name()), ratio);
            return ratio >= 3;
        };
        for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            const QColor text = palette.color(QPalette::Disabled, role);
            for (const QColor &background : {theme.window, theme.panel, theme.raised, alternateColour(theme)}) {
                QVERIFY(isReadable(text, background));
                QVERIFY(contrastRatio(text, background) < contrastRatio(theme.muted, background)); // and is told apart
            }
        }
        QVERIFY(isReadable(palette.color(QPalette::Disabled, QPalette::HighlightedText),
                           palette.color(QPalette::Disabled, QPalette::Highlight)));
        QVERIFY(makeStyleSheet(theme).contains(u"disabled { color: "_qs + disabledColour(theme).name()));
    }

    void contrastIsThatOfTheStandard()
    {
        QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    }

    void aRedNightHasNoBlueOrGreenToSpeakOf()
    {
        const Theme &night = Theme::of(ThemeKind::RedNight);
        for (const QColor &surface : {night.window, night.panel, night.raised, night.border, night.grid}) {
            QVERIFY(surface.green() <= 0x10);
            QVERIFY(surface.blue() <= 0x10);
        }
        const QPalette palette = makePalette(night);
        for (int role = 0; role < QPalette::NColorRoles; ++role) {
            if (role == QPalette::NoRole)
                continue;
            const QColor colour = palette.color(QPalette::Active, QPalette::ColorRole(role));
            QVERIFY2(colour.red() > colour.blue() || colour == night.window, qPrintable(colour.name()));
        }
    }

    void theStyleSheetNamesEveryColour()
    {
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::RedNight}) {
            const QString sheet = makeStyleSheet(Theme::of(kind));
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY(sheet.contains(Theme::of(kind).accent.name()));
        }
    }

    void everyIconIsDrawn()
    {
        for (const Icon icon : allIcons()) {
            QImage image(16, 16, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QPainter painter(&image);
            paintIcon(painter, QRectF(0, 0, 16, 16), icon, Qt::red);
            painter.end();
            int inked = 0;
            for (int y = 0; y < 16; ++y) {
                for (int x = 0; x < 16; ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    inked += pixel.alpha() > 64;
                    QVERIFY(pixel.alpha() == 0 || pixel.red() > pixel.blue());
                }
            }
            QVERIFY2(inked > 8, qPrintable(QStringLiteral("icon %1").arg(int(icon))));
        }
    }

    void aChangeReachesEverything()
    {
        ThemeController controller;
        QLabel label;
        label.show();
        const QIcon icon = makeIcon(Icon::Alarm);
        QSignalSpy changed(&controller, &ThemeController::themeChanged);
        for (const ThemeKind kind : {ThemeKind::RedNight, ThemeKind::Light, ThemeKind::Dark}) {
            controller.setKind(kind);
            const Theme &theme = Theme::of(kind);
            QCOMPARE(QApplication::palette().color(QPalette::Window), theme.window);
            QCOMPARE(label.palette().color(QPalette::WindowText), theme.text);
            QVERIFY(qApp->styleSheet().contains(theme.accent.name()));
            QCOMPARE(icon.pixmap(16, 16).toImage().pixelColor(8, 8), theme.text);
            QCOMPARE(QCoreApplication::testAttribute(Qt::AA_DontUseNativeDialogs), kind == ThemeKind::RedNight);
        }
        controller.setKind(ThemeKind::Dark);
        QCOMPARE(changed.count(), 3);
    }

    void dialogsOfARedNightAreRedToo()
    {
        ThemeController controller;
        controller.setKind(ThemeKind::RedNight);
        QTemporaryDir folder;
        QDir(folder.path()).mkdir(u"nights"_qs);
        QVERIFY(QFile(folder.filePath(u"a.png"_qs)).open(QIODevice::WriteOnly));
        QFileDialog dialog(nullptr, {}, folder.path());
        prepareFileDialog(dialog);
        dialog.show();
        auto *files = dialog.findChild<QListView *>(u"listView"_qs);
        QTRY_COMPARE(files->model()->rowCount(files->rootIndex()), 2);
        QMessageBox box(QMessageBox::Critical, {}, u"text"_qs);
        QMessageBox note(QMessageBox::Information, {}, u"text"_qs);
        for (QWidget *widget : std::initializer_list<QWidget *>{&dialog, &box, &note}) {
            const QImage image = widget->grab().toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    const int most =
                        std::max(48, pixel.red() * 9 / 10); // antialiased text is never purer than its colour
                    QVERIFY2(pixel.green() <= most && pixel.blue() <= most,
                             qPrintable(QStringLiteral("%1 at %2, %3").arg(pixel.name()).arg(x).arg(y)));
                }
            }
        }
        controller.setKind(ThemeKind::Dark);
    }

    void aTextCursorHasTheColourOfItsText()
    {
        ThemeController controller;
        controller.setKind(ThemeKind::RedNight);
        QLineEdit edit(u"text"_qs);
        edit.show();
        edit.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        edit.setFocus();
        const auto cursorAt = [&](int position) {
            edit.setCursorPosition(position);
            const QImage image = edit.grab().toImage(); // scrolls the text
            const QRect around = edit.inputMethodQuery(Qt::ImCursorRectangle).toRect();
            return image.pixelColor(around.left() + 5, around.center().y());
        };
        const QColor text = Theme::of(ThemeKind::RedNight).text;
        QCOMPARE(cursorAt(4), text);
        edit.setText(QString(500, u'i')); // scrolled
        QCOMPARE(cursorAt(500), text);
        edit.setReadOnly(true);
        QVERIFY(cursorAt(500) != text);
        controller.setKind(ThemeKind::Dark);
    }

    /** Else nobody sees what Return does while a field has the focus. */
    void theDefaultButtonIsSeen()
    {
        const ThemeController controller;
        QDialog dialog;
        auto *field = new QLineEdit;
        auto *save = new QPushButton(u"Save"_qs);
        auto *close = new QPushButton(u"Close"_qs);
        auto *layout = new QVBoxLayout(&dialog);
        for (QWidget *part : std::initializer_list<QWidget *>{field, save, close})
            layout->addWidget(part);
        save->setDefault(true);
        close->setAutoDefault(false);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        field->setFocus();
        const auto edge = [](QPushButton *button) {
            return button->grab().toImage().pixelColor(button->width() / 2, 0);
        };
        const Theme &theme = controller.theme();
        QCOMPARE(edge(close), theme.border);
        QCOMPARE(edge(save), theme.muted);
        save->setFocus();
        QCOMPARE(edge(save), theme.accent);
        field->setFocus();
        save->setEnabled(false);
        QVERIFY(edge(save) != theme.muted);
    }

    void aFileDialogHasRoomForItsColumns()
    {
        const ThemeController controller;
        const QTemporaryDir folder;
        QVERIFY(QFile(folder.filePath(u"a.sqlite"_qs)).open(QIODevice::WriteOnly));
        QFileDialog dialog(nullptr, {}, folder.path());
        dialog.setViewMode(QFileDialog::Detail);
        prepareFileDialog(dialog);
        dialog.show();
        const auto *files = dialog.findChild<QTreeView *>(u"treeView"_qs);
        QVERIFY(files);
        QTRY_COMPARE(files->model()->rowCount(files->rootIndex()), 1);
        QTRY_VERIFY(files->isVisible());
        QCOMPARE(files->horizontalScrollBar()->maximum(), 0);
        const auto *places = dialog.findChild<QWidget *>(u"sidebar"_qs);
        QVERIFY(places && places->width() >= places->fontMetrics().horizontalAdvance(u"Computer of mine"_qs));
    }

    /** Where a pixel of the window is not one of the screen, Qt draws its own cursor after all. */
    void aTextCursorIsRedAtEveryScale_data()
    {
        QTest::addColumn<double>("scale");
        QTest::newRow("100 %") << 1.0;
        QTest::newRow("125 %") << 1.25;
        QTest::newRow("150 %") << 1.5;
        QTest::newRow("200 %") << 2.0;
    }

    void aTextCursorIsRedAtEveryScale()
    {
        QFETCH(double, scale);
        ThemeController controller;
        controller.setKind(ThemeKind::RedNight);
        QLineEdit edit;
        edit.show();
        edit.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&edit));
        edit.setFocus();
        QImage image(edit.size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        const Theme &theme = Theme::of(ThemeKind::RedNight);
        image.fill(theme.window);
        edit.render(&image);
        bool hasCursor = false;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                hasCursor = hasCursor || pixel == theme.text;
                QVERIFY2(pixel.blue() <= theme.accent.blue() && pixel.green() <= theme.accent.green(),
                         qPrintable(QStringLiteral("%1 at %2, %3").arg(pixel.name()).arg(x).arg(y)));
            }
        }
        QVERIFY(hasCursor);
        controller.setKind(ThemeKind::Dark);
    }

    void anIconThatIsOnIsSeenInAMenu()
    {
        ThemeController controller;
        const QColor text = Theme::of(ThemeKind::Dark).text;
        const auto colour = [](const QIcon &icon) {
            return icon.pixmap({16, 16}, 1, QIcon::Normal, QIcon::On).toImage().pixelColor(8, 8);
        };
        QCOMPARE(colour(makeIcon(Icon::Live)), text);
        QCOMPARE(colour(makeAccentIcon(Icon::Live)), Theme::of(ThemeKind::Dark).window);
    }

    void theMarkOfAMenuKeepsAwayFromItsEdge()
    {
        ThemeController controller;
        controller.setKind(ThemeKind::RedNight);
        QMenu menu;
        for (const bool isChosen : {false, true}) {
            QAction *action = menu.addAction(u"Table"_qs);
            action->setCheckable(true);
            action->setChecked(isChosen);
        }
        menu.adjustSize();
        const QImage image = menu.grab().toImage();
        const QRect off = menu.actionGeometry(menu.actions()[0]);
        const QRect on = menu.actionGeometry(menu.actions()[1]);
        int first = image.width();
        int last = 0;
        for (int y = 0; y < on.height(); ++y) {
            for (int x = 0; x < on.right(); ++x) {
                const QColor mark = image.pixelColor(x, on.top() + y);
                if (mark == image.pixelColor(x, off.top() + y))
                    continue;
                first = std::min(first, x);
                last = std::max(last, x);
                QVERIFY(mark.red() > 2 * mark.green()); // in the theme's colour
            }
        }
        QVERIFY2(first >= 11 && last - first >= 7 && last < 26, qPrintable(u"%1 %2"_qs.arg(first).arg(last)));
        controller.setKind(ThemeKind::Dark);
    }

    void theLineBelowTheHeadersIsAsWideAsTheTable()
    {
        const ThemeController controller;
        QTableWidget table(1, 1);
        table.resize(400, 120);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        const QHeaderView &header = *table.horizontalHeader();
        QVERIFY(header.length() < header.width());
        const QRect area(header.mapTo(&table, QPoint()), header.size());
        const QImage image = table.grab().toImage();
        for (const int x : {area.left() + 10, area.right() - 10})
            QCOMPARE(image.pixelColor(x, area.bottom()), Theme::of(ThemeKind::Dark).border);
    }

    void theTextOfAButtonDoesNotTouchItsFrame()
    {
        const ThemeController controller;
        for (const QString &text : {u"OK"_qs, u"Copy as CSV"_qs, u"Take every column of this device"_qs}) {
            const QPushButton button(text);
            const int width = button.fontMetrics().horizontalAdvance(text);
            QVERIFY2(button.sizeHint().width() >= width + 20, qPrintable(text));
        }
    }

    void aChoiceWithAnIconIsMarkedInAMenu()
    {
        ThemeController controller;
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::RedNight, ThemeKind::Dark}) {
            controller.setKind(kind);
            QPixmap line(16, 16);
            line.fill(Theme::of(kind).trace(0));
            QMenu menu;
            for (const bool isChosen : {false, true}) {
                QAction *action = menu.addAction(line, u"Solid"_qs);
                action->setCheckable(true);
                action->setChecked(isChosen);
            }
            menu.adjustSize();
            const QImage image = menu.grab().toImage();
            const auto row = [&](int number) { return image.copy(menu.actionGeometry(menu.actions()[number])); };
            QCOMPARE(row(0).size(), row(1).size());
            QVERIFY(row(0) != row(1));
        }
    }

    void figuresStandUnderEachOther()
    {
        QVERIFY(hasTabularDigits(figureFont(TextSize::Body)));
        QVERIFY(hasTabularDigits(figureFont(TextSize::Secondary)));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
