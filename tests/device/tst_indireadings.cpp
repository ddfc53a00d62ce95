// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiparser.h"
#include "logger/device/indi/indireadings.h"

#include <QFile>
#include <QTest>

using namespace mtnops;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(MTNOPS_FIXTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

IndiPattern pattern(const char *device, const char *property, const char *element, const char *prefix = "")
{
    return {QString::fromLatin1(device), QString::fromLatin1(property), QString::fromLatin1(element),
            QString::fromLatin1(prefix)};
}

ColumnRule column(const char *name, ColumnType type, const char *source)
{
    ColumnRule rule;
    rule.column.name = QString::fromLatin1(name);
    rule.column.label = rule.column.name;
    rule.column.type = type;
    rule.source = QString::fromLatin1(source);
    return rule;
}

DeviceConfig configOf(const QList<IndiPattern> &patterns, const QList<ColumnRule> &columns = {})
{
    DeviceConfig config;
    config.name = QStringLiteral("sky");
    config.title = QStringLiteral("Sky");
    config.transport = QStringLiteral("indi");
    config.indiPatterns = patterns;
    config.pushedColumns = columns;
    return config;
}

void feed(IndiReadings &readings, const QByteArray &bytes)
{
    IndiParser parser;
    for (const IndiItem &item : parser.append(bytes))
        readings.apply(item);
    QCOMPARE(parser.malformed(), 0);
}

QStringList namesOf(const IndiReadings &readings)
{
    QStringList names;
    for (const Column &each : readings.table()->columns)
        names.append(each.name);
    return names;
}

Value valueOf(const IndiReadings &readings, const char *name)
{
    const qsizetype index = readings.table()->indexOf(QString::fromLatin1(name));
    return index < 0 ? Value(QStringLiteral("no such column")) : readings.values()[size_t(index)];
}

QByteArray vectorOf(const char *tag, const char *device, const char *property, const char *child, const char *element,
                    const char *text)
{
    return QByteArray("<") + tag + " device='" + device + "' name='" + property + "'><" + child + " name='" + element
        + "'>\n" + text + "\n</" + child + "></" + tag + ">\n";
}

QByteArray connection(const char *device, const char *state)
{
    return vectorOf("setSwitchVector", device, "CONNECTION", "oneSwitch", "CONNECT", state);
}

} // namespace

class TestIndiReadings : public QObject
{
    Q_OBJECT

private slots:
    void simulators();
    void pyIndi();
    void tableGrowsAtItsEnd();
    void columnsOfTheSiteFile();
    void readsAnyKindIntoAnyType_data();
    void readsAnyKindIntoAnyType();
    void emptyTextIsNoValue();
    void deletedPropertiesBecomeNull();
    void crashAndRedefinition();
    void connectionOff();
    void setBeforeDefinition();
    void equalColumnNamesAreRefused();
    void endlessNamesAreBounded();
    void problemsAreExplained();
    void lossesAreWhatWasTakenBack();
};

void TestIndiReadings::simulators()
{
    IndiReadings readings(configOf({pattern("Weather Simulator", "WEATHER_PARAMETERS", "*"),
                                    pattern("Telescope Simulator", "EQUATORIAL_EOD_COORD", "*", "tel_")}));
    QCOMPARE(readings.devices(),
             (QStringList{QStringLiteral("Weather Simulator"), QStringLiteral("Telescope Simulator")}));
    feed(readings, fixture(QStringLiteral("indi-simulators.txt")));
    QVERIFY(readings.isComplete());
    QCOMPARE(readings.problems(), QStringList());
    QVERIFY(namesOf(readings).contains(QStringLiteral("weather_parameters_weather_temperature")));
    QCOMPARE(valueOf(readings, "weather_parameters_weather_temperature"), Value(15.0));
    QVERIFY(std::holds_alternative<double>(valueOf(readings, "tel_equatorial_eod_coord_ra")));
    QVERIFY(std::holds_alternative<double>(valueOf(readings, "tel_equatorial_eod_coord_dec")));
    QCOMPARE(readings.table()->columns.size(), 7);
    const Column &temperature =
        readings.table()->columns[readings.table()->indexOf(u"weather_parameters_weather_temperature")];
    QCOMPARE(temperature.label, QStringLiteral("Temperature"));
    QCOMPARE(temperature.unit, QStringLiteral("°C"));
    QCOMPARE(temperature.description, QStringLiteral("INDI Weather Simulator.WEATHER_PARAMETERS.WEATHER_TEMPERATURE"));
}

