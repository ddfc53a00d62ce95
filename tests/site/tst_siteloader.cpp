// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const QString fixtures = QStringLiteral(MTNOPS_FIXTURES);
const QByteArray head = "[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2\n";
const QByteArray device = "[[device]]\nname = \"d\"\ntransport = \"tcp\"\nhost = \"h\"\nport = 1\n";
const QByteArray request =
    "[[device.request]]\nsend = \"\\n\"\ndecode = \"json\"\ncolumns = [ { name = \"a\", type = \"real\" } ]\n";

QStringList texts(const QList<Diagnostic> &diagnostics)
{
    QStringList list;
    for (const Diagnostic &diagnostic : diagnostics)
        list.append(diagnostic.toString());
    return list;
}

} // namespace

class TestSiteLoader : public QObject
{
    Q_OBJECT

private slots:
    void exampleSite();
    void exampleTelescope();
    void exampleIndi();
    void exampleInPlace();
    void everyBuiltInSiteLoads_data();
    void everyBuiltInSiteLoads();
    void demoNeedsNoNetwork();
    void databasePath_data();
    void databasePath();
    void minFree();
    void logSelf();
    void retain_data();
    void retain();
    void timeout_data();
    void timeout();
    void allMistakesInTheirOrder();
    void duplicateIsDisabled();
    void badNameLeavesGoodOnesAlone();
    void columnOptions();
    void missingFile();
    void directoryInsteadOfFile();
    void hostileFile_data();
    void hostileFile();

private:
    LoadedSite load(const QByteArray &text);
    QTemporaryDir m_directory;
};

LoadedSite TestSiteLoader::load(const QByteArray &text)
{
    const QString path = m_directory.filePath(u"site.toml"_qs);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
    file.close();
    return loadSite(path);
}

void TestSiteLoader::exampleSite()
{
    const LoadedSite loaded = loadSite(fixtures + u"/sites/first-light.toml"_qs);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QVERIFY(loaded.isUsable);
    const SiteInfo expected = {.name = u"kuiper"_qs,
                               .title = u"Kuiper 61-inch, Mt. Bigelow"_qs,
                               .latitude = 32.4165,
                               .longitude = -110.7346,
                               .elevation = 2510,
                               .timeZone = "America/Phoenix"};
    QCOMPARE(loaded.site.info, expected);
    QCOMPARE(loaded.site.databasePath, QDir::cleanPath(fixtures + u"/sites/kuiper.sqlite"_qs));
    QStringList names;
    for (const DeviceConfig &config : loaded.site.devices) {
        names.append(config.name);
        QCOMPARE(config.problem, QString());
        QCOMPARE(config.host, u"127.0.0.1"_qs);
        QVERIFY(!config.persistent);
        QCOMPARE(config.model, QString());
    }
    QCOMPARE(names, QStringList({u"tcs"_qs, u"boltwood"_qs, u"sky"_qs, u"oil"_qs}));
}

