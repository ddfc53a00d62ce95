// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"
#include "logger/site/sitetext.h"
#include "logger/site/tomlliteral.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace mtnops;

namespace {

const QByteArray kuiper = R"(# Kuiper
[site]
name = "kuiper"   # SQL

# the telescope
[[device]]
name = "tcs"      # also the table's
host = "10.0.0.1" # über den Berg
port = 5750

# the dome
[[device]]
  name = "dome"
  command = [ "a", # first
              "b" ]  # last
  [[device.request]]
  decode = "words"  # all
  columns = [ { name = "q", type = "real" } ]

[store]
path = "k.sqlite"
# end
)";

SiteText parsed(const QByteArray &text)
{
    const Result<SiteText> result = SiteText::parse(text, u"x.toml"_qs);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

QByteArray withCrLf(QByteArray text)
{
    return text.replace('\n', "\r\n");
}

/** The text, or the error in braces. */
QByteArray resultOf(const Result<QByteArray> &result)
{
    return result ? *result : '{' + result.error().detail.toUtf8() + '}';
}

} // namespace

/** Changes of one device leave all else as it is, byte for byte. */
class TestSiteText : public QObject
{
    Q_OBJECT

private slots:
    void keys_data();
    void keys();
    void keysOfRequests_data();
    void keysOfRequests();
    void plainValues();
    void adds_data();
    void adds();
    void removes_data();
    void removes();
    void blocks();
    void changesOfShippedSitesReadBack();
    void literalsReadBack_data();
    void literalsReadBack();
    void noTomlIsTold();
};

void TestSiteText::keys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("device");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QByteArray>("before"); // the piece that changes; empty: nothing does
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, int device, const char *key, const char *literal, const char *before,
                        const char *after) {
        QTest::newRow(name) << kuiper << device << QString::fromUtf8(key) << QString::fromUtf8(literal)
                            << QByteArray(before) << QByteArray(after);
        QTest::newRow(QByteArray(name) + ", CRLF") << withCrLf(kuiper) << device << QString::fromUtf8(key)
                                                   << QString::fromUtf8(literal) << withCrLf(before) << withCrLf(after);
        QTest::newRow(QByteArray(name) + ", mark")
            << "\xEF\xBB\xBF" + kuiper << device << QString::fromUtf8(key) << QString::fromUtf8(literal)
            << QByteArray(before) << QByteArray(after);
    };
    row("a value", 0, "host", "\"tcs.example\"", "\"10.0.0.1\"", "\"tcs.example\"");
    row("the same value, written otherwise", 0, "host", "'10.0.0.1'", "", "");
    row("the value of the first line", 0, "name", "\"tel\"", "\"tcs\"", "\"tel\"");
    row("unicode", 0, "host", "\"été\"", "\"10.0.0.1\" # über", "\"été\" # über");
    row("a new key", 0, "interval", "\"5s\"", "port = 5750\n", "port = 5750\ninterval = \"5s\"\n");
    row("a new key before sub-tables", 1, "timeout", "\"1s\"", "\"b\" ]  # last\n",
        "\"b\" ]  # last\n  timeout = \"1s\"\n");
    row("a key less", 0, "port", "", "port = 5750\n", "");
    row("a key less, and its comment stays", 0, "host", "", "host = \"10.0.0.1\" # über", "# über");
    row("a key that is not there", 0, "title", "", "", "");
    row("a value of several lines", 1, "command", "[ \"c\" ]", "[ \"a\", # first\n              \"b\" ]", "[ \"c\" ]");
    QTest::newRow("no line end behind the last key") << QByteArray("[[device]]\nname = 'a'") << 0 << u"port"_qs
                                                     << u"1"_qs << QByteArray("'a'") << QByteArray("'a'\nport = 1");
    QTest::newRow("a header alone") << QByteArray("[[device]]\n[site]\n") << 0 << u"port"_qs << u"1"_qs
                                    << QByteArray("[[device]]\n") << QByteArray("[[device]]\nport = 1\n");
    QTest::newRow("a quoted key") << QByteArray("[[device]]\n\"host\" = 'a'\n") << 0 << u"host"_qs << u"'b'"_qs
                                  << QByteArray("'a'") << QByteArray("'b'");
    QTest::newRow("an inline device") << QByteArray("device = [ { name = 'a', port = 1 }, { name = 'b' } ]\n") << 0
                                      << u"port"_qs << u"2"_qs << QByteArray("port = 1") << QByteArray("port = 2");
    QTest::newRow("the second of one name")
        << QByteArray("[[device]]\nname = 'a'\nport = 1\n[[device]]\nname = 'a'\nport = 1 # b\n") << 1 << u"port"_qs
        << u"2"_qs << QByteArray("port = 1 # b") << QByteArray("port = 2 # b");
}