void TestIndiReadings::pyIndi()
{
    IndiReadings readings(configOf({pattern("Weather", "*", "*"), pattern("Upper Dome", "state_message", "*")},
                                   {column("tube", ColumnType::Real, "Weather.in_readings.tube_temperature")}));
    feed(readings, fixture(QStringLiteral("pyindi.raw")));
    QCOMPARE(namesOf(readings).front(), QStringLiteral("tube"));
    QCOMPARE(valueOf(readings, "tube"), Value(53.57));
    QCOMPARE(valueOf(readings, "in_readings_dome_temperature"), Value(QStringLiteral("56.88")));
    QCOMPARE(valueOf(readings, "daylight_condition_dark_light"), Value(qint64(1)));
    QCOMPARE(valueOf(readings, "daylight_condition_light_light"), Value(qint64(0)));
    QVERIFY(!namesOf(readings).contains(QStringLiteral("in_readings_tube_temperature")));
    QVERIFY(readings.isComplete());
    QCOMPARE(readings.takeRejected(), 0);
}

void TestIndiReadings::tableGrowsAtItsEnd()
{
    IndiReadings readings(configOf({pattern("D", "*", "*")}));
    const DeviceTablePtr empty = readings.table();
    QVERIFY(empty->columns.isEmpty());
    feed(readings, vectorOf("defNumberVector", "D", "Z", "defNumber", "A", "1"));
    const DeviceTablePtr one = readings.table();
    feed(readings, vectorOf("setNumberVector", "D", "Z", "oneNumber", "A", "2"));
    QCOMPARE(readings.table(), one);
    feed(readings, vectorOf("defNumberVector", "D", "A", "defNumber", "A", "3"));
    QCOMPARE(namesOf(readings), (QStringList{QStringLiteral("z_a"), QStringLiteral("a_a")}));
    QCOMPARE(readings.table()->columns[1].label, QStringLiteral("A: A"));
    QCOMPARE(empty->columns.size(), 0);
    QCOMPARE(one->columns.size(), 1);
}

void TestIndiReadings::columnsOfTheSiteFile()
{
    ColumnRule rule = column("outside", ColumnType::Real, "Dome 2.0.AIR.TEMP");
    rule.column.maximum = 50;
    rule.scale = 1.8;
    rule.offset = 32;
    IndiReadings readings(configOf({}, {rule}));
    QCOMPARE(readings.devices(), QStringList{QStringLiteral("Dome 2.0")});
    feed(readings, vectorOf("defNumberVector", "Dome 2.0", "AIR", "defNumber", "TEMP", "5"));
    QCOMPARE(valueOf(readings, "outside"), Value(41.0));
    feed(readings, vectorOf("setNumberVector", "Dome 2.0", "AIR", "oneNumber", "TEMP", "50"));
    QVERIFY(isNull(valueOf(readings, "outside")));
    QCOMPARE(readings.takeRejected(), 1);
    QCOMPARE(readings.takeRejected(), 0);
    QCOMPARE(readings.table()->columns.size(), 1);
}

