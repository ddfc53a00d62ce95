// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logreader.h"
#include "tests/store/samplelog.h"
#include "tests/support/manualclock.h"
#include "tests/ui/sampledatabase.h"
#include "ui/dialogs/exportdialog.h"
#include "ui/panels/timefield.h"
#include "ui/theme/fileicons.h"

#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

struct Fixture
{
    SampleDatabase database;
    QTemporaryDir folder;
    ManualClock clock{SampleDatabase::newest + 1s};
    ExportDialog dialog{{.databasePath = database.path(),
                         .catalog = {.site = SampleDatabase::site(),
                                     .tables = {SampleDatabase::weather(), SampleDatabase::telescope()}},
                         .table = u"boltwood"_qs,
                         .range = {SampleDatabase::newest - 1h, SampleDatabase::newest + 1s},
                         .timeText = TimeText(QTimeZone("America/Phoenix")),
                         .folder = folder.path()},
                        clock};

    Fixture()
    {
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
    }

    template<typename Widget>
    Widget *part(const char *name) const
    {
        return dialog.findChild<Widget *>(QLatin1StringView(name));
    }
    void click(const char *name) const { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void chooseTimes(CsvTime time) const
    {
        auto *times = part<QComboBox>("exportTimes");
        times->setCurrentIndex(times->findData(QVariant::fromValue(time)));
    }
    QString message() const { return part<QLabel>("exportMessage")->text(); }
    QString previewTitle() const { return part<QLabel>("exportPreviewTitle")->text().remove(u'&'); }
    QString previewNote() const { return part<QLabel>("exportPreviewNote")->text(); }
    QStringList preview() const { return part<QPlainTextEdit>("exportPreview")->toPlainText().split(u'\n'); }
    QString path() const { return part<QLineEdit>("exportFile")->text(); }
    QStringList lines() const
    {
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u"\r\n"_qs, Qt::SkipEmptyParts);
    }
    QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }
};

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT

