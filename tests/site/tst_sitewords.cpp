// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/column.h"
#include "logger/site/didyoumean.h"
#include "logger/site/ngrequest.h"
#include "logger/site/sendtemplate.h"
#include "logger/site/sqlnames.h"
#include "logger/site/tomlscan.h"
#include "logger/site/units.h"
#include "logger/site/wildcard.h"

#include <QTest>

using namespace mtnops;

/** The small parts that judge single words of a site file. */
class TestSiteWords : public QObject
{
    Q_OBJECT

private slots:
    void nearestWord_data();
    void nearestWord();
    void unit_data();
    void unit();
    void everyUnitIsItsOwnSpelling();
    void sqlName_data();
    void sqlName();
    void overlap_data();
    void overlap();
    void sendTemplate_data();
    void sendTemplate();
    void brokenTemplate();
    void ngRequest_data();
    void ngRequest();
    void safeToParse_data();
    void safeToParse();
};

void TestSiteWords::nearestWord_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one more") << u"intervall"_qs << u"interval"_qs;
    QTest::newRow("one less") << u"intrval"_qs << u"interval"_qs;
    QTest::newRow("swapped") << u"hsot"_qs << u"host"_qs;
    QTest::newRow("in capitals") << u"HOST"_qs << u"host"_qs;
    QTest::newRow("a short one swapped") << u"tpye"_qs << u"type"_qs;
    QTest::newRow("a part") << u"val"_qs << u"interval"_qs;
    QTest::newRow("a short part") << u"in"_qs << QString();
    QTest::newRow("nothing near") << u"colour"_qs << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << QString(100000, u'x') << QString();
}

void TestSiteWords::nearestWord()
{
    QFETCH(QString, word);
    QTEST(nearest(word, {u"interval"_qs, u"host"_qs, u"type"_qs}), "expected");
}

void TestSiteWords::unit_data()
{
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("expected");
    QTest::newRow("degC") << u"degC"_qs << u"°C"_qs;
    QTest::newRow("deg C") << u"deg C"_qs << u"°C"_qs;
    QTest::newRow("degF") << u"degF"_qs << u"°F"_qs;
    QTest::newRow("um") << u"um"_qs << u"µm"_qs;
    QTest::newRow("Greek mu") << u"\u03bcm"_qs << u"\u00b5m"_qs;
    QTest::newRow("arcsec/s") << u"arcsec/s"_qs << u"arcsec/s"_qs;
    QTest::newRow("none") << u""_qs << u""_qs;
}

void TestSiteWords::unit()
{
    QFETCH(QString, spelling);
    const std::optional<QString> normalised = normalisedUnit(spelling);
    QVERIFY(normalised);
    QTEST(*normalised, "expected");
    QVERIFY(!normalisedUnit(u"furlong"));
}

void TestSiteWords::everyUnitIsItsOwnSpelling()
{
    QStringList units = knownUnits();
    QCOMPARE(units.removeDuplicates(), 0);
    for (const QString &name : units)
        QCOMPARE(normalisedUnit(name), name);
}

void TestSiteWords::sqlName_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("good") << u"wind_speed"_qs << u"wind_speed"_qs;
    QTest::newRow("words") << u"Wind Speed (mph)"_qs << u"wind_speed_mph"_qs;
    QTest::newRow("accents") << u"Température"_qs << u"temperature"_qs;
    QTest::newRow("digit first") << u"90Prime"_qs << u"_90prime"_qs;
    QTest::newRow("reserved") << u"Timestamp"_qs << u"_timestamp"_qs;
    QTest::newRow("ours") << u"mtnops_events"_qs << u"_mtnops_events"_qs;
    QTest::newRow("word of SQL") << u"Order"_qs << u"order_"_qs;
    QTest::newRow("nothing left") << u"天"_qs << u"_"_qs;
    QTest::newRow("long") << QString(60, u'A') << QString(48, u'a');
    QTest::newRow("long with a digit first") << QString(60, u'1') << u'_' + QString(47, u'1');
}

void TestSiteWords::sqlName()
{
    QFETCH(QString, text);
    const QString name = suggestedSqlName(text);
    QTEST(name, "expected");
    QVERIFY(isSqlName(name));
    QVERIFY(problemOfLoggedName(u"column"_qs, name).isEmpty());
}

void TestSiteWords::overlap_data()
{
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("expected");
    QTest::newRow("equal") << u"TEMP"_qs << u"TEMP"_qs << true;
    QTest::newRow("equal but for case") << u"Temp"_qs << u"TEMP"_qs << true;
    QTest::newRow("different") << u"TEMP"_qs << u"HUMIDITY"_qs << false;
    QTest::newRow("beginning") << u"TEMP"_qs << u"TEMPERATURE"_qs << false;
    QTest::newRow("star") << u"*"_qs << u"TEMP"_qs << true;
    QTest::newRow("star and nothing") << u"*"_qs << u""_qs << true;
    QTest::newRow("two stars") << u"A*"_qs << u"*B"_qs << true;
    QTest::newRow("two beginnings") << u"A*"_qs << u"B*"_qs << false;
    QTest::newRow("two ends") << u"*A"_qs << u"*B"_qs << false;
    QTest::newRow("inside") << u"A*C"_qs << u"AB*"_qs << true;
    QTest::newRow("inside, not") << u"A*C"_qs << u"*D"_qs << false;
    QTest::newRow("many stars") << u"*a*b*c*"_qs << u"*c*b*a*"_qs << true;
    QTest::newRow("star for nothing") << u"AB"_qs << u"A*B"_qs << true;
}