void TestIndiReadings::readsAnyKindIntoAnyType_data()
{
    QTest::addColumn<QByteArray>("vector");
    QTest::addColumn<int>("type");
    QTest::addColumn<Value>("value");

    const auto text = [](const char *value) { return vectorOf("setTextVector", "D", "P", "oneText", "E", value); };
    const auto number = [](const char *value) {
        return vectorOf("setNumberVector", "D", "P", "oneNumber", "E", value);
    };
    const auto light = [](const char *value) { return vectorOf("setLightVector", "D", "P", "oneLight", "E", value); };
    const auto button = [](const char *value) {
        return vectorOf("setSwitchVector", "D", "P", "oneSwitch", "E", value);
    };
    QTest::newRow("number from text") << text("53.57") << int(ColumnType::Real) << Value(53.57);
    QTest::newRow("number with a unit") << text("-5.5 F") << int(ColumnType::Real) << Value(-5.5);
    QTest::newRow("two numbers") << text("-0436 / -0826") << int(ColumnType::Real) << Value();
    QTest::newRow("no number") << text("U (23)") << int(ColumnType::Integer) << Value();
    QTest::newRow("integer from text") << text("0007") << int(ColumnType::Integer) << Value(qint64(7));
    QTest::newRow("boolean from text") << text("True") << int(ColumnType::Boolean) << Value(true);
    QTest::newRow("sexagesimal") << number("-12:30:00") << int(ColumnType::Real) << Value(-12.5);
    QTest::newRow("integer from a number") << number("87.000") << int(ColumnType::Integer) << Value(qint64(87));
    QTest::newRow("twenty digits") << number("18.199999999999999289") << int(ColumnType::Real) << Value(18.2);
    QTest::newRow("not a number") << number("nan") << int(ColumnType::Real) << Value();
    QTest::newRow("light as a code") << light("Alert") << int(ColumnType::Integer) << Value(qint64(3));
    QTest::newRow("light as a state") << light("Busy") << int(ColumnType::Boolean) << Value(true);
    QTest::newRow("idle light") << light("Idle") << int(ColumnType::Boolean) << Value(false);
    QTest::newRow("light as a word") << light("Ok") << int(ColumnType::Text) << Value(QStringLiteral("Ok"));
    QTest::newRow("light as a number") << light("Ok") << int(ColumnType::Real) << Value(1.0);
    QTest::newRow("unknown light") << light("Purple") << int(ColumnType::Integer) << Value();
    QTest::newRow("switch") << button("On") << int(ColumnType::Boolean) << Value(true);
    QTest::newRow("switch as a number") << button("Off") << int(ColumnType::Integer) << Value(qint64(0));
    QTest::newRow("switch as a word") << button("Off") << int(ColumnType::Text) << Value(QStringLiteral("Off"));
}

void TestIndiReadings::readsAnyKindIntoAnyType()
{
    QFETCH(QByteArray, vector);
    QFETCH(int, type);
    QFETCH(Value, value);
    IndiReadings readings(configOf({}, {column("c", ColumnType(type), "D.P.E")}));
    feed(readings, vector);
    QVERIFY(readings.values() == Values{value});
}

void TestIndiReadings::emptyTextIsNoValue()
{
    IndiReadings readings(configOf({pattern("W", "*", "*")}));
    feed(readings, "<defTextVector device='W' name='P'><defText name='E' label='l'/></defTextVector>");
    QCOMPARE(namesOf(readings), QStringList{QStringLiteral("p_e")});
    QVERIFY(!readings.hasValue());
    feed(readings, vectorOf("setTextVector", "W", "P", "oneText", "E", "5"));
    QVERIFY(readings.hasValue());
    // Another client has asked for the properties: pyINDI tells everybody.
    feed(readings, "<defTextVector device='W' name='P'><defText name='E' label='l'/></defTextVector>");
    QCOMPARE(valueOf(readings, "p_e"), Value(QStringLiteral("5")));
    feed(readings, vectorOf("setTextVector", "W", "P", "oneText", "E", ""));
    QVERIFY(!readings.hasValue());
    QCOMPARE(readings.takeRejected(), 0);
}

void TestIndiReadings::deletedPropertiesBecomeNull()
{
    IndiReadings readings(configOf({pattern("D", "*", "*")}));
    const QByteArray both = vectorOf("defNumberVector", "D", "P", "defNumber", "E", "1")
        + vectorOf("defNumberVector", "D", "Q", "defNumber", "E", "2");
    feed(readings, both + "<delProperty device='D' name='P'/>");
    QVERIFY(readings.values() == (Values{Value(), Value(2.0)}));
    feed(readings, both + "<delProperty device='E' name='P'/>");
    QVERIFY(readings.values() == (Values{Value(1.0), Value(2.0)}));
    feed(readings, "<delProperty device='D' timestamp='2026-11-23T22:06:55'/>");
    QVERIFY(!readings.hasValue());
    QCOMPARE(readings.table()->columns.size(), 2);
}

void TestIndiReadings::crashAndRedefinition()
{
    IndiReadings readings(configOf({pattern("D", "P", "*"), pattern("F", "P", "*", "f_")}));
    const QByteArray on = connection("D", "On") + vectorOf("defNumberVector", "D", "P", "defNumber", "E", "1")
        + vectorOf("defNumberVector", "F", "P", "defNumber", "E", "2");
    feed(readings, on);
    QVERIFY(readings.isComplete());
    feed(readings, "<delProperty device='D'/>" + connection("D", "Off"));
    QVERIFY(readings.values() == (Values{Value(), Value(2.0)}));
    QCOMPARE(readings.problems(),
             QStringList{QStringLiteral("INDI device \"D\" is not connected (CONNECTION is Off)")});
    feed(readings, on);
    QVERIFY(readings.values() == (Values{Value(1.0), Value(2.0)}));
    QCOMPARE(readings.problems(), QStringList());
}