private slots:
    void filesAreChosenWithOurIcons()
    {
        Fixture fixture;
        fixture.click("exportBrowse");
        const auto *chooser = fixture.dialog.findChild<QFileDialog *>();
        QVERIFY(chooser);
        QFileDialog ours;
        prepareFileDialog(ours);
        QCOMPARE(chooser->iconProvider(), ours.iconProvider());
    }

    void suggestsAFile()
    {
        Fixture fixture;
        QCOMPARE(fixture.path(),
                 QDir(fixture.folder.path()).filePath(u"kuiper_boltwood_20261123T2047Z_20261123T2147Z.csv"_qs));
        fixture.part<QComboBox>("exportTable")->setCurrentIndex(1);
        QVERIFY(fixture.path().contains(u"kuiper_tcs_"_qs));
        QCOMPARE(fixture.part<QListWidget>("exportColumns")->count(), 2);
    }

    void bothTimesAreNamedToScreenReaders()
    {
        Fixture fixture;
        const auto name = [&](const char *field) {
            return QAccessible::queryAccessibleInterface(fixture.part<TimeField>(field))->text(QAccessible::Name);
        };
        QCOMPARE(name("exportFrom"), u"From"_qs);
        QCOMPARE(name("exportTo"), u"To"_qs);
    }

    void writesEveryRow()
    {
        Fixture fixture;
        QSignalSpy exported(&fixture.dialog, &ExportDialog::exported);
        fixture.click("exportStart");
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY2(fixture.message().contains(u"720 rows"_qs), qPrintable(fixture.message()));
        QCOMPARE(fixture.lines().size(), SampleDatabase::weatherRows + 1);
        QVERIFY(fixture.lines().first().contains(u"°C"_qs)); // units in the header
        QVERIFY(fixture.lines()[1].contains(u'Z'));
        QVERIFY(fixture.part<QPushButton>("exportShowFolder")->isVisible());
    }

    void chosenColumnsAtIntervalsInLocalTime()
    {
        Fixture fixture;
        fixture.click("exportNoColumns");
        fixture.part<QListWidget>("exportColumns")->item(3)->setCheckState(Qt::Checked);
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        fixture.part<QComboBox>("exportInterval")->setCurrentText(u"10 min"_qs);
        fixture.chooseTimes(CsvTime::Local);
        fixture.click("exportStart");
        QTRY_VERIFY(fixture.message().contains(u"rows written"_qs));
        const QStringList lines = fixture.lines();
        QVERIFY2(lines.size() >= 7 && lines.size() <= 8, qPrintable(QString::number(lines.size())));
        QVERIFY(lines.first().contains(u"wind"_qs));
        QVERIFY(!lines.first().contains(u"ambient"_qs));
        QVERIFY(lines[1].contains(u"-07:00"_qs));
    }

    void statisticsFillAndJulianDates()
    {
        Fixture fixture;
        fixture.click("exportNoColumns");
        fixture.part<QListWidget>("exportColumns")->item(3)->setCheckState(Qt::Checked);
        for (const char *name : {"exportMean", "exportFill"})
            QVERIFY2(!fixture.part<QCheckBox>(name)->isEnabled(), name); // goes with an interval
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        fixture.part<QComboBox>("exportInterval")->setCurrentText(u"1 s"_qs); // a row every 5 s: four of five are gaps
        fixture.part<QCheckBox>("exportMean")->click();
        fixture.part<QCheckBox>("exportMaximum")->click();
        fixture.part<QCheckBox>("exportCount")->click();
        fixture.part<QCheckBox>("exportFill")->click();
        fixture.part<QComboBox>("exportFillAge")->setCurrentText(u"2 s"_qs);
        fixture.chooseTimes(CsvTime::Mjd);
        fixture.click("exportStart");
        QTRY_VERIFY2(fixture.message().contains(u"rows written"_qs), qPrintable(fixture.message()));
        const QStringList lines = fixture.lines();
        QCOMPARE(lines.size(), 3601 + 1);
        QCOMPARE(lines[0], u"time [MJD UTC],boltwood.wind max [mph],boltwood.wind count"_qs);
        QCOMPARE(lines[1], u"61367.865972222222,,0"_qs); // 20:47:00
        const qsizetype row = 6; // the first with a value
        const QString value = lines[row].section(u',', 1, 1);
        QCOMPARE(lines[row].section(u',', 1), value + u",1"_qs);
        QVERIFY(!value.isEmpty());
        QCOMPARE(lines[row + 2].section(u',', 1), value + u",0"_qs); // 2 s later
        QCOMPARE(lines[row + 3].section(u',', 1), u",0"_qs); // too old
    }

    void thePreviewIsHowTheFileBegins()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.previewTitle(), u"Preview: the first 20 of about 720 rows"_qs);
        fixture.click("exportNoColumns");
        fixture.part<QListWidget>("exportColumns")->item(3)->setCheckState(Qt::Checked);
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        fixture.part<QCheckBox>("exportMaximum")->click();
        fixture.chooseTimes(CsvTime::Local);
        QTRY_COMPARE(fixture.previewTitle(), u"Preview: the first 20 of at most 61 rows"_qs);
        const QStringList shown = fixture.preview();
        QCOMPARE(shown.first(), u"time [America/Phoenix],boltwood.wind mean [mph],boltwood.wind max [mph]"_qs);
        fixture.click("exportStart");
        QTRY_VERIFY2(fixture.message().contains(u"rows written"_qs), qPrintable(fixture.message()));
        QCOMPARE(fixture.lines().first(ExportPreview::mostRows + 1), shown);
        QCOMPARE(fixture.lines().size(), 61 + 1);
    }

    void thePreviewFollowsWhatIsTyped()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.preview().size(), ExportPreview::mostRows + 1);
        auto *from = fixture.part<TimeField>("exportFrom");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"-10s"_qs);
        QTRY_COMPARE(fixture.previewTitle(), u"Preview: all 2 rows"_qs);
        QCOMPARE(fixture.preview().size(), 3);
        fixture.part<QComboBox>("exportTable")->setCurrentIndex(1);
        QTRY_COMPARE(fixture.previewTitle(), u"Preview: the only row"_qs);
        QVERIFY(fixture.preview().first().contains(u"tcs.altitude"_qs));
        from->selectAll();
        QTest::keyClicks(from, u"2026-11-20"_qs);
        auto *to = fixture.part<TimeField>("exportTo");
        to->setFocus();
        to->selectAll();
        QTest::keyClicks(to, u"2026-11-21"_qs);
        QTRY_COMPARE(fixture.previewNote(), u"Nothing was logged between these times."_qs);
    }

    void thePreviewSaysWhatIsMissing()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.preview().size(), ExportPreview::mostRows + 1);
        fixture.click("exportNoColumns");
        QTRY_COMPARE(fixture.previewNote(), u"Choose at least one column."_qs);
        QCOMPARE(fixture.preview(), QStringList(QString()));
        QVERIFY(fixture.message().isEmpty()); // nobody has asked for the file yet
        fixture.click("exportAllColumns");
        QTRY_COMPARE(fixture.preview().size(), ExportPreview::mostRows + 1);
        QVERIFY(fixture.previewNote().isEmpty());
        auto *from = fixture.part<TimeField>("exportFrom");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"soon"_qs);
        QTRY_VERIFY2(fixture.previewNote().contains(u"soon"_qs), qPrintable(fixture.previewNote()));
        QVERIFY(from->errorText().isEmpty()); // still typing
        from->discard();
        fixture.part<QLineEdit>("exportFile")->clear();
        QTRY_COMPARE(fixture.preview().size(), ExportPreview::mostRows + 1);
        fixture.click("exportStart");
        QCOMPARE(fixture.message(), u"Name a file to write to."_qs);
    }

    void thePreviewTellsWhatTheDatabaseSays()
    {
        Fixture fixture;
        QTRY_COMPARE(fixture.preview().size(), ExportPreview::mostRows + 1);
        QVERIFY(QFile::rename(fixture.database.path(), fixture.database.path() + u".gone"_qs));
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        QTRY_VERIFY2(fixture.previewNote().contains(fixture.database.path()), qPrintable(fixture.previewNote()));
        QCOMPARE(fixture.part<QLabel>("exportPreviewNote")->property("role").toString(), u"error"_qs);
    }

    void progressIsShownOnlyWhileSomethingRuns()
    {
        Fixture fixture;
        const auto *progress = fixture.part<QProgressBar>("exportProgress");
        QVERIFY(!progress->isVisible());
        fixture.click("exportStart");
        QVERIFY(progress->isVisible());
        QTRY_VERIFY(fixture.message().contains(u"rows written"_qs));
        QVERIFY(!progress->isVisible());
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"exists already"_qs));
        QVERIFY(!progress->isVisible());
        fixture.part<QLineEdit>("exportFile")->setText(fixture.folder.filePath(u"none/here.csv"_qs));
        fixture.click("exportStart");
        QTRY_VERIFY(fixture.message().startsWith(u"Nothing was written"_qs));
        QVERIFY(!progress->isVisible());
    }

    void valuesThatAreNoNumbersAreTold()
    {
        Fixture fixture;
        execute(fixture.database.path(), {u"UPDATE boltwood SET wind = 'calm' WHERE ts % 7 = 0"_qs});
        fixture.click("exportStart");
        QTRY_VERIFY2(fixture.message().contains(u"of boltwood.wind are no real and were left empty"_qs),
                     qPrintable(fixture.message()));
        QCOMPARE(fixture.lines().size(), SampleDatabase::weatherRows + 1);
    }

    void anIntervalNeedsAStatisticAndAnAge()
    {
        Fixture fixture;
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        fixture.part<QCheckBox>("exportMean")->click();
        fixture.click("exportStart");
        QVERIFY2(fixture.message().contains(u"at least one of mean"_qs), qPrintable(fixture.message()));
        fixture.part<QCheckBox>("exportMean")->click();
        fixture.part<QCheckBox>("exportFill")->click();
        fixture.part<QComboBox>("exportFillAge")->setCurrentText(u"ages"_qs);
        fixture.click("exportStart");
        QVERIFY2(fixture.message().contains(u"ages"_qs), qPrintable(fixture.message()));
        QVERIFY(fixture.files().isEmpty());
    }

    void aTypedRange()
    {
        Fixture fixture;
        auto *from = fixture.part<TimeField>("exportFrom");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"-5min"_qs);
        fixture.click("exportStart");
        QTRY_VERIFY(fixture.message().contains(u"rows written"_qs));
        QCOMPARE(fixture.lines().size(), 60 + 1);
    }

    void mistakesAreToldAndNothingIsWritten()
    {
        Fixture fixture;
        fixture.click("exportNoColumns");
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"at least one column"_qs));
        fixture.click("exportAllColumns");
        QVERIFY(fixture.message().isEmpty());
        auto *from = fixture.part<TimeField>("exportFrom");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"soon"_qs);
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"soon"_qs));
        QVERIFY(!from->errorText().isEmpty());
        QCOMPARE(from->text(), u"soon"_qs);
        from->discard();
        fixture.part<QRadioButton>("exportEveryInterval")->click();
        fixture.part<QComboBox>("exportInterval")->setCurrentText(u"often"_qs);
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"often"_qs));
        QVERIFY(fixture.files().isEmpty());
    }

    void aFolderThatIsNotThere()
    {
        Fixture fixture;
        fixture.part<QLineEdit>("exportFile")->setText(fixture.folder.filePath(u"none/here.csv"_qs));
        fixture.click("exportStart");
        QTRY_VERIFY2(fixture.message().startsWith(u"Nothing was written"_qs), qPrintable(fixture.message()));
        QVERIFY(!fixture.dialog.isRunning());
    }

    void anExistingFileIsReplacedOnlyWhenSaid()
    {
        Fixture fixture;
        QFile old(fixture.path());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("mine");
        old.close();
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"exists already"_qs));
        QVERIFY(!fixture.dialog.isRunning());
        QCOMPARE(fixture.lines(), QStringList(u"mine"_qs));
        QVERIFY(fixture.part<QPushButton>("exportStart")->text().remove(u'&') == u"Replace"_qs);
        fixture.click("exportStart");
        QTRY_VERIFY(fixture.message().contains(u"rows written"_qs));
        QCOMPARE(fixture.lines().size(), SampleDatabase::weatherRows + 1);
    }

    void aChangeAsksAgainBeforeReplacing()
    {
        Fixture fixture;
        QFile old(fixture.path());
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.close();
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"exists already"_qs));
        fixture.click("exportNoColumns");
        fixture.click("exportAllColumns");
        fixture.click("exportStart");
        QVERIFY(fixture.message().contains(u"exists already"_qs));
        QVERIFY(!fixture.dialog.isRunning());
    }

    void aNameThatSomebodyGaveStays()
    {
        Fixture fixture;
        const QString mine = fixture.folder.filePath(u"mine.csv"_qs);
        fixture.part<QLineEdit>("exportFile")->setText(mine);
        fixture.part<QComboBox>("exportTable")->setCurrentIndex(1);
        QCOMPARE(fixture.path(), mine);
    }

    void cancelLeavesNoFile()
    {
        Fixture fixture;
        fixture.database.addOlderRows(50'000); // cannot be done before the key is pressed
        fixture.part<QComboBox>("exportTable")->setCurrentIndex(1);
        auto *from = fixture.part<TimeField>("exportFrom");
        from->setFocus();
        from->selectAll();
        QTest::keyClicks(from, u"-1d"_qs);
        fixture.click("exportStart");
        QVERIFY(fixture.dialog.isRunning());
        QTest::keyClick(&fixture.dialog, Qt::Key_Escape); // the first Escape cancels, and the dialog stays
        QVERIFY(fixture.dialog.isVisible());
        QTRY_VERIFY(!fixture.dialog.isRunning());
        QVERIFY(!fixture.part<QProgressBar>("exportProgress")->isVisible());
        QVERIFY2(fixture.message().contains(u"no file was written"_qs), qPrintable(fixture.message()));
        QVERIFY2(fixture.files().isEmpty(), qPrintable(fixture.files().join(u' ')));
        QTest::keyClick(&fixture.dialog, Qt::Key_Escape);
        QVERIFY(!fixture.dialog.isVisible());
    }
};

QTEST_MAIN(TestExportDialog)
#include "tst_exportdialog.moc"