void TestSiteLoader::exampleTelescope()
{
    const LoadedSite loaded = loadSite(fixtures + u"/sites/first-light.toml"_qs);
    const DeviceConfig tcs = loaded.site.devices.value(0);
    QCOMPARE(tcs.type, u"tcsng"_qs);
    QCOMPARE(tcs.title, u"TCSng telescope control"_qs);
    QCOMPARE(tcs.transport, u"tcp"_qs);
    QCOMPARE(tcs.port, 5750);
    QCOMPARE(tcs.interval, 1s);
    QCOMPARE(tcs.timeout, 1s);
    QCOMPARE(tcs.requests.size(), 4);
    QCOMPARE(tcs.requests[0].send, "BIG61 TCS 123 REQUEST ALL\n");
    QCOMPARE(tcs.requests[1].send, "BIG61 TCS 123 REQUEST XALL\n");
    QCOMPARE(tcs.requests[2].send, "BIG61 TCS 123 REQUEST DOME\n");
    QCOMPARE(tcs.requests[3].send, "BIG61 TCS 123 REQUEST LIMIT\n");
    QCOMPARE(tcs.requests[0].decoder, u"ng"_qs);
    QCOMPARE(tcs.requests[0].columns.size(), 9);
    QCOMPARE(tcs.requests[1].columns.size(), 6);
    QCOMPARE(tcs.requests[2].columns.size(), 6);
    const ColumnRule airmass = tcs.requests[0].columns[7];
    QCOMPARE(airmass.column.name, u"airmass"_qs);
    QCOMPARE(airmass.sentinels, QStringList(u"99"_qs));
    QCOMPARE(tcs.requests[0].columns[0].format, ValueFormat::Hexadecimal);
    QCOMPARE(tcs.requests[0].columns[1].format, ValueFormat::Sexagesimal);

    const DeviceConfig boltwood = loaded.site.devices.value(1);
    QCOMPARE(boltwood.type, u"boltwood-json"_qs);
    QCOMPARE(boltwood.port, 30000);
    QCOMPARE(boltwood.interval, 5s);
    QCOMPARE(boltwood.timeout, 5s);
    QCOMPARE(boltwood.requests.size(), 1);
    QCOMPARE(boltwood.requests[0].send, "\n");
    QCOMPARE(boltwood.requests[0].columns[1].source, u"skyMinusAmbientTemperature"_qs);
    QCOMPARE(boltwood.requests[0].columns[5].column.words.value(1), u"clear"_qs);
}

void TestSiteLoader::exampleIndi()
{
    const LoadedSite loaded = loadSite(fixtures + u"/sites/first-light.toml"_qs);
    const DeviceConfig sky = loaded.site.devices.value(2);
    QCOMPARE(sky.type, u"indi"_qs);
    QCOMPARE(sky.transport, u"indi"_qs);
    QCOMPARE(sky.port, 7624);
    QCOMPARE(sky.interval, 1s);
    QVERIFY(sky.requests.isEmpty());
    QVERIFY(sky.pushedColumns.isEmpty());
    const QList<IndiPattern> expected = {
        {.device = u"Weather Simulator"_qs, .property = u"WEATHER_PARAMETERS"_qs, .element = u"*"_qs, .prefix = {}},
        {.device = u"Telescope Simulator"_qs, .property = u"EQUATORIAL_EOD_COORD"_qs, .element = u"*"_qs, .prefix = {}},
    };
    QCOMPARE(sky.indiPatterns, expected);
}

void TestSiteLoader::exampleInPlace()
{
    const LoadedSite loaded = loadSite(fixtures + u"/sites/first-light.toml"_qs);
    DeviceConfig expected;
    expected.name = expected.title = u"oil"_qs;
    expected.transport = u"tcp"_qs;
    expected.host = u"127.0.0.1"_qs;
    expected.port = 5752;
    expected.interval = 2s;
    expected.timeout = 1s;
    const Column pressure = {
        .name = u"pressure"_qs, .unit = u"psi"_qs, .label = u"RA oil pressure"_qs, .minimum = 0, .maximum = 250};
    expected.requests = {{.send = "BOK RAOIL 123 REQUEST OIL_PRES\n", .decoder = u"ng"_qs, .columns = {{pressure}}}};
    QCOMPARE(loaded.site.devices.value(3), expected);
}

void TestSiteLoader::everyBuiltInSiteLoads_data()
{
    QTest::addColumn<QString>("path");
    const QStringList names = QDir(u":/sites"_qs).entryList();
    QCOMPARE(names, QStringList({u"bok.toml"_qs, u"demo.toml"_qs, u"kuiper.toml"_qs, u"vatt.toml"_qs}));
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << u":/sites/"_qs + name;
}

void TestSiteLoader::everyBuiltInSiteLoads()
{
    QFETCH(QString, path);
    const LoadedSite loaded = loadSite(path);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QVERIFY(loaded.isUsable);
    QVERIFY(!loaded.site.devices.isEmpty());
    for (const DeviceConfig &config : loaded.site.devices)
        QCOMPARE(config.problem, QString());
}

