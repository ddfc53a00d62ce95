// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"

#include <QTest>

using namespace mtnops;

namespace {

using Sources = QStringList;

/** A column "x" of texts for each source. */
QList<ColumnRule> columnsOf(const QStringList &sources)
{
    QList<ColumnRule> columns;
    for (const QString &source : sources)
        columns.append({.column = {.name = QStringLiteral("x"), .type = ColumnType::Text}, .source = source});
    return columns;
}

/** The values with bars between them, "-" for NULL; or "!" and the error. */
QString shown(const Result<DecodedReply> &decoded)
{
    if (!decoded)
        return u'!' + decoded.error().detail;
    QStringList texts;
    for (const Value &value : decoded->values)
        texts.append(isNull(value) ? QStringLiteral("-") : std::get<QString>(value));
    return texts.join(u'|');
}

} // namespace

/** The decoders of text: fixed columns, key and value, regular expressions, CSV and XML; and what any of them expects.
 */
class TestTextDecoders : public QObject
{
    Q_OBJECT

private slots:
    void decodes_data();
    void decodes();
    void givesUpOnAnEndlessPattern();
    void endsAtTheLineEnd();
};

void TestTextDecoders::decodes_data()
{
    QTest::addColumn<QString>("decoder");
    QTest::addColumn<ReplyFormat>("format");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<QString>("expected");
    QString decoder;
    const auto row = [&](const char *name, const ReplyFormat &format, const QByteArray &reply, const Sources &sources,
                         const QString &expected) {
        QTest::addRow("%s, %s", qPrintable(decoder), name) << decoder << format << reply << sources << expected;
    };

    decoder = u"columns"_qs;
    row("spans", {}, "abc  def\r\n", {u"1-3"_qs, u"2"_qs, u"6+"_qs, u"1-5"_qs}, u"abc|b|def|abc"_qs);
    row("behind a header", {.skippedWords = 3}, "BOK TCS 123 0  07:44", {u"1"_qs, u"4-8"_qs}, u"0|07:44"_qs);
    row("blanks count behind a header", {.skippedWords = 1}, "BOK  x", {u"1"_qs, u"2"_qs}, u"-|x"_qs);
    row("behind the line", {}, "abc\n", {u"3-9"_qs, u"4-9"_qs}, u"c|-"_qs);
    row("telcom's ending", {}, "12 \xff\n", {u"1-2"_qs, u"3-9"_qs}, u"12|-"_qs);
    row("only the first line", {}, "\r\nab\rcd\n", {u"1+"_qs}, u"ab"_qs);
    row("a shorter line", {}, "abc", {u"4-9"_qs}, u"!no column holds anything in the line \"abc\""_qs);
    row("blanks alone", {.skippedWords = 3}, "BOK TCS 123   \xff\n", {u"1"_qs},
        u"!no column holds anything in the line \"BOK TCS 123   \\xff\\n\""_qs);
    row("a header alone", {.skippedWords = 3}, "BOK TCS 123\r\n", {u"1"_qs},
        u"!nothing follows 3 words of a header in the reply \"BOK TCS 123\\r\\n\""_qs);
    row("empty", {}, "\xff\n", {u"1"_qs}, u"!the reply \"\\xff\\n\" is empty"_qs);

    decoder = u"keyvalue"_qs;
    row("equals", {}, "a = 1 2\r\nb=\nc==3\n", {u"a"_qs, u"b"_qs, u"c"_qs, u"d"_qs}, u"1 2|-|=3|-"_qs);
    row("colon", {.separator = u":"_qs}, "time: 12:30\nfoo\n", {u"time"_qs}, u"12:30"_qs);
    row("blank", {.separator = u" "_qs}, "wind 12.5\ntemp   3\n.EOF\n", {u"temp"_qs, u"wind"_qs}, u"3|12.5"_qs);
    row("the first counts", {}, "a=1\na=2\n", {u"a"_qs}, u"1"_qs);
    row("by the column's name", {}, "x=1", {QString()}, u"1"_qs);
    row("none", {}, "y=1", {u"x"_qs, u"z"_qs}, u"!none of 2 names, such as \"x\", is in the reply \"y=1\""_qs);

    row("several of a line", {}, "y=1 z=2", {u"x"_qs, u"z"_qs},
        u"!none of 2 names, such as \"x\", is in the reply \"y=1 z=2\"; keyvalue reads one pair of each line, and "
        u"decode = "
        "\"words\" several of one"_qs);

    decoder = u"regex"_qs;
    const QString pattern = u"T=(?<t>\\S+)( RH=(?<rh>\\d+))?"_qs;
    row("groups", {.pattern = pattern}, "at 12:00 T=12.5 RH=40 ok\n", {u"rh"_qs, u"t"_qs}, u"40|12.5"_qs);
    row("a group without part", {.pattern = pattern}, "T=1", {u"t"_qs, u"rh"_qs}, u"1|-"_qs);
    row("several lines", {.pattern = u"b (?<x>.*)\\n"_qs}, "a 1\nb 2\nc 3\n", {QString()}, u"2"_qs);
    row("no match", {.pattern = pattern}, "T 5", {u"t"_qs}, u"!the pattern does not match \"T 5\""_qs);

    decoder = u"csv"_qs;
    row("the next field", {}, "1, 2 ,3\n", {QString(), QString(), u"1"_qs, QString()}, u"1|2|1|2"_qs);
    row("the last line", {}, "1,2\n3,4\n\n", {u"2"_qs}, u"4"_qs);
    row("quotes", {}, "\"a,b\",\"say \"\"x\"\"\",,d", {u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs}, u"a,b|say \"x\"|-|d"_qs);
    row("tabs", {.separator = u"\t"_qs}, "a\tb c\n", {u"2"_qs}, u"b c"_qs);
    row("semicolons", {.separator = u";"_qs}, "1,5;2,5\n", {u"2"_qs}, u"2,5"_qs);
    row("by name", {.hasHeader = true}, "t,x\n1,2\n3,4\n", {QString(), u"t"_qs}, u"4|3"_qs);
    row("no such name", {.hasHeader = true}, "a,b\n1,2\n", {u"t"_qs},
        u"!no field is named \"t\" in the reply \"a,b\\n1,2\\n\""_qs);
    row("a header alone", {.hasHeader = true}, "x\n", {u"x"_qs}, u"!the reply \"x\\n\" has no row"_qs);
    row("too few", {}, "1,2", {u"3"_qs}, u"!field 3 wanted and 2 fields found in the reply \"1,2\""_qs);

    decoder = u"xml"_qs;
    const QByteArray module = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<datavalues>\n<input1state>0</input1state>"
                              "<units>F</units><sensor1temp>77.3|x.x|H24.9</sensor1temp>"
                              "<s id='a'><t>1</t></s><s id='b'><t> 2 </t></s></datavalues>";
    row("elements", {}, module, {u"input1state"_qs, u"units"_qs, u"datavalues/units"_qs, u"none"_qs}, u"0|F|F|-"_qs);
    row("parts", {}, module, {u"sensor1temp|1"_qs, u"sensor1temp|2"_qs, u"sensor1temp|3"_qs, u"sensor1temp|4"_qs},
        u"77.3|x.x|H24.9|-"_qs);
    row("paths and attributes", {}, module, {u"s/t"_qs, u"s@id"_qs}, u"1|a"_qs);
    row("a name's end is no name", {}, "<a><xb>1</xb><b>2</b></a>", {u"b"_qs}, u"2"_qs);
    row("cut off", {}, "<a><b>1</b>", {u"b"_qs}, u"!not XML (Premature end of document.): \"<a><b>1</b>\""_qs);
    row("behind the end", {}, QByteArray("\n<a><b>1</b></a>\0\0<", 20), {u"b"_qs}, u"1"_qs);
    row("none", {}, "<a/>", {u"b"_qs}, u"!none of 1 names, such as \"b\", is in the reply \"<a/>\""_qs);

    decoder = u"json"_qs;
    const ReplyFormat noError{.expected = {{u"ErrorNumber"_qs, u"0"_qs}}};
    row("wherever it stands", {}, R"({"b": {"c": [1, {"t": 5}]}, "a": {"d": 7}, "x": 1})",
        {u"**.t"_qs, u"**.d"_qs, u"**.x"_qs, u"**.no"_qs}, u"5|7|1|-"_qs);
    row("what is expected", noError, R"({"Value": 5, "ErrorNumber": 0})", {u"Value"_qs}, u"5"_qs);
    row("what is not expected", noError, R"({"Value": 5, "ErrorNumber": 1031})", {u"Value"_qs},
        u"!the device reports a failure: ErrorNumber is \"1031\" and not \"0\" in the reply "
        "\"{\"Value\": 5, \"ErrorNumber\": 1031}\""_qs);
    decoder = u"words"_qs;
    const ReplyFormat saysOk{.expected = {{u"1"_qs, u"OK"_qs}}};
    row("what is expected", saysOk, "OK 5", {u"2"_qs}, u"5"_qs);
    row("what is not expected", saysOk, "NO 5", {u"2"_qs},
        u"!the device reports a failure: 1 is \"NO\" and not \"OK\" in the reply \"NO 5\""_qs);
}

