// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/ngdecoder.h"

#include <QTest>

using namespace mtnops;

namespace {

ColumnRule column(const char *name, ColumnType type, ValueFormat format = ValueFormat::Plain, const char *source = "")
{
    return {.column = {.name = QString::fromLatin1(name), .type = type},
            .source = QString::fromLatin1(source),
            .format = format};
}

ColumnRule real(const char *name, const char *source = "")
{
    return column(name, ColumnType::Real, ValueFormat::Plain, source);
}

ColumnRule sexagesimal(const char *name)
{
    return column(name, ColumnType::Real, ValueFormat::Sexagesimal);
}

ColumnRule text(const char *name, const char *source = "")
{
    return column(name, ColumnType::Text, ValueFormat::Plain, source);
}

/** The values as text, for comparing and reading: NULL as "NULL". */
QString shown(const Value &value)
{
    if (isNull(value))
        return QStringLiteral("NULL");
    if (const auto *string = std::get_if<QString>(&value))
        return *string;
    return QString::number(*toNumber(value), 'g', 10);
}

QString shown(const Result<DecodedReply> &decoded)
{
    QStringList texts;
    for (const Value &value : decoded->values)
        texts.append(shown(value));
    return texts.join(u' ');
}

} // namespace

class TestNgDecoder : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void knowsTheEnd_data();
    void knowsTheEnd();
    void countsRejectedValues();

private:
    const NgDecoder m_decoder{};
};

void TestNgDecoder::decodes_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QList<ColumnRule>>("columns");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QByteArray &reply, const QList<ColumnRule> &columns,
                        const char *expected) {
        QTest::newRow(name) << reply << columns << QString::fromLatin1(expected);
    };
    const QList<ColumnRule> all = {column("motion", ColumnType::Integer, ValueFormat::Hexadecimal),
                                   sexagesimal("ra"),
                                   sexagesimal("dec"),
                                   sexagesimal("ha"),
                                   sexagesimal("lst"),
                                   real("alt"),
                                   real("az"),
                                   real("airmass"),
                                   real("epoch")};
    row("TCSng simulator, ALL",
        "TCSNG TCS 1   00 18:51:41.14 +32:20:33.7 +00:00:00 18:51:41 89.90  90.00  1.00 2000.00\r\n", all,
        "0 18.86142778 32.34269444 0 18.86138889 89.9 90 1 2000");
    row("ngtelcom, ALL",
        "BIG61 TCS 123 0  191210.07 +322033.7  +00:00:00 19:12:10  89.9  090.0 01.00                2000.00  2461368.4 "
        "180.5 090.0                  180.0 \r\n",
        all, "0 19.20279722 32.34269444 0 19.20277778 89.9 90 1 2000");
    row("telescope-server, LEGACYTCS",
        "BOK SERVER 123 0 07:44:48.20 +31:50:44.7 +00:00:02 07:46:11 90.0 -56.3 1.00 D2000.000 2459234.8 1 -142.5 "
        "07:13:02.4",
        all, "0 7.746722222 31.84575 0.0005555555556 7.769722222 90 -56.3 1 2000");
    row("libmtnops: blanks, no line end", "MTNOPS TEST 123   RET0 RET1 RET2 RET3 RET4 RET5 ",
        {text("a"), text("b"), text("f", "6")}, "RET0 RET1 RET5");
    row("a header that echoes other names than asked", "BOK90 BFF 123 0 0", {real("uband"), real("halogen")}, "0 0");
    row("a Julian date for a reference number", "BOK 90PRIME 2461368.4 7", {real("x")}, "7");
    row("a word for a reference number", "BOK 90PRIME SIMULATE 7", {real("x")}, "7");
    row("Arduino", "BOK RAOIL 123 87.42\r\n", {real("pressure")}, "87.42");
    row("Controllino: no header", "1\r\n", {column("dry", ColumnType::Boolean)}, "1");
    row("bare numbers, three of them", "1 2 3\n", {real("a"), real("b"), real("c")}, "1 2 3");
    row("bare word and numbers", "OPEN 2 3\n", {text("a"), real("b"), real("c")}, "OPEN 2 3");
    row("NULs between and after", QByteArray("BOK RAOIL 123 87.42\0\0\0\n", 23), {real("pressure")}, "87.42");
    row("byte 0xFF and LF at the end", "BOK TCS 123 0 185141.14\xff\n", {real("mot"), sexagesimal("ra")},
        "0 18.86142778");
    row("tabs and several blanks", "A B\t1 \t 5  6\r\n", {real("a"), real("b")}, "5 6");
    row("a blank line before", "\r\nBOK RAOIL 123 87.42\r\n", {real("pressure")}, "87.42");
    row("a second line is ignored", "BIG61 TCS 1 0\r\nBIG61 TCS 2 7\r\n", {text("motion", "1+")}, "0");
    row("-- for a missing value", "BOK SERVER 1 -- 52.1 --", {real("a"), real("b"), text("c")}, "NULL 52.1 NULL");
    row("SERIAL_ERROR for a value", "BOK TCS 1 SERIAL_ERROR 5 BAD_STREAM", {real("a"), real("b"), text("c")},
        "NULL 5 NULL");
    row("sources by number", "A B 1 10 20 30 40", {real("c", "3"), real("d"), real("a", "1")}, "30 40 10");
    row("all words from one on", "BIG61 UDOME 123 Partially Opened\r\n", {text("state", "1+")}, "Partially Opened");
    row("sources by key", "BOK 90PRIME 5 OK A=146.0000 B=171.0000 MEAN=162.6667\n",
        {real("a", "A"), real("mean", "MEAN")}, "146 162.6667");
    row("key with an empty value", "BOK 90PRIME 5 OK SNUM= ROTATING=False\n",
        {text("name", "SNUM"), column("rotating", ColumnType::Boolean, ValueFormat::Plain, "ROTATING")}, "NULL 0");
    row("state in words that is no refusal", "BIG61 MCOVER 123 Error\r\n", {text("state")}, "Error");
    row("one unreadable value among others", "TCSNG TCS 1 1 XXXXX.x 3\r\n", {real("a"), real("b"), real("c")},
        "1 NULL 3");
    row("Latin-1",
        "SL BOX 1 12\xb0"
        "C\r\n",
        {text("t")},
        "12\xb0"
        "C");
}