void TestSiteLoader::demoNeedsNoNetwork()
{
    const LoadedSite loaded = loadSite(u":/sites/demo.toml"_qs);
    QStringList models;
    for (const DeviceConfig &config : loaded.site.devices) {
        QCOMPARE(config.transport, u"simulated"_qs);
        QCOMPARE(config.host, QString());
        QCOMPARE(config.port, 0);
        QCOMPARE(config.interval, 5s);
        QVERIFY(!config.requests.isEmpty());
        models.append(config.model);
    }
    QCOMPARE(models, QStringList({u"tcsng"_qs, u"boltwood"_qs, u"upper-dome"_qs, u"oil"_qs, u"flaky"_qs}));
    QCOMPARE(loaded.site.devices[2].requests[0].send, "BIG61 UDOME 123 REQUEST STATE\n");
    QCOMPARE(loaded.site.databasePath, QDir::current().absoluteFilePath(u"demo.sqlite"_qs));
}

void TestSiteLoader::databasePath_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QString>("expected"); // relative to the site file
    QTest::newRow("none") << QByteArray() << u"x.sqlite"_qs;
    QTest::newRow("no path") << QByteArray("[store]\n") << u"x.sqlite"_qs;
    QTest::newRow("relative") << QByteArray("[store]\npath = \"../data/./y.db\"\n") << u"../data/y.db"_qs;
    QTest::newRow("absolute") << QByteArray("[store]\npath = \"/var/lib/x.sqlite\"\n") << u"/var/lib/x.sqlite"_qs;
    QTest::newRow("not a string") << QByteArray("[store]\npath = 1\n") << u"x.sqlite"_qs;
}

void TestSiteLoader::databasePath()
{
    QFETCH(QByteArray, store);
    QFETCH(QString, expected);
    const QString path = load(head + store + device + request).site.databasePath;
    QCOMPARE(path, QDir::cleanPath(QDir(m_directory.path()).absoluteFilePath(expected)));
}

