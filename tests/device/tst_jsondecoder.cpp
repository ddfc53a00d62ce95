// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/jsondecoder.h"

#include <QTest>

using namespace mtnops;

namespace {

ColumnRule column(const char *source, ColumnType type = ColumnType::Real)
{
    return {.column = {.name = QStringLiteral("x"), .type = type}, .source = QString::fromLatin1(source)};
}

// Escaped by hand: moc loses its way in a raw string with this many braces and quotes.
const QByteArray nested = "{\"boltwood\": {\"sky\": \"-12.5\", \"codes\": [3, {\"rain\": \"1\"}], "
                          "\"time\": \"2026-11-23T22:04:08Z\"}, \"in.temp\": 68.2, \"braces\": \"}{\\\"]\", "
                          "\"none\": null}";

} // namespace

class TestJsonDecoder : public QObject
{
    Q_OBJECT

private slots:
    void findsLeaves_data();
    void findsLeaves();
    void survives_data();
    void survives();
    void refuses_data();
    void refuses();
    void knowsTheEnd_data();
    void knowsTheEnd();
    void missingLeavesAreNull();

private:
    const JsonDecoder m_decoder{};
};

void TestJsonDecoder::findsLeaves_data()
{
    QTest::addColumn<ColumnRule>("rule");
    QTest::addColumn<Value>("expected");
    QTest::newRow("path") << column("boltwood.sky") << Value(-12.5);
    QTest::newRow("array position") << column("boltwood.codes.0", ColumnType::Integer) << Value(qint64(3));
    QTest::newRow("object in array") << column("boltwood.codes.1.rain", ColumnType::Boolean) << Value(true);
    QTest::newRow("beyond the array") << column("boltwood.codes.2") << Value();
    QTest::newRow("no number") << column("boltwood.codes.rain") << Value();
    QTest::newRow("key with a dot") << column("in.temp") << Value(68.2);
    QTest::newRow("null") << column("none") << Value();
    QTest::newRow("not there") << column("boltwood.wind") << Value();
    QTest::newRow("path through a leaf") << column("in.temp.x") << Value();
    QTest::newRow("time") << column("boltwood.time", ColumnType::Time)
                          << Value(Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)
                                             + std::chrono::seconds(22 * 3600 + 4 * 60 + 8)));
    QTest::newRow("text") << column("braces", ColumnType::Text) << Value(QStringLiteral("}{\"]"));
}

void TestJsonDecoder::findsLeaves()
{
    QFETCH(ColumnRule, rule);
    QFETCH(Value, expected);
    const Result<DecodedReply> decoded = m_decoder.decode(nested, {rule, column("in.temp")});
    QVERIFY(decoded);
    QVERIFY(decoded->values[0] == expected);
    QVERIFY(decoded->values[1] == Value(68.2));
}

void TestJsonDecoder::survives_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("plain") << QByteArray(R"({"x": 5})");
    QTest::newRow("line ends and NULs around") << QByteArray("\r\n\0{\"x\": 5}\r\n\0", 15);
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{\"x\": 5}");
    QTest::newRow("text after it") << QByteArray(R"({"x": 5} Bye)");
    QTest::newRow("sent twice") << QByteArray(R"({"x": 5}{"x": 6})");
    QTest::newRow("NaN elsewhere") << QByteArray(R"({"y": NaN, "z": [-Infinity, Infinity], "t": "NaN", "x": 5})");
    QTest::newRow("Latin-1 elsewhere") << QByteArray("{\"unit\": \"\xb0"
                                                     "C\", \"x\": 5}");
    QTest::newRow("Latin-1 and NaN") << QByteArray("{\"unit\": \"\xb0"
                                                   "C\", \"y\": NaN, \"x\": 5}");
}

void TestJsonDecoder::survives()
{
    QFETCH(QByteArray, reply);
    const ColumnRule byName = {.column = {.name = QStringLiteral("x")}, .source = {}};
    const Result<DecodedReply> decoded = m_decoder.decode(reply, {byName, column("y")});
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QVERIFY(decoded->values == Values({5.0, {}}));
}

void TestJsonDecoder::refuses_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("message");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("not JSON");
    QTest::newRow("text") << QByteArray("key value\n.EOF\n") << QStringLiteral(": \"key value\\n.EOF\\n\"");
    QTest::newRow("cut off") << QByteArray(R"({"x": 5, "y)") << QStringLiteral("not JSON");
    QTest::newRow("HTML") << QByteArray("<html>") << QStringLiteral("not JSON");
    QTest::newRow("other keys") << QByteArray(R"({"a": 1})")
                                << QStringLiteral("none of the 2 keys, such as \"x\", is in the reply \"{\"a\": 1}\"");
    QTest::newRow("all unreadable") << QByteArray(R"({"x": "wet", "y": {}})") << QStringLiteral("none of 2 columns");
    QTest::newRow("scalar") << QByteArray("5") << QStringLiteral("not JSON");
}

void TestJsonDecoder::refuses()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, message);
    const Result<DecodedReply> decoded = m_decoder.decode(reply, {column("x"), column("y")});
    QVERIFY(!decoded);
    QVERIFY2(decoded.error().detail.contains(message), qPrintable(decoded.error().detail));
}

void TestJsonDecoder::knowsTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    const auto row = [](const QByteArray &bytes, bool expected) {
        QTest::newRow(bytes.simplified().constData()) << bytes << expected;
    };
    row("", false);
    row("\n", false);
    row("{", false);
    row("{}", true);
    row("[{\"x\": 1}", false);
    row("[{\"x\": 1}]\r\n", true);
    row("{\"x\": \"}\"", false);
    row("{\"x\": \"\\\"}", false);
    row("{\"x\": \"\\\\\"}", true);
    row("x}", false);
    row(nested, true);
    row(nested.chopped(1), false);
}

void TestJsonDecoder::knowsTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, expected);
    QCOMPARE(m_decoder.endFinder()(bytes), expected);
    const Decoder::EndFinder isEnd = m_decoder.endFinder();
    bool hasEnded = false;
    for (qsizetype i = 0; i < bytes.size() && !hasEnded; ++i)
        hasEnded = isEnd(QByteArrayView(bytes).sliced(i, 1));
    QCOMPARE(hasEnded, expected);
}

void TestJsonDecoder::missingLeavesAreNull()
{
    const Result<DecodedReply> decoded = m_decoder.decode(R"({"x": 1})", {column("x"), column("y")});
    QVERIFY(decoded);
    QVERIFY(decoded->values == Values({1.0, {}}));
    QCOMPARE(decoded->rejected, 0);
}

QTEST_GUILESS_MAIN(TestJsonDecoder)
#include "tst_jsondecoder.moc"
