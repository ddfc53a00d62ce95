// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/sourcerows.h"

#include "tests/device/polledfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace Qt::StringLiterals;

namespace {

const Timestamp begin(1'700'000'000s); // in the past of any clock

ColumnRule timeColumn()
{
    ColumnRule rule = column("t");
    rule.column.type = ColumnType::Time;
    rule.format = ValueFormat::UnixSeconds;
    return rule;
}

/** A time and a number in each row. */
DeviceConfig device(const QString &decoder, const QString &rows)
{
    DeviceConfig config{.name = u"ring"_qs, .title = u"Ring"_qs};
    config.rowTime = u"t"_qs;
    config.interval = 50ms;
    config.timeout = 5s;
    config.requests = {
        {.send = "?\n", .decoder = decoder, .columns = {timeColumn(), column("x")}, .format = {.rows = rows}}};
    return config;
}

DeviceConfig tcpDevice(quint16 port, const QString &decoder, const QString &rows)
{
    DeviceConfig config = device(decoder, rows);
    config.transport = u"tcp"_qs;
    config.host = u"127.0.0.1"_qs;
    config.port = port;
    return config;
}

SourceRows sourceRows(const DeviceConfig &config)
{
    return SourceRows(config.requests.first(), makeTable(config), config.rowTime);
}

/** "0:1 10:2": seconds from the beginning, and the number. */
QString shown(const QList<Sample> &samples)
{
    QStringList rows;
    for (const Sample &sample : samples)
        rows.append(u"%1:%2"_qs.arg(std::chrono::duration_cast<std::chrono::seconds>(sample.time - begin).count())
                        .arg(toNumber(sample.values[1]).value_or(-1)));
    return rows.join(u' ');
}

/** As shown(); what is wrong, where something is. */
QString taken(SourceRows &rows, const QByteArray &reply)
{
    const Result<NewRows> result = rows.take(reply, begin + 1h);
    return result ? shown(result->samples) + result->remark : result.error().detail;
}

QByteArray http(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

/** Several rows from one reply: each once, with its own time. */
class TestSourceRows : public QObject
{
    Q_OBJECT

private slots:
    void readsEachRow_data();
    void readsEachRow();
    void readsAttributesOfARow();
    void takesEachRowOnce();
    void countsWhatIsNewAlone();
    void leavesOutWhatHasNoTime();
    void refusesATimeFarAhead();
    void tellsOfAClockThatWasSetBack();
    void refusesTooManyRows();
    void wantsWhatIsExpectedOfTheWhole();
    void waitsForTheLastLine();
    void comesOverHttp();
    void comesFromAProgram();
    void comesFromAFile();
    void answerWithoutNewRowsIsGood();
    void answerWithoutAReadableRowIsNone();
};

void TestSourceRows::readsEachRow_data()
{
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<ReplyFormat>("format");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("expected");
    const QString lines = u"lines"_qs;
    QTest::newRow("csv") << u"csv"_qs << ReplyFormat{.rows = lines}
                         << QByteArray("1700000000,1\r\n1700000010,2\r\n\r\n1700000020,3") << u"0:1 10:2 20:3"_qs;
    QTest::newRow("csv with a header") << u"csv"_qs << ReplyFormat{.hasHeader = true, .rows = lines}
                                       << QByteArray("x,t\n1,1700000000\n2,1700000010\n") << u"0:1 10:2"_qs;
    QTest::newRow("csv with a header alone")
        << u"csv"_qs << ReplyFormat{.hasHeader = true, .rows = lines} << QByteArray("x,t\n") << QString();
    QTest::newRow("csv without its header")
        << u"csv"_qs << ReplyFormat{.hasHeader = true, .rows = lines} << QByteArray("\n")
        << u"the reply \"\\n\" has no line with the names of its fields"_qs;
    QTest::newRow("words") << u"words"_qs << ReplyFormat{.rows = lines} << QByteArray("1700000000 1\n1700000010 2\n")
                           << u"0:1 10:2"_qs;
    QTest::newRow("regex") << u"regex"_qs << ReplyFormat{.pattern = u"(?<t>\\d+) T=(?<x>\\S+)"_qs, .rows = lines}
                           << QByteArray("1700000000 T=1\n1700000010 T=2\n") << u"0:1 10:2"_qs;
    QTest::newRow("json") << u"json"_qs << ReplyFormat{.rows = u"."_qs}
                          << QByteArray("[{\"t\": 1700000000, \"x\": 1}, {\"t\": 1700000010, \"x\": 2.5}]")
                          << u"0:1 10:2.5"_qs;
    QTest::newRow("json at a path") << u"json"_qs << ReplyFormat{.rows = u"data.rows"_qs}
                                    << QByteArray("{\"data\": {\"rows\": [{\"t\": 1700000000, \"x\": 1}]}}")
                                    << u"0:1"_qs;
    QTest::newRow("json with NaN") << u"json"_qs << ReplyFormat{.rows = u"."_qs}
                                   << QByteArray("[{\"t\": 1700000000, \"x\": NaN}]") << u"0:-1"_qs;
    QTest::newRow("no row of json") << u"json"_qs << ReplyFormat{.rows = u"."_qs} << QByteArray("[]") << QString();
    QTest::newRow("no array of json") << u"json"_qs << ReplyFormat{.rows = u"a"_qs} << QByteArray("{\"a\": 1}")
                                      << u"\"a\" is no array of rows in the reply \"{\"a\": 1}\""_qs;
    const ReplyFormat elements{.rows = u"log/e"_qs};
    const QByteArray first = "<e><t>1700000000</t><x>1</x></e>";
    const QByteArray second = "<e><t>1700000010</t><x>2.5</x></e>";
    QTest::newRow("xml") << u"xml"_qs << elements
                         << QByteArray("<?xml version='1.0'?>\r\n<log>\r\n" + first + "\r\n" + second + "\r\n</log>")
                         << u"0:1 10:2.5"_qs;
    QTest::newRow("xml, from any depth on")
        << u"xml"_qs << elements << QByteArray("<s><now>" + second + "</now><old><log>" + first + "</log></old></s>")
        << u"0:1"_qs;
    QTest::newRow("xml, the document is a row") << u"xml"_qs << ReplyFormat{.rows = u"e"_qs} << first << u"0:1"_qs;
    QTest::newRow("xml, a row in a row") << u"xml"_qs << ReplyFormat{.rows = u"e"_qs}
                                         << QByteArray("<log><e><t>1700000000</t><x>1</x>" + second + "</e></log>")
                                         << u"0:1"_qs;
    QTest::newRow("xml, written otherwise")
        << u"xml"_qs << elements
        << QByteArray("<!DOCTYPE log><log xmlns='urn:a' xmlns:b='urn:b'><b:e><b:t>170000&#48;000</b:t><!-- 1 -->"
                      "<x><![CDATA[2]]></x></b:e></log> and more")
        << u"0:2"_qs;
    QTest::newRow("no row of xml") << u"xml"_qs << elements << QByteArray("<s><log/></s>") << QString();
    QTest::newRow("no such element of xml") << u"xml"_qs << elements << QByteArray("<s><e/></s>")
                                            << u"no element \"log/e\" is in the reply \"<s><e/></s>\""_qs;
    const QByteArray entity = "<!DOCTYPE log [<!ENTITY a '" + QByteArray(4000, 'a') + "'>]>";
    QTest::newRow("xml that grows") << u"xml"_qs << elements
                                    << entity + "<log>" + QByteArray("<e>&a;</e>").repeated(2000) + "</log>"
                                    << u"not XML (rows of more than 4194304 bytes): \"<!DOCTYPE log [<!ENTITY a '"_qs
            + QString(53, u'a') + u"\" … (24042 bytes)"_qs;
    QTest::newRow("xml that breaks off")
        << u"xml"_qs << elements << QByteArray("<log>" + first + "<e><t>1")
        << u"not XML (Premature end of document.): \"<log><e><t>1700000000</t><x>1</x></e><e><t>1\""_qs;
    QTest::newRow("the newest first") << u"csv"_qs << ReplyFormat{.rows = lines}
                                      << QByteArray("1700000020,3\n1700000010,2\n1700000000,1\n")
                                      << u"0:1 10:2 20:3"_qs;
}

void TestSourceRows::readsEachRow()
{
    QFETCH(QString, decoder);
    QFETCH(ReplyFormat, format);
    QFETCH(QByteArray, reply);
    QFETCH(QString, expected);
    DeviceConfig config = device(decoder, {});
    config.requests.first().format = format;
    SourceRows rows = sourceRows(config);
    QCOMPARE(taken(rows, reply), expected);
}

void TestSourceRows::readsAttributesOfARow()
{
    DeviceConfig config = device(u"xml"_qs, u"e"_qs);
    config.requests.first().columns[0].source = u"e@t"_qs;
    config.requests.first().columns[1].source = u"e@x"_qs;
    SourceRows rows = sourceRows(config);
    QCOMPARE(taken(rows,
                   "<log xmlns:b='urn:b'><e t='1700000000' b:t='1' x='1'/><e t='1700000010' x='&lt;2'/><e x='3' "
                   "t='1700000020'/></log>"),
             u"0:1 10:-1 20:3"_qs);
}

void TestSourceRows::takesEachRowOnce()
{
    SourceRows rows = sourceRows(device(u"csv"_qs, u"lines"_qs));
    QCOMPARE(taken(rows, "1700000000,1\n1700000010,2\n"), u"0:1 10:2"_qs);
    QCOMPARE(taken(rows, "1700000000,1\n1700000010,2\n"), QString());
    QCOMPARE(taken(rows, "1700000010,2\n1700000020,3\n"), u"20:3"_qs);
    QCOMPARE(taken(rows, "1700000020,3\n1700000030,4\n1700000010,2\n"), u"30:4"_qs);
}

/** A row is shown many times, and what is wrong with it counts once. */
void TestSourceRows::countsWhatIsNewAlone()
{
    DeviceConfig config = device(u"csv"_qs, u"lines"_qs);
    config.requests.first().columns[1].column.maximum = 10;
    SourceRows rows = sourceRows(config);
    const QByteArray reply = "1700000000,99\n1700000010,2\n";
    QCOMPARE(rows.take(reply, begin + 1h)->rejected, 1);
    QCOMPARE(rows.take(reply, begin + 1h)->rejected, 0);
}

void TestSourceRows::leavesOutWhatHasNoTime()
{
    SourceRows rows = sourceRows(device(u"csv"_qs, u"lines"_qs));
    const Result<NewRows> result = rows.take("garbage\n,5\n1700000000,1\n", begin + 1h);
    QVERIFY(result);
    QCOMPARE(shown(result->samples), u"0:1"_qs);
    QCOMPARE(result->rejected, 2);
    QCOMPARE(taken(rows, ",5\n"), u"no time, or one of more than a day ahead, in \"t\" of the row \",5\""_qs);
}

/** It would hold back all that come until then. */
void TestSourceRows::refusesATimeFarAhead()
{
    SourceRows rows = sourceRows(device(u"csv"_qs, u"lines"_qs));
    QCOMPARE(taken(rows, "1700000000,1\n4000000000,2\n"), u"0:1"_qs);
    QCOMPARE(taken(rows, "1700000010,3\n"), u"10:3"_qs);
}

void TestSourceRows::tellsOfAClockThatWasSetBack()
{
    SourceRows rows = sourceRows(device(u"csv"_qs, u"lines"_qs));
    QCOMPARE(taken(rows, "1700000100,1\n"), u"100:1"_qs);
    const QString remark = taken(rows, "1700000040,2\n");
    QVERIFY2(remark.contains(u"its clock was set back"), qPrintable(remark));
    QVERIFY2(remark.contains(u"2023-11-14T22:14:00.000000Z") && remark.contains(u"2023-11-14T22:15:00.000000Z"),
             qPrintable(remark));
    QCOMPARE(taken(rows, "1700000110,3\n"), u"110:3"_qs);
}

void TestSourceRows::refusesTooManyRows()
{
    QByteArray reply;
    for (qsizetype i = 0; i < SourceRows::mostRows; ++i)
        reply += QByteArray::number(1'700'000'000 + i) + ",1\n";
    SourceRows rows = sourceRows(device(u"csv"_qs, u"lines"_qs));
    const Result<NewRows> most = rows.take(reply, begin + 24h);
    QVERIFY(most);
    QCOMPARE(most->samples.size(), SourceRows::mostRows);
    const QString problem = taken(rows, reply + "1700010000,1\n");
    QVERIFY2(problem.startsWith(u"the reply holds 10001 rows, and 10000 are the most"), qPrintable(problem));
}

void TestSourceRows::wantsWhatIsExpectedOfTheWhole()
{
    DeviceConfig config = device(u"json"_qs, u"rows"_qs);
    config.requests.first().format.expected = {{u"error"_qs, u"0"_qs}};
    SourceRows rows = sourceRows(config);
    QCOMPARE(taken(rows, "{\"error\": 0, \"rows\": [{\"t\": 1700000000, \"x\": 1}]}"), u"0:1"_qs);
    const QString problem = taken(rows, "{\"error\": 7, \"rows\": []}");
    QVERIFY2(problem.startsWith(u"the device reports a failure: error is \"7\""), qPrintable(problem));
}

/** Fixed columns end with a line elsewhere: here others may follow, each in a packet of its own. */
void TestSourceRows::waitsForTheLastLine()
{
    FakeAnswer answer;
    answer.pieces = {"1700000000 1\n", "1700000010 2\n", "1700000020 3\n"};
    answer.between = 5ms;
    FakeDevice server(answer);
    DeviceConfig config = tcpDevice(server.port(), u"columns"_qs, u"lines"_qs);
    config.requests.first().columns[0].source = u"1-10"_qs;
    config.requests.first().columns[1].source = u"12+"_qs;
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(config, clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(shown(listener.samples), u"0:1 10:2 20:3"_qs);
    for (const Sample &sample : listener.samples)
        QVERIFY(sample.isRepeated);
}

void TestSourceRows::comesOverHttp()
{
    FakeDevice server(FakeAnswer::whole(http("[[1700000000, 1], [1700000010, 2]]")));
    DeviceConfig config = tcpDevice(server.port(), u"json"_qs, u"."_qs);
    config.transport = u"http"_qs;
    config.requests.first().send = "/rows";
    config.requests.first().columns[0].source = u"0"_qs;
    config.requests.first().columns[1].source = u"1"_qs;
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(config, clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(shown(listener.samples), u"0:1 10:2"_qs);
}

void TestSourceRows::comesFromAProgram()
{
    DeviceConfig config = device(u"words"_qs, u"lines"_qs);
    config.transport = u"process"_qs;
    config.command = QStringList{u"/bin/echo"_qs, u"1700000000 1\n1700000010 2"_qs};
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(config, clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(shown(listener.samples), u"0:1 10:2"_qs);
}

/** Written anew with its last rows, as some stations do. */
void TestSourceRows::comesFromAFile()
{
    const QTemporaryDir folder;
    DeviceConfig config = device(u"csv"_qs, u"lines"_qs);
    config.transport = u"file"_qs;
    config.path = folder.filePath(u"last.csv"_qs);
    const auto write = [&config](const QByteArray &text) {
        QFile file(config.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    };
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(config, clock);
    const Listener listener(*polled);
    write("1700000000,1\n1700000010,2\n");
    pollOnce(*polled, listener);
    QCOMPARE(shown(listener.samples), u"0:1 10:2"_qs);
    write("1700000000,1\n1700000010,2\n1700000020,3\n");
    pollOnce(*polled, listener);
    QCOMPARE(shown(listener.samples), u"0:1 10:2 20:3"_qs);
}

void TestSourceRows::answerWithoutNewRowsIsGood()
{
    FakeDevice server(FakeAnswer::whole("[{\"t\": 1700000000, \"x\": 1}]"));
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(tcpDevice(server.port(), u"json"_qs, u"."_qs), clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    pollOnce(*polled, listener);
    QCOMPARE(listener.polls, QList<bool>({true, true}));
    QCOMPARE(listener.samples.size(), 1);
    QCOMPARE(polled->status().state, DeviceState::Good);
    QCOMPARE(listener.events, QStringList(u"device-up: answers"_qs));
}

void TestSourceRows::answerWithoutAReadableRowIsNone()
{
    FakeDevice server(FakeAnswer::whole("[{\"when\": 1700000000}]"));
    const SystemClock clock;
    const std::unique_ptr<Device> polled = makeDevice(tcpDevice(server.port(), u"json"_qs, u"."_qs), clock);
    const Listener listener(*polled);
    pollOnce(*polled, listener);
    QCOMPARE(listener.polls, QList<bool>({false}));
    QCOMPARE(polled->status().state, DeviceState::Unparsable);
    QVERIFY2(polled->status().detail.contains(u"none of the 2 keys"), qPrintable(polled->status().detail));
}

QTEST_GUILESS_MAIN(TestSourceRows)
#include "tst_sourcerows.moc"
