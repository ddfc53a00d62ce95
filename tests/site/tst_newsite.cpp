// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/newsite.h"
#include "logger/site/siteloader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

NewSite good()
{
    return {.name = u"kuiper"_qs,
            .title = u"Kuiper 61\" on Mt. Bigelow"_qs,
            .latitude = u"32.4165"_qs,
            .longitude = u"-110.7346"_qs,
            .elevation = u"2510"_qs,
            .timeZone = u"America/Phoenix"_qs};
}

} // namespace

/** A site file that is written for the first time. */
class TestNewSite : public QObject
{
    Q_OBJECT

private slots:
    void loadsAsItWasMeant();
    void mistakesStandAtTheirKeys_data();
    void mistakesStandAtTheirKeys();
    void neverWritesOverAFile();
};

void TestNewSite::loadsAsItWasMeant()
{
    const CheckedNewSite checked = checkNewSite(good());
    QCOMPARE(checked.mistakes, (QHash<QString, QString>()));
    const LoadedSite loaded = loadSiteText(checked.text, u"/nowhere/kuiper.toml"_qs);
    QVERIFY(loaded.isUsable);
    QCOMPARE(loaded.diagnostics.size(), 1); // that it has no device
    const SiteInfo expected{.name = u"kuiper"_qs,
                            .title = u"Kuiper 61\" on Mt. Bigelow"_qs,
                            .latitude = 32.4165,
                            .longitude = -110.7346,
                            .elevation = 2510,
                            .timeZone = "America/Phoenix"};
    QVERIFY(loaded.site.info == expected);
    QCOMPARE(loaded.site.databasePath, u"/nowhere/kuiper.sqlite"_qs);
    NewSite bare = good();
    bare.title = bare.elevation = bare.timeZone = QString();
    QVERIFY(checkNewSite(bare).isGood());
}

void TestNewSite::mistakesStandAtTheirKeys_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // a part of the message
    QTest::newRow("no name") << u"name"_qs << u" "_qs << u"missing key \"name\""_qs;
    QTest::newRow("name") << u"name"_qs << u"Mt. Bigelow"_qs << u"mt_bigelow"_qs;
    QTest::newRow("no latitude") << u"latitude"_qs << QString() << u"degrees north"_qs;
    QTest::newRow("latitude by words") << u"latitude"_qs << u"32 N"_qs << u"latitude must be a number"_qs;
    QTest::newRow("latitude of a pole beyond") << u"latitude"_qs << u"91"_qs << u"-90 to 90"_qs;
    QTest::newRow("longitude not a number") << u"longitude"_qs << u"nan"_qs << u"longitude must be a number"_qs;
    QTest::newRow("no longitude") << u"longitude"_qs << QString() << u"degrees east"_qs;
    QTest::newRow("elevation") << u"elevation"_qs << u"2510 m"_qs << u"elevation must be a number"_qs;
    QTest::newRow("time zone") << u"timezone"_qs << u"America/Phenix"_qs << u"America/Phoenix"_qs;
}

void TestNewSite::mistakesStandAtTheirKeys()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    NewSite site = good();
    const QHash<QString, QString *> fields = {{u"name"_qs, &site.name},
                                              {u"latitude"_qs, &site.latitude},
                                              {u"longitude"_qs, &site.longitude},
                                              {u"elevation"_qs, &site.elevation},
                                              {u"timezone"_qs, &site.timeZone}};
    *fields.value(key) = text;
    const CheckedNewSite checked = checkNewSite(site);
    QVERIFY(!checked.isGood());
    QCOMPARE(checked.mistakes.keys(), QStringList(key));
    QVERIFY2(checked.mistakes.value(key).contains(expected), qPrintable(checked.mistakes.value(key)));
}

void TestNewSite::neverWritesOverAFile()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"kuiper.toml"_qs);
    QVERIFY(writeNewSite(path, "[site]\n"));
    const Result<void> again = writeNewSite(path, "other");
    QVERIFY(!again);
    QVERIFY2(again.error().detail.contains(u"is there already"), qPrintable(again.error().detail));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "[site]\n");
    const Result<void> nowhere = writeNewSite(folder.filePath(u"none/kuiper.toml"_qs), "x");
    QVERIFY(!nowhere);
    QVERIFY2(nowhere.error().detail.startsWith(u"there is no folder"), qPrintable(nowhere.error().detail));
}

QTEST_GUILESS_MAIN(TestNewSite)
#include "tst_newsite.moc"