void TestSiteWords::overlap()
{
    QFETCH(QString, left);
    QFETCH(QString, right);
    QTEST(wildcardsOverlap(left, right), "expected");
    QTEST(wildcardsOverlap(right, left), "expected");
}

void TestSiteWords::sendTemplate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << u"\n"_qs << u"\n"_qs;
    QTest::newRow("one") << u"${obsid} TCS\n"_qs << u"BIG61 TCS\n"_qs;
    QTest::newRow("twice") << u"${obsid}${obsid}"_qs << u"BIG61BIG61"_qs;
    QTest::newRow("unknown") << u"${a} ${obsid}"_qs << u"${a} BIG61"_qs;
    QTest::newRow("a value is not looked at again") << u"${tricky}"_qs << u"${obsid}"_qs;
    QTest::newRow("a dollar") << u"$5 {x}"_qs << u"$5 {x}"_qs;
}

void TestSiteWords::sendTemplate()
{
    QFETCH(QString, text);
    const QMap<QString, QString> values = {{u"obsid"_qs, u"BIG61"_qs}, {u"tricky"_qs, u"${obsid}"_qs}};
    QTEST(SendTemplate(text).filled(values), "expected");
}

void TestSiteWords::brokenTemplate()
{
    QVERIFY(SendTemplate(u"${obsid TCS\n"_qs).isBroken());
    QVERIFY(SendTemplate(u"${a} ${"_qs).isBroken());
    QVERIFY(!SendTemplate(u"${a} } $"_qs).isBroken());
    QCOMPARE(SendTemplate(u"${b} ${a} ${b}"_qs).parameters(), QStringList({u"b"_qs, u"a"_qs}));
}

void TestSiteWords::ngRequest_data()
{
    QTest::addColumn<QString>("send");
    QTest::addColumn<bool>("good");
    QTest::newRow("plain") << u"BIG61 TCS 123 REQUEST ALL\n"_qs << true;
    QTest::newRow("arguments") << u"BIG61 TCS 1 REQUEST DOME PARAM\n"_qs << true;
    QTest::newRow("leading zeros") << u"BIG61 TCS 001 REQUEST ALL\n"_qs << true;
    QTest::newRow("space before the newline") << u"BOK RAOIL 123 REQUEST OIL_PRES \n"_qs << true;
    QTest::newRow("four digits") << u"BIG61 TCS 0001 REQUEST ALL\n"_qs << false;
    QTest::newRow("negative") << u"BIG61 TCS -1 REQUEST ALL\n"_qs << false;
    QTest::newRow("NUL") << u"BIG61 TCS 1 REQUEST A\0LL\n"_qs << false;
    QTest::newRow("not ASCII") << u"BIG61 TCS 1 REQUEST ÄLL\n"_qs << false;
    QTest::newRow("only a newline") << u"\n"_qs << false;
    QTest::newRow("command, in a tab's company") << u"BIG61\tTCS 1 Command STOW\n"_qs << false;
}

void TestSiteWords::ngRequest()
{
    QFETCH(QString, send);
    QTEST(problemOfNgRequest(send).isEmpty(), "good");
}

void TestSiteWords::safeToParse_data()
{
    const QByteArray deep = QByteArray("a.").repeated(40) + "a";
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line"); // 0: safe
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("key") << deep + " = 1\n" << 1;
    QTest::newRow("header") << "# é\n[" + deep + "]\n" << 2;
    QTest::newRow("quoted parts") << QByteArray("\"a\" . 'b' . ").repeated(20) + "c = 1\n" << 1;
    QTest::newRow("inline table") << "a = { " + deep + " = 1 }\n" << 1;
    QTest::newRow("string") << "a = \"" + deep + "\"\n" << 0;
    QTest::newRow("string with a quote") << "a = \"\\\"" + deep + "\"\n" << 0;
    QTest::newRow("literal string") << "a = '\\" + deep + "'\n" << 0;
    QTest::newRow("multi-line string") << "a = \"\"\"\n" + deep + "\n\"\"\"\n" << 0;
    QTest::newRow("comment") << "# " + deep + "\na = 1\n" << 0;
    QTest::newRow("after a string") << "a = '''x'''\n" + deep + " = 1\n" << 2;
    QTest::newRow("numbers") << "a = [" + QByteArray("1.5, ").repeated(100) + "]\n" << 0;
    QTest::newRow("letters in strings") << QByteArray("\"é\" = 'é' # é\n") << 0;
    QTest::newRow("letter in a key") << QByteArray("a = \"°\"\ntempé = 1\n") << 2;
    QTest::newRow("letter in a header") << QByteArray("[sité]\n") << 1;
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a = 1\n")
                                     << 0;
    QTest::newRow("string without an end") << "a = \"" + deep << 0;
}

void TestSiteWords::safeToParse()
{
    QFETCH(QByteArray, text);
    Diagnostics diagnostics(u"x.toml"_qs);
    const bool isSafe = isSafeToParse(text, diagnostics);
    QCOMPARE(diagnostics.count(), isSafe ? 0 : 1);
    QTEST(isSafe ? 0 : diagnostics.sorted()[0].line, "line");
}

QTEST_GUILESS_MAIN(TestSiteWords)
#include "tst_sitewords.moc"
