// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/column.h"
#include "logger/device/indi/indinames.h"
#include "logger/device/indi/indinumber.h"

#include <QTest>

using namespace mtnops;

class TestIndiNames : public QObject
{
    Q_OBJECT

private slots:
    void columnName_data();
    void columnName();
    void longNamesAreCutAndStayDifferent();
    void wildcard_data();
    void wildcard();
    void label_data();
    void label();
    void number_data();
    void number();
};

void TestIndiNames::columnName_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("element");
    QTest::addColumn<bool>("isLight");
    QTest::addColumn<QString>("name");

    QTest::newRow("libindi") << ""
                             << "WEATHER_PARAMETERS"
                             << "WEATHER_WIND_GUST" << false << "weather_parameters_weather_wind_gust";
    QTest::newRow("prefix") << "tel_"
                            << "EQUATORIAL_EOD_COORD"
                            << "RA" << false << "tel_equatorial_eod_coord_ra";
    QTest::newRow("pyindi light") << ""
                                  << "cloud_condition"
                                  << "very_cloudy" << true << "cloud_condition_very_cloudy_light";
    QTest::newRow("camel case") << ""
                                << "Hexapod"
                                << "PosX" << false << "hexapod_pos_x";
    QTest::newRow("spaces and signs") << ""
                                      << "Scan Ports (%)"
                                      << "-- a --" << false << "scan_ports_a";
    QTest::newRow("digit first") << ""
                                 << "90Prime"
                                 << "9600" << false << "_90prime_9600";
    QTest::newRow("nothing usable") << ""
                                    << "°"
                                    << "°" << false << "_";
    QTest::newRow("reserved") << ""
                              << "sqlite"
                              << "x" << false << "_sqlite_x";
    QTest::newRow("word of SQL") << ""
                                 << "CURRENT"
                                 << "DATE" << false << "_current_date";
}

void TestIndiNames::columnName()
{
    QFETCH(QString, prefix);
    QFETCH(QString, property);
    QFETCH(QString, element);
    QFETCH(bool, isLight);
    const QString name = indiColumnName(prefix, property, element, isLight ? IndiKind::Light : IndiKind::Number);
    QTEST(name, "name");
    QVERIFY(isSqlName(name));
}

void TestIndiNames::longNamesAreCutAndStayDifferent()
{
    for (const QString &start : {QStringLiteral("P"), QStringLiteral("9P")}) {
        for (qsizetype length = 30; length < 60; ++length) {
            const QString property = start + QString(length, u'Q');
            const QString one = indiColumnName({}, property, u"ELEMENT_1", IndiKind::Text);
            const QString two = indiColumnName({}, property, u"ELEMENT_2", IndiKind::Text);
            QVERIFY2(isSqlName(one), qPrintable(one));
            QVERIFY2(one != two, qPrintable(one));
        }
    }
    // The name is in databases: it must never change.
    QCOMPARE(indiColumnName({}, QString(50, u'A'), u"B", IndiKind::Text),
             QString(39, u'a') + QStringLiteral("_3619a506"));
}

void TestIndiNames::wildcard_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("matches");

    QTest::newRow("all") << "*"
                         << "RA" << true;
    QTest::newRow("all of nothing") << "*"
                                    << "" << true;
    QTest::newRow("to the letter") << "RA"
                                   << "RA" << true;
    QTest::newRow("case counts") << "TELEMETRY"
                                 << "Telemetry" << false;
    QTest::newRow("front") << "WEATHER_*"
                           << "WEATHER_WIND" << true;
    QTest::newRow("end") << "*_WIND"
                         << "WEATHER_WIND" << true;
    QTest::newRow("middle, twice") << "a*b*c"
                                   << "axxbyybzzc" << true;
    QTest::newRow("end missing") << "a*b*c"
                                 << "axxbyyb" << false;
    QTest::newRow("longer") << "RA"
                            << "RAD" << false;
    QTest::newRow("question mark is a letter") << "R?"
                                               << "RA" << false;
}

void TestIndiNames::wildcard()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QTEST(matchesWildcard(pattern, text), "matches");
}

void TestIndiNames::label_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");

    QTest::newRow("celsius") << "Temperature (C)"
                             << "Temperature"
                             << "°C";
    QTest::newRow("hours") << "RA (hh:mm:ss)"
                           << "RA"
                           << "h";
    QTest::newRow("degrees") << "DEC (dd:mm:ss)"
                             << "DEC"
                             << "deg";
    QTest::newRow("no unit") << "Period (slow)"
                             << "Period (slow)"
                             << "";
    QTest::newRow("only a unit") << "(C)"
                                 << "(C)"
                                 << "";
    QTest::newRow("plain") << "Weather"
                           << "Weather"
                           << "";
}

void TestIndiNames::label()
{
    QFETCH(QString, label);
    const IndiLabel split = splitIndiLabel(label);
    QTEST(split.text, "text");
    QTEST(split.unit, "unit");
}

void TestIndiNames::number_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<double>("number");

    QTest::newRow("twenty digits") << "18.199999999999999289" << true << 18.2;
    QTest::newRow("white space") << "\n15\n    " << true << 15.0;
    QTest::newRow("exponent") << "1e-3" << true << 0.001;
    QTest::newRow("three parts") << "-12:30:45.6" << true << -(12 + 30 / 60.0 + 45.6 / 3600);
    QTest::newRow("spaces") << "12 30 45.6" << true << 12 + 30 / 60.0 + 45.6 / 3600;
    QTest::newRow("semicolons") << "12;30" << true << 12.5;
    QTest::newRow("minus zero") << "-0:30" << true << -0.5;
    QTest::newRow("padded") << " +12: 5:00" << true << 12 + 5 / 60.0;
    QTest::newRow("four parts") << "1:2:3:4" << false << 0.0;
    QTest::newRow("sign inside") << "12:-30" << false << 0.0;
    QTest::newRow("empty part") << "12::30" << false << 0.0;
    QTest::newRow("empty") << "" << false << 0.0;
    QTest::newRow("sign only") << "-" << false << 0.0;
    QTest::newRow("nan") << "nan" << false << 0.0;
    QTest::newRow("infinite") << "-inf" << false << 0.0;
    QTest::newRow("parts beyond a double") << "1.79e308:1.79e308" << false << 0.0;
    QTest::newRow("word") << "12 C" << false << 0.0;
    QTest::newRow("comma") << "12,5" << false << 0.0;
}

void TestIndiNames::number()
{
    QFETCH(QString, text);
    QFETCH(bool, isNumber);
    QFETCH(double, number);
    const std::optional<double> parsed = parseIndiNumber(text);
    QCOMPARE(parsed.has_value(), isNumber);
    if (parsed)
        QVERIFY(qAbs(*parsed - number) < 1e-12);
}

QTEST_GUILESS_MAIN(TestIndiNames)
#include "tst_indinames.moc"