void TestIndiReadings::connectionOff()
{
    IndiReadings readings(configOf({pattern("D", "P", "*")}));
    feed(readings, connection("D", "On") + vectorOf("defNumberVector", "D", "P", "defNumber", "E", "1"));
    feed(readings, connection("F", "Off"));
    QVERIFY(readings.hasValue());
    QVERIFY(!readings.isAnyDisconnected());
    feed(readings, connection("D", "Off"));
    QVERIFY(!readings.hasValue());
    QVERIFY(readings.isAnyDisconnected());
}

void TestIndiReadings::setBeforeDefinition()
{
    IndiReadings readings(configOf({pattern("D", "*", "*")}));
    feed(readings, vectorOf("setLightVector", "D", "P", "oneLight", "E", "Busy"));
    QCOMPARE(valueOf(readings, "p_e_light"), Value(qint64(2)));
    QCOMPARE(readings.table()->columns[0].label, QStringLiteral("E"));
}

void TestIndiReadings::equalColumnNamesAreRefused()
{
    IndiReadings readings(configOf({pattern("D", "*", "*"), pattern("F", "*", "*")}));
    const QByteArray first = vectorOf("defNumberVector", "D", "P", "defNumber", "E", "1");
    const QByteArray second = vectorOf("defNumberVector", "F", "P", "defNumber", "E", "2");
    feed(readings, first + second + second);
    QVERIFY(readings.values() == Values{Value(1.0)});
    const QStringList refusals = readings.takeRefusals();
    QCOMPARE(refusals.size(), 1);
    QVERIFY2(refusals.front().contains(u"source = \"F.P.E\""), qPrintable(refusals.front()));
    feed(readings, second);
    QVERIFY(readings.takeRefusals().isEmpty());
}

void TestIndiReadings::endlessNamesAreBounded()
{
    IndiReadings readings(configOf({pattern("D", "*", "*")}));
    QByteArray many;
    for (int count = 0; count < 2000; ++count)
        many += vectorOf("setNumberVector", "D", "P", "oneNumber", QByteArray::number(count).constData(), "1");
    feed(readings, many);
    QCOMPARE(readings.table()->columns.size(), 400);
    QCOMPARE(readings.takeRefusals().size(), 400);
}

void TestIndiReadings::problemsAreExplained()
{
    IndiReadings readings(configOf({pattern("D", "P", "*"), pattern("D", "Q", "*"), pattern("F", "P", "*")}));
    feed(readings, vectorOf("defNumberVector", "D", "P", "defNumber", "E", "1"));
    QCOMPARE(readings.problems(),
             (QStringList{QStringLiteral("INDI device \"F\" does not answer, or the server has none"),
                          QStringLiteral("INDI sends no value for D.Q.*")}));
    readings.clear();
    QCOMPARE(readings.problems().size(), 2);
}

void TestIndiReadings::lossesAreWhatWasTakenBack()
{
    IndiReadings readings(configOf({pattern("D", "*", "*"), pattern("F", "P", "*", "f_")}));
    const QByteArray first = vectorOf("defTextVector", "D", "P", "defText", "E", "1");
    const QByteArray second = vectorOf("defTextVector", "D", "Q", "defText", "E", "2");
    const QString lost = QStringLiteral("INDI sends no value for D.P any longer");
    feed(readings, first + second);
    QCOMPARE(readings.losses(), QStringList()); // F has never been there
    feed(readings, vectorOf("setTextVector", "D", "P", "oneText", "E", ""));
    QCOMPARE(readings.losses(), QStringList()); // no value is a value, too
    feed(readings, "<delProperty device='D' name='P'/>");
    QCOMPARE(readings.losses(), QStringList{lost});
    QVERIFY(readings.problems().contains(lost));
    feed(readings, "<delProperty device='D'/>");
    QCOMPARE(readings.losses(),
             QStringList{QStringLiteral("INDI device \"D\" does not answer, or the server has none")});
    feed(readings, second);
    QCOMPARE(readings.losses(), QStringList{lost});
    feed(readings, first);
    QCOMPARE(readings.losses(), QStringList());
    readings.clear();
    QCOMPARE(readings.losses().size(), 1);
}

QTEST_GUILESS_MAIN(TestIndiReadings)
#include "tst_indireadings.moc"