void TestSiteLoader::minFree()
{
    QCOMPARE(load(head + device + request).site.minFree, 0);
    const LoadedSite loaded = load(head + "[store]\nmin_free = \"2GB\"\n" + device + request);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QCOMPARE(loaded.site.minFree, 2'000'000'000);
}

void TestSiteLoader::logSelf()
{
    QVERIFY(!load(head + device + request).site.logsSelf);
    const LoadedSite loaded = load(head + "[store]\nlog_self = true\n" + device + request);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QVERIFY(loaded.site.logsSelf);
    QCOMPARE(loaded.site.devices.size(), 1);
    QCOMPARE(retentionsOf(loaded.site).size(), 0);
    const LoadedSite retained =
        load(head + "[store]\nlog_self = true\nretain = \"400d\"\n" + device + "retain = \"90d\"\n" + request);
    const QList<TableRetention> tables = retentionsOf(retained.site);
    QCOMPARE(tables.size(), 2);
    QCOMPARE(tables[0].table, retained.site.devices[0].name);
    QCOMPARE(tables[0].retain, 90 * std::chrono::hours(24));
    QCOMPARE(tables[1].table, u"logger"_qs);
    QCOMPARE(tables[1].retain, 400 * std::chrono::hours(24));
}

void TestSiteLoader::retain_data()
{
    QTest::addColumn<QByteArray>("store");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<int>("expected"); // days
    QTest::newRow("for ever") << QByteArray() << QByteArray() << 0;
    QTest::newRow("the site's") << QByteArray("[store]\nretain = \"400d\"\n") << QByteArray() << 400;
    QTest::newRow("the device's") << QByteArray() << QByteArray("retain = \"90d\"\n") << 90;
    QTest::newRow("the device's own before the site's")
        << QByteArray("[store]\nretain = \"400d\"\n") << QByteArray("retain = \"90d\"\n") << 90;
    QTest::newRow("but this one for ever")
        << QByteArray("[store]\nretain = \"400d\"\n") << QByteArray("retain = \"forever\"\n") << 0;
}

void TestSiteLoader::retain()
{
    QFETCH(QByteArray, store);
    QFETCH(QByteArray, key);
    QFETCH(int, expected);
    const LoadedSite loaded = load(head + store + device + key + request);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QCOMPARE(loaded.site.devices.value(0).retain, expected * std::chrono::hours(24));
}

void TestSiteLoader::timeout_data()
{
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<int>("expected"); // ms
    QTest::newRow("nothing said") << QByteArray() << 1000;
    QTest::newRow("fast") << QByteArray("interval = \"100ms\"\n") << 1000;
    QTest::newRow("2 s") << QByteArray("interval = \"2s\"\n") << 2000;
    QTest::newRow("slow") << QByteArray("interval = \"1min\"\n") << 5000;
    QTest::newRow("own") << QByteArray("interval = \"1s\"\ntimeout = \"30s\"\n") << 30000;
}

void TestSiteLoader::timeout()
{
    QFETCH(QByteArray, keys);
    QFETCH(int, expected);
    const LoadedSite loaded = load(head + device + keys + request);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QCOMPARE(loaded.site.devices.value(0).timeout, std::chrono::milliseconds(expected));
}

void TestSiteLoader::allMistakesInTheirOrder()
{
    const QByteArray broken = QByteArray(device).replace("port = 1", "prot = 1\ninterval = \"1\"");
    const QByteArray good = QByteArray(device).replace("\"d\"", "\"good\"");
    const LoadedSite loaded =
        load(QByteArray(head).replace("longitude", "timezone = \"UCT+25:00:99\"\nlongitude") + broken
             + QByteArray(request).replace("real", "rael") + good + request + "[devise]\n");
    QVERIFY(loaded.isUsable);
    QStringList places;
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        places.append(u"%1:%2"_qs.arg(diagnostic.line).arg(diagnostic.column));
    // time zone, missing port, "prot", the interval, the column's type, "devise"
    QCOMPARE(places, QStringList({u"4:12"_qs, u"6:1"_qs, u"10:1"_qs, u"11:12"_qs, u"15:34"_qs, u"25:2"_qs}));
    QCOMPARE(loaded.site.info.timeZone, "UTC");
    QCOMPARE(loaded.site.devices.size(), 2);
    QCOMPARE(loaded.site.devices[0].problem, loaded.diagnostics[1].message);
    QVERIFY(makeTable(loaded.site.devices[0])->columns.isEmpty());
    QCOMPARE(loaded.site.devices[1].problem, QString());
    QCOMPARE(loaded.site.devices[1].name, u"good"_qs);
    QVERIFY(
        loaded.diagnostics[2].toString().endsWith(u"/site.toml:10:1: unknown key \"prot\"; did you mean \"port\"?"_qs));
}

void TestSiteLoader::duplicateIsDisabled()
{
    const LoadedSite loaded =
        load(head + device + request + QByteArray(device).replace("\"h\"", "\"other\"") + request);
    QCOMPARE(loaded.diagnostics.size(), 1);
    QCOMPARE(loaded.site.devices.size(), 2);
    const DeviceConfig &first = loaded.site.devices[0];
    const DeviceConfig &second = loaded.site.devices[1];
    QCOMPARE(first.host, u"h"_qs);
    QCOMPARE(first.problem, QString());
    QCOMPARE(second.host, u"other"_qs);
    QCOMPARE(second.name, first.name + u"_2"_qs);
    QCOMPARE(second.problem, loaded.diagnostics[0].message);
}

void TestSiteLoader::badNameLeavesGoodOnesAlone()
{
    const auto named = [](const QByteArray &nameLine) {
        return "[[device]]\n" + nameLine + "transport = \"tcp\"\nhost = \"h\"\nport = 1\n" + request;
    };
    const LoadedSite loaded = load(head + named("name = \"Oil\"\n") + named("") + named("name = \"oil\"\n")
                                   + named("name = \"OIL\"\n") + named("name = \"device_2\"\n"));
    QCOMPARE(loaded.diagnostics.size(), 3);
    QStringList names;
    QStringList sound;
    for (const DeviceConfig &config : loaded.site.devices) {
        names.append(config.name);
        if (config.problem.isEmpty())
            sound.append(config.name);
    }
    QCOMPARE(names, QStringList({u"oil_2"_qs, u"device_2_2"_qs, u"oil"_qs, u"oil_3"_qs, u"device_2"_qs}));
    QCOMPARE(sound, QStringList({u"oil"_qs, u"device_2"_qs}));
}

void TestSiteLoader::columnOptions()
{
    const LoadedSite loaded =
        load(head + device
             + "[[device.request]]\nsend = \"\\n\"\ndecode = \"words\"\n"
               "columns = [ { name = \"a\", type = \"real\", unit = \"degF\", label = \"A\", description = \"An a.\", "
               "min = -1, alarm_below = 0.5, warn_below = 1, warn_above = 2, alarm_above = 3, max = 4, source = 3, "
               "scale = 0.5, offset = -32, sentinels = [ \"--\", 999, 99.5 ] } ]\n");
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    ColumnRule expected;
    expected.column = {.name = u"a"_qs,
                       .type = ColumnType::Real,
                       .unit = u"°F"_qs,
                       .label = u"A"_qs,
                       .description = u"An a."_qs,
                       .minimum = -1,
                       .maximum = 4,
                       .limits = {.warnBelow = 1, .warnAbove = 2, .alarmBelow = 0.5, .alarmAbove = 3}};
    expected.source = u"3"_qs;
    expected.scale = 0.5;
    expected.offset = -32;
    expected.sentinels = QStringList({u"--"_qs, u"999"_qs, u"99.5"_qs});
    QCOMPARE(loaded.site.devices.value(0).requests.value(0).columns.value(0), expected);
}

void TestSiteLoader::missingFile()
{
    const LoadedSite loaded = loadSite(u"/nowhere/x.toml"_qs);
    QVERIFY(!loaded.isUsable);
    QCOMPARE(texts(loaded.diagnostics), QStringList(u"/nowhere/x.toml: cannot be read: No such file or directory"_qs));
}

void TestSiteLoader::directoryInsteadOfFile()
{
    const LoadedSite loaded = loadSite(m_directory.path());
    QVERIFY(!loaded.isUsable);
    QCOMPARE(loaded.diagnostics.size(), 1);
    QVERIFY(loaded.diagnostics[0].message.contains(u"directory"));
}

void TestSiteLoader::hostileFile_data()
{
    QByteArray garbage(4096, '\0');
    for (qsizetype index = 0; index < garbage.size(); ++index)
        garbage[index] = char(index * 197 % 251);
    const QByteArray deepKey = QByteArray("a.").repeated(100000) + "a";
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message"); // begins so
    QTest::newRow("empty") << QByteArray() << u"missing table [site]"_qs;
    QTest::newRow("binary garbage") << garbage << u"no TOML: "_qs;
    QTest::newRow("NUL") << QByteArray(10, '\0') << u"no TOML: "_qs;
    QTest::newRow("not UTF-8") << QByteArray("a = \"\xff\xfe\"\n") << u"no TOML: "_qs;
    QTest::newRow("header without an end") << QByteArray("[\n") << u"no TOML: "_qs;
    QTest::newRow("header of an operator") << QByteArray("[[=]]\n") << u"no TOML: "_qs;
    QTest::newRow("10 MB") << QByteArray(10 << 20, '#') << u"is larger than 1 MiB"_qs;
    QTest::newRow("nested arrays") << "a = " + QByteArray(100000, '[') + "\n" << u"no TOML: "_qs;
    QTest::newRow("nested tables") << "a = " + QByteArray("{ b = ").repeated(50000) + "\n" << u"no TOML: "_qs;
    QTest::newRow("deep key") << deepKey + " = 1\n" << u"a key of more than 16 parts"_qs;
    QTest::newRow("deep table") << "[" + deepKey + "]\n" << u"a key of more than 16 parts"_qs;
    QTest::newRow("endless name") << "[site]\nlatitude = 1\nlongitude = 2\nname = \"" + QByteArray(500000, 'X') + "\"\n"
                                  << u"no [[device]]"_qs;
}

void TestSiteLoader::hostileFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    const LoadedSite loaded = load(text);
    QVERIFY(!loaded.isUsable);
    QVERIFY(!loaded.diagnostics.isEmpty());
    QVERIFY2(loaded.diagnostics[0].message.startsWith(message), qPrintable(loaded.diagnostics[0].message));
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        QVERIFY(diagnostic.message.size() < 1000);
}

QTEST_GUILESS_MAIN(TestSiteLoader)
#include "tst_siteloader.moc"