void TestTextDecoders::decodes()
{
    QFETCH(QString, decoder);
    QFETCH(ReplyFormat, format);
    QFETCH(QByteArray, reply);
    QFETCH(QStringList, sources);
    QTEST(shown(findDecoder(decoder)->decode(reply, columnsOf(sources), format)), "expected");
}

void TestTextDecoders::givesUpOnAnEndlessPattern()
{
    const ReplyFormat format{.pattern = u"(?<x>(a+)+)[bc]"_qs}; // 2^5000 ways to find neither
    const QByteArray reply(5000, 'a');
    const QString answer = shown(findDecoder(u"regex")->decode(reply, columnsOf({u"x"_qs}), format));
    QVERIFY2(answer.startsWith(u"!the pattern takes too long for the reply"), qPrintable(answer));
}

void TestTextDecoders::endsAtTheLineEnd()
{
    const Decoder::EndFinder line = findDecoder(u"columns")->endFinder();
    QVERIFY(!line("\r\n 1 2"));
    QVERIFY(line(" 3\n"));
    for (const QStringView name : {u"keyvalue", u"regex", u"csv", u"xml"})
        QVERIFY(!findDecoder(name)->endFinder()("a=1\n"));
}

QTEST_GUILESS_MAIN(TestTextDecoders)
#include "tst_textdecoders.moc"