void TestSiteText::keys()
{
    QFETCH(QByteArray, text);
    QFETCH(int, device);
    QFETCH(QString, key);
    QFETCH(QString, literal);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QByteArray expected = text;
    if (!before.isEmpty()) {
        QCOMPARE(text.count(before), 1);
        expected.replace(before, after);
    }
    QCOMPARE(resultOf(parsed(text).withKeys(device, {{key, literal}})), expected);
}

void TestSiteText::keysOfRequests_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("request");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("literal");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray two =
        "[[device]]\nname = 'a'\n  [[device.request]] # one\n  send = 'A' # a\n  [[device.request]]\n"
        "  send = 'B'\n[store]\npath = 'x'\n";
    QTest::newRow("of the first") << two << 0 << u"send"_qs << u"'C'"_qs << QByteArray(two).replace("'A'", "'C'");
    QTest::newRow("of the second") << two << 1 << u"send"_qs << u"'C'"_qs << QByteArray(two).replace("'B'", "'C'");
    QTest::newRow("a new one") << two << 1 << u"decode"_qs << u"'ng'"_qs
                               << QByteArray(two).replace("'B'\n", "'B'\n  decode = 'ng'\n");
    QTest::newRow("one less") << two << 1 << u"send"_qs << QString() << QByteArray(two).replace("  send = 'B'\n", "");
    QTest::newRow("of several lines, where lines end in CR LF")
        << withCrLf(two) << 1 << u"send"_qs << u"[\n  1\n]"_qs << withCrLf(QByteArray(two).replace("'B'", "[\n  1\n]"));
    const QByteArray inLine = "[[device]]\nrequest = [ { send = 'A' }, { send = 'B' } ]\n";
    QTest::newRow("in one line") << inLine << 1 << u"send"_qs << u"'C'"_qs << QByteArray(inLine).replace("'B'", "'C'");
    QTest::newRow("a new one in one line")
        << inLine << 1 << u"decode"_qs << u"'ng'"_qs << QByteArray("{the request stands in one line with others}");
}

void TestSiteText::keysOfRequests()
{
    QFETCH(QByteArray, text);
    QFETCH(int, request);
    QFETCH(QString, key);
    QFETCH(QString, literal);
    QFETCH(QByteArray, expected);
    QCOMPARE(parsed(text).requests(0).size(), size_t(2));
    QCOMPARE(resultOf(parsed(text).withRequestKeys(0, request, {{key, literal}})), expected);
}

/** What another value may take the place of without taking a comment along. */
void TestSiteText::plainValues()
{
    const SiteText text = parsed("[[device]]\na = [ 1,\n 2 ] # behind\nb = [ 1, # within\n 2 ]\n[[device.c]]\nd = 1\n");
    const TomlValue &device = *text.devices().front();
    QVERIFY(text.isPlain(findMember(device, u"a")->value));
    QVERIFY(!text.isPlain(findMember(device, u"b")->value));
    QVERIFY(!text.isPlain(findMember(device, u"c")->value)); // under a header of its own
}

void TestSiteText::adds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray block = "[[device]]\nname = \"ö\"\n";
    QTest::newRow("at the end") << kuiper << kuiper + '\n' + block;
    QTest::newRow("CRLF") << withCrLf(kuiper) << withCrLf(kuiper + '\n' + block);
    QTest::newRow("no line end") << QByteArray("[site]\nname = 'x' # y") << "[site]\nname = 'x' # y\n\n" + block;
    QTest::newRow("an empty line is there") << QByteArray("[site]\n\n") << "[site]\n\n" + block;
    QTest::newRow("an empty file") << QByteArray() << block;
    QTest::newRow("inline devices") << QByteArray("device = [ { name = 'a' } ]\n")
                                    << QByteArray("{the devices of this file do not stand under [[device]] each}");
    QTest::newRow("no array") << QByteArray("[device]\nname = 'a'\n")
                              << QByteArray("{the devices of this file do not stand under [[device]] each}");
}

void TestSiteText::adds()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(resultOf(parsed(text).withDevice(u"[[device]]\nname = \"ö\"\n"_qs)), expected);
}

