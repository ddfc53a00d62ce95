// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicetypeloader.h"
#include "logger/site/siteloader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const QByteArray head = "[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2\n";
const QByteArray type = "title = \"T\"\ntransport = \"tcp\"\n[[request]]\nsend = \"\\n\"\ndecode = \"json\"\n"
                        "columns = [ { name = \"a\", type = \"real\" } ]\n";

QStringList texts(const QList<Diagnostic> &diagnostics)
{
    QStringList list;
    for (const Diagnostic &diagnostic : diagnostics)
        list.append(diagnostic.toString());
    return list;
}

} // namespace

/** Device types: those of the program, those beside a site file, and what a site file adds. */
class TestDeviceTypes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyBuiltInTypeLoads_data();
    void everyBuiltInTypeLoads();
    void everyBuiltInTypeTellsWhatIsCertain_data();
    void everyBuiltInTypeTellsWhatIsCertain();
    void everyColumnIsExplained_data();
    void everyColumnIsExplained();
    void telescopeColumns();
    void typeBesideTheSiteFile();
    void suggestsOnlyNamesThatCanBeUsed();
    void mistakeInATypeIsToldOnce();
    void mistakes_data();
    void mistakes();
    void siteFileGoesBeforeTheType();
    void siteFileAddsARequest();
    void siteFileAmendsColumns();
    void simulatedStandIn();
    void parameterSpoilsTheRequest();
    void indiType();
    void mqttType();

private:
    void write(const QString &name, const QByteArray &text) const;
    LoadedSite load(const QByteArray &devices) const;
    std::unique_ptr<QTemporaryDir> m_directory;
};

void TestDeviceTypes::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_directory->path()).mkdir(u"devices"_qs));
}