void TestNgDecoder::decodes()
{
    QFETCH(QByteArray, reply);
    QFETCH(QList<ColumnRule>, columns);
    QFETCH(QString, expected);
    const Result<DecodedReply> decoded = m_decoder.decode(reply, columns);
    QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
    QCOMPARE(qsizetype(decoded->values.size()), columns.size());
    QCOMPARE(shown(decoded), expected);
}

void TestNgDecoder::refuses_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("message"); // a part of it
    const auto row = [](const QByteArray &reply, const char *message) {
        QTest::newRow(reply.simplified().constData()) << reply << QString::fromLatin1(message);
    };
    const char *const refused = "the device refused the request: \"";
    row("TCSNG TCS 1 UNKNOWN_CMD\r\n", refused);
    row("TCSNG TCS 1 FAILED\r\n", refused);
    row("MTNOPS TEST 123 REQUEST_ERROR ", refused);
    row("MTNOPS TEST 123 COMMAND_ERROR ", refused);
    row("BOK 90PRIME 5 ERROR (invalid command)\n", refused);
    row("ERROR (no reference)\n", refused);
    row("BAD", refused);
    row("Missing Reference Number", refused);
    row("error=list index out of range value=BIG61 TCS 123\r \n", refused);
    row("Unknown Request: FROB ", refused);
    row("OBSID ERROR\r\n", refused);
    row("SYSID ERROR\r\n", refused);
    row("REFNUM ERROR\r\n", refused);
    row("QUERY ERROR\r\n", refused);
    row("UNKOWN COMMAND\r\n", refused);
    row("BOK TCS 1 SERIAL_ERROR SERIAL_ERROR SERIAL_ERROR\n", refused);
    row("BOK TCS 1 BAD_STREAM\n", refused);
    row("TCSNG TCS 1 \r\n", "answered without a value: \"TCSNG TCS 1 \\r\\n\"");
    row("TCSNG TCS 1", "answered without a value");
    row("", "answered without a value: \"\"");
    row(QByteArray("\0\0\r\n", 4), "answered without a value: \"\\x00\\x00\\r\\n\"");
    row("TCSNG TCS 1 5\r\n", "2 words expected and 1 found in the reply \"TCSNG TCS 1 5\\r\\n\"");
    row("TCSNG TCS 1 ref off\r\n",
        "none of 2 columns, from \"a\" on, can be read in the reply \"TCSNG TCS 1 ref off\\r\\n\"");
    row("<html> <body>\r\n", "none of 2 columns");
}

void TestNgDecoder::refuses()
{
    QFETCH(QByteArray, reply);
    QFETCH(QString, message);
    const Result<DecodedReply> decoded = m_decoder.decode(reply, {real("a"), column("b", ColumnType::Integer)});
    QVERIFY(!decoded);
    QVERIFY2(decoded.error().detail.contains(message), qPrintable(decoded.error().detail));
}

void TestNgDecoder::knowsTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("no line end") << QByteArray("MTNOPS TEST 123   RET0 ") << false;
    QTest::newRow("CR alone") << QByteArray("TCSNG TCS 1 0\r") << false;
    QTest::newRow("LF") << QByteArray("TCSNG TCS 1 0\n") << true;
    QTest::newRow("CRLF") << QByteArray("TCSNG TCS 1 0\r\n") << true;
    QTest::newRow("empty line first") << QByteArray("\r\n") << false;
    QTest::newRow("empty line, then more") << QByteArray("\r\nTCSNG TCS 1 0") << false;
    QTest::newRow("empty line, then a whole one") << QByteArray("\r\nTCSNG TCS 1 0\r\n") << true;
    QTest::newRow("NUL after it") << QByteArray("TCSNG TCS 1 0\n\0", 15) << true;
}

void TestNgDecoder::knowsTheEnd()
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

void TestNgDecoder::countsRejectedValues()
{
    ColumnRule pressure = real("pressure");
    pressure.column.maximum = 250;
    const Result<DecodedReply> decoded =
        m_decoder.decode("A B 1 300 x 7 --\n", {pressure, real("b"), real("c"), real("d")});
    QVERIFY(decoded);
    QCOMPARE(decoded->rejected, 2);
    QCOMPARE(shown(decoded), QStringLiteral("NULL NULL 7 NULL"));
}

QTEST_GUILESS_MAIN(TestNgDecoder)
#include "tst_ngdecoder.moc"