void TestSiteText::removes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("device");
    QTest::addColumn<QByteArray>("expected");
    const auto without = [](QByteArray text, const char *piece) {
        if (text.count(piece) != 1)
            qFatal("not once: %s", piece);
        return text.replace(piece, "");
    };
    const char *const tcs = "[[device]]\nname = \"tcs\"      # also the table's\nhost = \"10.0.0.1\" # über den "
                            "Berg\nport = 5750\n";
    QTest::newRow("the first") << kuiper << 0 << without(kuiper, tcs);
    QTest::newRow("CRLF") << withCrLf(kuiper) << 0 << withCrLf(without(kuiper, tcs));
    QTest::newRow("with sub-tables, in the middle")
        << kuiper << 1
        << without(kuiper,
                   "[[device]]\n  name = \"dome\"\n  command = [ \"a\", # first\n              \"b\" ]  # last\n  "
                   "[[device.request]]\n  decode = \"words\"  # all\n  columns = [ { name = \"q\", type = \"real\" } "
                   "]\n");
    QTest::newRow("the last, without line end")
        << QByteArray("[site]\n\n[[device]]\nname = 'a'") << 0 << QByteArray("[site]\n");
    QTest::newRow("an empty line on both sides")
        << QByteArray("[site]\n\n[[device]]\nname = 'a'\n\n[store]\n") << 0 << QByteArray("[site]\n\n[store]\n");
    QTest::newRow("the second of one name") << QByteArray("[[device]]\nname = 'a'\n[[device]]\nname = 'a' # b\n") << 1
                                            << QByteArray("[[device]]\nname = 'a'\n");
    QTest::newRow("parts apart") << QByteArray("[[device]]\n[store]\n[[device.request]]\nsend = 'a'\n") << 0
                                 << QByteArray("{its parts do not stand together}");
    QTest::newRow("inline") << QByteArray("device = [ { name = 'a' } ]\n") << 0
                            << QByteArray("{the device stands in one line with others}");
}

void TestSiteText::removes()
{
    QFETCH(QByteArray, text);
    QFETCH(int, device);
    QFETCH(QByteArray, expected);
    QCOMPARE(resultOf(parsed(text).withoutDevice(device)), expected);
}

void TestSiteText::blocks()
{
    const SiteText text = parsed(kuiper);
    QCOMPARE(text.devices().size(), size_t(2));
    QCOMPARE(text.block(0).count('\n'), 4);
    QCOMPARE(text.lines(0).first, 6);
    QCOMPARE(text.lines(0).last, 9);
    QVERIFY(text.block(1).startsWith("[[device]]\n  name = \"dome\""));
    QVERIFY(text.block(1).endsWith("type = \"real\" } ]\n"));
}

/** Each device of each site that comes with the program: changed there and back, and taken away. */
void TestSiteText::changesOfShippedSitesReadBack()
{
    for (const QString &name : QDir(u":/sites"_qs).entryList()) {
        QFile file(u":/sites/"_qs + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        const SiteText text = parsed(before);
        const QList<DeviceConfig> devices = loadSiteText(before, u"/x/"_qs + name).site.devices;
        QCOMPARE(size_t(devices.size()), text.devices().size());
        for (qsizetype device = 0; device < devices.size(); ++device) {
            const Result<QByteArray> changed =
                text.withKeys(device, {{u"title"_qs, u"\"Ti\\\"tle\""_qs}, {u"interval"_qs, u"\"17s\""_qs}});
            QVERIFY(changed);
            QList<DeviceConfig> expected = devices;
            expected[device].title = u"Ti\"tle"_qs;
            expected[device].interval = std::chrono::seconds(17);
            QList<DeviceConfig> read = loadSiteText(*changed, u"/x/"_qs + name).site.devices;
            read[device].timeout = expected[device].timeout; // follows from the interval
            read[device].maxAge = expected[device].maxAge;
            QCOMPARE(read, expected);
            const Result<QByteArray> removed = text.withoutDevice(device);
            QVERIFY(removed);
            expected = devices;
            expected.removeAt(device);
            QCOMPARE(loadSiteText(*removed, u"/x/"_qs + name).site.devices, expected);
            for (const QByteArray &line : before.split('\n')) {
                if (line.startsWith('#'))
                    QVERIFY2(removed->contains(line), line.constData());
            }
        }
    }
}

void TestSiteText::literalsReadBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << u"tcs.example"_qs;
    QTest::newRow("quotes") << u"a\"b\\c'"_qs;
    QTest::newRow("control") << u"P?\r\n\t\u0001\u007f"_qs;
    QTest::newRow("unicode") << u"Über 🔭"_qs;
    QTest::newRow("empty") << QString();
}

void TestSiteText::literalsReadBack()
{
    QFETCH(QString, text);
    const SiteText read =
        parsed(u"[[device]]\nname = %1\nlist = %2\n"_qs.arg(tomlString(text), tomlStrings({text, u"b"_qs})).toUtf8());
    const TomlValue &device = *read.devices().front();
    QCOMPARE(findMember(device, u"name")->value.text, text);
    QCOMPARE(findMember(device, u"list")->value.items.front().text, text);
}

void TestSiteText::noTomlIsTold()
{
    const Result<SiteText> result = SiteText::parse("[site]\nname = \n", u"x.toml"_qs);
    QVERIFY(!result);
    QVERIFY2(result.error().detail.startsWith(u"x.toml:2:"), qPrintable(result.error().detail));
}

QTEST_GUILESS_MAIN(TestSiteText)
#include "tst_sitetext.moc"