void TestDeviceTypes::write(const QString &name, const QByteArray &text) const
{
    QFile file(m_directory->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

LoadedSite TestDeviceTypes::load(const QByteArray &devices) const
{
    write(u"site.toml"_qs, head + devices);
    return loadSite(m_directory->filePath(u"site.toml"_qs));
}

void TestDeviceTypes::everyBuiltInTypeLoads_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = DeviceTypeLoader(u":/none"_qs).names();
    QVERIFY(names.size() >= 36);
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestDeviceTypes::everyBuiltInTypeLoads()
{
    QFETCH(QString, name);
    DeviceTypeLoader loader(u":/none"_qs);
    const DeviceType *found = loader.find(name);
    QVERIFY(found);
    QCOMPARE(texts(loader.diagnostics()), QStringList());
    QCOMPARE(found->problem, QString());
    QCOMPARE(found->name, name);
    QVERIFY(!found->description.isEmpty());
    const QString transport = found->settings.transport.value_or(QString());
    const bool hasHost = transport != u"file" && transport != u"process" && transport != u"serial";
    QCOMPARE(found->settings.port.has_value(), hasHost);
    if (transport == u"indi" && name != u"indi") {
        QVERIFY(!found->settings.pushedColumns.isEmpty());
        QVERIFY2(found->settings.indiPatterns.isEmpty(), "properties give columns that nobody has explained");
    }
}

void TestDeviceTypes::everyBuiltInTypeTellsWhatIsCertain_data()
{
    everyBuiltInTypeLoads_data();
}

/** In the comment at its head, before anything that is read. */
void TestDeviceTypes::everyBuiltInTypeTellsWhatIsCertain()
{
    QFETCH(QString, name);
    QFile file(u":/devices/%1.toml"_qs.arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const QString comment = text.left(text.indexOf(u"\ntitle = "_qs));
    QVERIFY2(comment.contains(u"Certain"), "say what is certain of the device, and by what");
    for (const QString &line : comment.split(u'\n'))
        QVERIFY2(line.startsWith(u'#'), qPrintable(line));
}

void TestDeviceTypes::everyColumnIsExplained_data()
{
    QTest::addColumn<ColumnRule>("rule");
    DeviceTypeLoader loader(u":/none"_qs);
    for (const QString &name : loader.names()) {
        const DeviceSettings &settings = loader.find(name)->settings;
        QList<ColumnRule> rules = settings.pushedColumns;
        for (const RequestTemplate &request : settings.requests)
            rules += request.columns;
        for (const ColumnRule &rule : rules)
            QTest::addRow("%s.%s", qPrintable(name), qPrintable(rule.column.name)) << rule;
    }
}

/** A label that is none falls back to the name. What a unit or a plausible range is depends: see below. */
void TestDeviceTypes::everyColumnIsExplained()
{
    QFETCH(ColumnRule, rule);
    const Column &column = rule.column;
    QVERIFY(column.label != column.name);
    QVERIFY(column.label.front().isUpper());
    QVERIFY(!column.description.isEmpty());
    QVERIFY(column.description != column.label);
    QVERIFY2(!column.description.endsWith(u'.'), "a description is no sentence with a full stop");
    const bool isQuantity =
        column.type == ColumnType::Real || (column.type == ColumnType::Integer && column.words.isEmpty());
    // Ratios have no unit, and of some devices nobody knows it: then the description says so.
    const bool isRatio = column.name == u"airmass";
    const bool isRaw = column.description.contains(u"as it comes") || column.description.contains(u"not documented");
    if (column.type == ColumnType::Real)
        QVERIFY(!column.unit.isEmpty() || isRatio || isRaw);
    if (isQuantity)
        QVERIFY((column.minimum && column.maximum) || isRaw);
    if (column.minimum && column.maximum)
        QVERIFY(*column.minimum < *column.maximum);
}

void TestDeviceTypes::telescopeColumns()
{
    const LoadedSite loaded = load("[[device]]\nname = \"tcs\"\ntype = \"tcsng\"\nhost = \"h\"\nobsid = \"BIG61\"\n");
    const DeviceTablePtr table = makeTable(loaded.site.devices.value(0));
    QStringList columns;
    for (const Column &column : table->columns)
        columns.append(column.name + u' ' + column.unit);
    QCOMPARE(columns,
             QStringList({u"motion "_qs,
                          u"right_ascension h"_qs,
                          u"declination deg"_qs,
                          u"hour_angle h"_qs,
                          u"sidereal_time h"_qs,
                          u"altitude deg"_qs,
                          u"azimuth deg"_qs,
                          u"airmass "_qs,
                          u"epoch year"_qs,
                          u"focus counts"_qs,
                          u"dome_azimuth deg"_qs,
                          u"rotator_angle deg"_qs,
                          u"parallactic_angle deg"_qs,
                          u"ut_date "_qs,
                          u"julian_date d"_qs,
                          u"dome_delta deg"_qs,
                          u"dome_mode "_qs,
                          u"dome_initialised "_qs,
                          u"dome_telescope_azimuth deg"_qs,
                          u"dome_encoder_azimuth deg"_qs,
                          u"dome_home_azimuth deg"_qs,
                          u"limits_1 "_qs,
                          u"limit_right_ascension "_qs,
                          u"limit_declination "_qs,
                          u"limit_derotator "_qs,
                          u"limit_hard_horizon "_qs,
                          u"limit_soft_horizon "_qs,
                          u"limits_2 "_qs}));
}

void TestDeviceTypes::typeBesideTheSiteFile()
{
    write(u"devices/boltwood-json.toml"_qs, type); // also one of the program's
    write(u"devices/own.toml"_qs, type);
    const LoadedSite loaded = load("[[device]]\nname = \"a\"\ntype = \"boltwood-json\"\nhost = \"h\"\nport = 1\n"
                                   "[[device]]\nname = \"b\"\ntype = \"own\"\nhost = \"h\"\nport = 2\n"
                                   "[[device]]\nname = \"c\"\ntype = \"owm\"\nhost = \"h\"\nport = 2\n");
    QCOMPARE(loaded.diagnostics.size(), 1);
    QCOMPARE(loaded.diagnostics[0].message, u"unknown device type \"owm\"; did you mean \"own\"?"_qs);
    QCOMPARE(loaded.site.devices.size(), 3);
    QCOMPARE(loaded.site.devices[0].title, u"T"_qs);
    QCOMPARE(loaded.site.devices[0].requests[0].columns.size(), 1);
    QCOMPARE(loaded.site.devices[1].problem, QString());
}

void TestDeviceTypes::suggestsOnlyNamesThatCanBeUsed()
{
    write(u"devices/My Oil.toml"_qs, type);
    const LoadedSite loaded = load("[[device]]\nname = \"a\"\ntype = \"My Oil\"\nhost = \"h\"\nport = 1\n");
    QCOMPARE(loaded.diagnostics.size(), 1);
    QCOMPARE(
        loaded.diagnostics[0].message,
        u"\"My Oil\" is no name for a device type: name the file, and the type here, with a-z, 0-9, - and _ only"_qs);
}

void TestDeviceTypes::mistakeInATypeIsToldOnce()
{
    write(u"devices/own.toml"_qs, QByteArray(type).replace("real", "rael"));
    const LoadedSite loaded = load("[[device]]\nname = \"a\"\ntype = \"own\"\nhost = \"h\"\nport = \"1\"\n"
                                   "[[device]]\nname = \"b\"\ntype = \"own\"\nhost = \"h\"\nport = 2\n"
                                   "[[device]]\nname = \"c\"\ntype = \"ra-oil\"\nhost = \"h\"\n");
    const QString inType = m_directory->filePath(u"devices/own.toml"_qs)
        + u":6:34: unknown column type \"rael\"; did you mean \"real\"?"_qs;
    QCOMPARE(texts(loaded.diagnostics),
             QStringList(
                 {m_directory->filePath(u"site.toml"_qs) + u":9:8: port must be an integer, not a string"_qs, inType}));
    QVERIFY(loaded.isUsable);
    QCOMPARE(loaded.site.devices[0].problem, u"port must be an integer, not a string"_qs);
    QCOMPARE(loaded.site.devices[1].problem, inType);
    QCOMPARE(loaded.site.devices[2].problem, QString());
}

void TestDeviceTypes::mistakes_data()
{
    const auto row = [](const char *name, const QByteArray &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };
    const QByteArray parameter = QByteArray(type).replace("\"\\n\"", "\"${id}\\n\"").replace("[[", "[parameters]\n[[");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // of the first message, the beginning
    row("no TOML", "title", u":1:6: no TOML: "_qs);
    row("empty", "", u":1:1: missing key \"title\": "_qs);
    row("no transport", QByteArray(type).replace("transport = \"tcp\"\n", ""), u":1:1: missing key \"transport\": "_qs);
    row("no request", "title = \"T\"\ntransport = \"tcp\"\n", u":1:1: missing key \"request\": "_qs);
    row("unknown key", "titel = \"T\"\n" + type, u":1:1: unknown key \"titel\"; did you mean \"title\"?"_qs);
    row("host", "host = \"h\"\n" + type, u":1:1: unknown key \"host\"; "_qs);
    row("port", "port = 0\n" + type, u":1:8: port must be 1 to 65535, not 0"_qs);
    row("properties", "properties = [ \"A.B.C\" ]\n" + type,
        u":1:14: properties does not apply to transport \"tcp\""_qs);
    row("parameters", "parameters = 1\n" + type, u":1:14: parameters must be a table, not an integer"_qs);
    row("parameter no table", QByteArray(parameter).replace("eters]\n", "eters]\nid = \"x\"\n"),
        u":4:6: a parameter must be a table { description = \"…\" }, not a string"_qs);
    row("parameter of no description", QByteArray(parameter).replace("eters]\n", "eters]\nid = { }\n"),
        u":4:6: missing key \"description\": "_qs);
    row("parameter's default",
        QByteArray(parameter).replace("eters]\n", "eters]\nid = { description = \"d\", default = \"a b\" }\n"),
        u":4:37: default must be one word of ASCII"_qs);
    row("parameter's key",
        QByteArray(parameter).replace("eters]\n", "eters]\nid = { description = \"d\", defualt = \"a\" }\n"),
        u":4:27: unknown key \"defualt\"; did you mean \"default\"?"_qs);
    row("parameter called like a key",
        QByteArray(parameter)
            .replace("eters]\n", "eters]\nport = { description = \"d\" }\n")
            .replace("${id}", "${port}"),
        u":4:1: \"port\" is a key of every device: name the parameter otherwise"_qs);
    row("parameter unused", QByteArray(type).replace("[[", "[parameters]\nid = { description = \"d\" }\n[["),
        u":4:1: no request sends ${id}: remove the parameter"_qs);
    row("parameter unknown",
        QByteArray(parameter)
            .replace("eters]\n", "eters]\nid = { description = \"d\" }\n")
            .replace("${id}", "${di}${id}"),
        u":6:8: unknown parameter ${di}; did you mean \"id\"?"_qs);
}

void TestDeviceTypes::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    write(u"devices/own.toml"_qs, text);
    DeviceTypeLoader loader(m_directory->filePath(u"devices"_qs));
    const DeviceType *found = loader.find(u"own"_qs);
    QVERIFY(found);
    QVERIFY(!loader.diagnostics().isEmpty());
    const QString first = m_directory->filePath(u"devices/own.toml"_qs) + expected;
    QVERIFY2(texts(loader.diagnostics())[0].startsWith(first), qPrintable(texts(loader.diagnostics()).join(u'\n')));
    QCOMPARE(found->problem, loader.diagnostics()[0].toString());
}

void TestDeviceTypes::siteFileGoesBeforeTheType()
{
    write(u"devices/own.toml"_qs,
          "port = 7\npersistent = true\ninterval = \"10s\"\ntimeout = \"3s\"\nmodel = \"oil\"\n" + type);
    const LoadedSite loaded =
        load("[[device]]\nname = \"a\"\ntype = \"own\"\nhost = \"h\"\n"
             "[[device]]\nname = \"b\"\ntype = \"own\"\nhost = \"h\"\nport = 8\npersistent = false\n"
             "interval = \"20s\"\ntimeout = \"4s\"\ntitle = \"B\"\n"
             "[[device]]\nname = \"c\"\ntype = \"own\"\ntransport = \"simulated\"\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    const DeviceConfig a = loaded.site.devices[0];
    QCOMPARE(std::tuple(a.title, a.port, a.persistent, a.interval, a.timeout, a.model),
             std::tuple(u"T"_qs, quint16(7), true, Duration(10s), Duration(3s), QString()));
    const DeviceConfig b = loaded.site.devices[1];
    QCOMPARE(std::tuple(b.title, b.port, b.persistent, b.interval, b.timeout),
             std::tuple(u"B"_qs, quint16(8), false, Duration(20s), Duration(4s)));
    QCOMPARE(loaded.site.devices[2].model, u"oil"_qs);
}

void TestDeviceTypes::siteFileAddsARequest()
{
    const LoadedSite loaded =
        load("[[device]]\nname = \"tcs\"\ntype = \"tcsng\"\nhost = \"h\"\nobsid = \"BIG61\"\n[[device.request]]\n"
             "send = \"${obsid} TCS 7 REQUEST FOCSPEED\\n\"\ndecode = \"ng\"\n"
             "columns = [ { name = \"focus_speed\", type = \"text\" } ]\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    const QList<RequestRule> requests = loaded.site.devices.value(0).requests;
    QCOMPARE(requests.size(), 5);
    QCOMPARE(requests[4].send, "BIG61 TCS 7 REQUEST FOCSPEED\n");
}

void TestDeviceTypes::siteFileAmendsColumns()
{
    const LoadedSite loaded =
        load("[[device]]\nname = \"oil\"\ntype = \"ra-oil\"\nhost = \"h\"\ncolumns = [ { name = "
             "\"pressure\", label = \"South bearing\", unit = \"bar\", max = 20, deadband = 0.1 } ]\n"
             "[[device]]\nname = \"plain\"\ntype = \"ra-oil\"\nhost = \"h\"\n"
             "[[device]]\nname = \"secondary\"\ntype = \"vatt-secondary\"\nhost = \"h\"\n"
             "[[device.columns]]\nname = \"focus\"\nwarn_above = 4000\n"
             "[[device.columns]]\nname = \"own\"\ntype = \"real\"\nsource = \"A.B.C\"\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    const ColumnRule amended = loaded.site.devices[0].requests[0].columns[0];
    ColumnRule expected = loaded.site.devices[1].requests[0].columns[0]; // the type's, as it was
    QVERIFY(amended != expected);
    expected.column.label = u"South bearing"_qs;
    expected.column.unit = u"bar"_qs;
    expected.column.maximum = 20;
    expected.deadBand = 0.1;
    QVERIFY(amended == expected);
    const QList<ColumnRule> pushed = loaded.site.devices[2].pushedColumns;
    QCOMPARE(pushed.size(), 9);
    QCOMPARE(pushed[2].column.limits.warnAbove, std::optional(4000.0));
    QCOMPARE(pushed[2].column.maximum, std::optional(5000.0));
    QCOMPARE(pushed[8].column.name, u"own"_qs);
}

void TestDeviceTypes::simulatedStandIn()
{
    const LoadedSite loaded = load("[[device]]\nname = \"tcs\"\ntype = \"tcsng\"\ntransport = \"simulated\"\n"
                                   "model = \"tcsng\"\nobsid = \"BIG61\"\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    const DeviceConfig tcs = loaded.site.devices.value(0);
    QCOMPARE(tcs.transport, u"simulated"_qs);
    QCOMPARE(tcs.model, u"tcsng"_qs);
    QCOMPARE(tcs.port, 0);
    QCOMPARE(tcs.requests.size(), 4);
}

void TestDeviceTypes::parameterSpoilsTheRequest()
{
    write(u"devices/own.toml"_qs,
          "title = \"T\"\ntransport = \"tcp\"\nport = 1\n[parameters]\nnumber = { description = \"d\" }\n[[request]]\n"
          "send = \"A B ${number} REQUEST X\\n\"\ndecode = \"ng\"\ncolumns = [ { name = \"a\", type = \"real\" } ]\n");
    const LoadedSite loaded = load("[[device]]\nname = \"a\"\ntype = \"own\"\nhost = \"h\"\nnumber = 7\n"
                                   "[[device]]\nname = \"b\"\ntype = \"own\"\nhost = \"h\"\nnumber = 7000\n");
    QCOMPARE(
        texts(loaded.diagnostics),
        QStringList(m_directory->filePath(u"site.toml"_qs)
                    + u":14:10: \"A B 7000 REQUEST X\\n\": the NG reference number must be 1 to 999, not \"7000\""_qs));
    QCOMPARE(loaded.site.devices[0].requests[0].send, "A B 7 REQUEST X\n");
}

void TestDeviceTypes::indiType()
{
    write(u"devices/weather.toml"_qs,
          "title = \"W\"\ntransport = \"indi\"\nport = 7624\nproperties = [ \"Weather.*.*\" ]\n"
          "columns = [ { name = \"t\", type = \"real\", unit = \"degC\", source = \"Weather.TEMP.OUT\" } ]\n");
    const LoadedSite loaded =
        load("[[device]]\nname = \"w\"\ntype = \"weather\"\nhost = \"h\"\n"
             "properties = [ { match = \"Dome.*.*\", prefix = \"dome_\" } ]\n"
             "columns = [ { name = \"d\", type = \"real\", source = \"Dome Mark 2.0.TEMP.IN\" } ]\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    const DeviceConfig weather = loaded.site.devices.value(0);
    QCOMPARE(weather.indiPatterns.size(), 2);
    QCOMPARE(weather.indiPatterns[1].prefix, u"dome_"_qs);
    QCOMPARE(weather.pushedColumns.size(), 2);
    QCOMPARE(weather.pushedColumns[0].column.unit, u"°C"_qs);
    QCOMPARE(weather.pushedColumns[1].source, u"Dome Mark 2.0.TEMP.IN"_qs);
}

void TestDeviceTypes::mqttType()
{
    write(
        u"devices/meter.toml"_qs,
        "title = \"M\"\ntransport = \"mqtt\"\nqos = 2\nmax_age = \"5min\"\nretained = true\n"
        "columns = [ { name = \"t\", type = \"real\", source = \"dome/t\" } ]\n[parameters]\nroom = { description = "
        "\"d\" }\n"
        "[[request]]\ntopic = \"${room}/state\"\ndecode = \"json\"\ncolumns = [ { name = \"s\", type = \"text\" } ]\n");
    const LoadedSite loaded = load("[[device]]\nname = \"m\"\ntype = \"meter\"\nhost = \"h\"\nroom = \"dome\"\n"
                                   "[[device]]\nname = \"n\"\ntype = \"meter\"\nhost = \"h\"\nroom = \"a/#\"\n"
                                   "retained = true\ntransport = \"mqtts\"\n");
    QCOMPARE(texts(loaded.diagnostics),
             QStringList(m_directory->filePath(u"site.toml"_qs)
                         + u":14:8: \"a/#/state\": \"a/#/state\" names several topics: write one in full, such as "
                           "\"weather/outside\", and another [[device.request]] for each further one"_qs));
    const DeviceConfig meter = loaded.site.devices[0];
    QCOMPARE(meter.port, 1883);
    QCOMPARE(meter.qos, 2);
    QCOMPARE(meter.maxAge, Duration(5min));
    QCOMPARE(meter.requests[0].send, "dome/state");
    const DeviceTablePtr table = makeTable(meter);
    QCOMPARE(table->columns.size(), 3);
    QCOMPARE(table->columns[0].name, u"s"_qs);
    QCOMPARE(table->columns[1].name, u"t"_qs);
    QCOMPARE(table->columns[2], retainedColumn());
    QCOMPARE(loaded.site.devices[1].port, 8883);
}

QTEST_GUILESS_MAIN(TestDeviceTypes)
#include "tst_devicetypes.moc"
