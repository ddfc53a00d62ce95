// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/valuereader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QTest>

#include <limits>

using namespace mtnops;
using namespace std::chrono;

namespace {

ColumnRule rule(ColumnType type, ValueFormat format = ValueFormat::Plain)
{
    return {.column = {.name = QStringLiteral("x"), .type = type}, .source = {}, .format = format};
}

ColumnRule ranged(double minimum, double maximum)
{
    ColumnRule result = rule(ColumnType::Real);
    result.column.minimum = minimum;
    result.column.maximum = maximum;
    return result;
}

ColumnRule scaled(ColumnType type, double scale, double offset)
{
    ColumnRule result = rule(type);
    result.scale = scale;
    result.offset = offset;
    return result;
}

ColumnRule coded()
{
    ColumnRule result = rule(ColumnType::Integer);
    result.column.words = {
        {0, QStringLiteral("Closed")}, {1, QStringLiteral("Opened")}, {2, QStringLiteral("TRAVELING")}};
    return result;
}

ColumnRule codedBoolean()
{
    ColumnRule result = rule(ColumnType::Boolean);
    result.column.words = {{0, QStringLiteral("CLOSED")}, {1, QStringLiteral("OPENED")}};
    return result;
}

ColumnRule withSentinels(ColumnRule result, const QStringList &sentinels)
{
    result.sentinels = sentinels;
    return result;
}

const ReadingKind valid = ReadingKind::Valid;
const ReadingKind missing = ReadingKind::Missing;
const ReadingKind outside = ReadingKind::OutOfRange;
const ReadingKind unreadable = ReadingKind::Unreadable;

Timestamp at(int year, unsigned month, unsigned day, Duration time)
{
    return sys_days(std::chrono::year(year) / month / day) + time;
}

} // namespace

class TestValueReader : public QObject
{
    Q_OBJECT

private slots:
    void readsText_data();
    void readsText();
    void readsSexagesimal_data();
    void readsSexagesimal();
    void readsTimes_data();
    void readsTimes();
    void readsJson_data();
    void readsJson();
    void cleansText();
    void countsOnlyRefusedValues();
};

void TestValueReader::readsText_data()
{
    QTest::addColumn<ColumnRule>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ReadingKind>("kind");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, const ColumnRule &columnRule, const char *text, ReadingKind kind,
                        Value value = {}) {
        QTest::newRow(name) << columnRule << QString::fromUtf8(text) << kind << value;
    };
    const ColumnRule real = rule(ColumnType::Real);
    const ColumnRule integer = rule(ColumnType::Integer);
    const ColumnRule boolean = rule(ColumnType::Boolean);
    const ColumnRule text = rule(ColumnType::Text);
    const ColumnRule hex = rule(ColumnType::Integer, ValueFormat::Hexadecimal);

    row("real", real, "89.90", valid, 89.9);
    row("negative", real, "-224.4", valid, -224.4);
    row("plus sign", real, "+0.5", valid, 0.5);
    row("exponent", real, "1.5e3", valid, 1500.0);
    row("focus while moving", real, "1428.7999801800108", valid, 1428.7999801800108);
    row("INDI's twenty digits", real, "18.199999999999999289", valid, 18.2);
    row("INDI's line ends", real, "\n15\n    ", valid, 15.0);
    row("zero-padded", real, "090.0", valid, 90.0);
    row("epoch", real, "D2000.000", valid, 2000.0);
    row("lonely D", real, "D", unreadable);
    row("day name", real, "DOWN", unreadable);
    row("comma is no point", real, "1,5", unreadable);
    row("no group separators", real, "1,500", unreadable);
    row("unset epoch", real, "XXXXX.x", unreadable);
    row("two words", real, "1 2", unreadable);
    row("nan", real, "nan", missing);
    row("NaN", real, "NaN", missing);
    row("-nan", real, "-nan", missing);
    row("inf", real, "-inf", missing);
    row("empty", real, "", missing);
    row("blank", real, " \t\r\n", missing);
    row("tcsng simulator's airmass below the horizon", withSentinels(real, {QStringLiteral("99")}), "99.00", missing);
    row("text sentinel", withSentinels(real, {QStringLiteral("--")}), "--", missing);
    row("x.x", withSentinels(real, {QStringLiteral("x.x")}), "x.x", missing);
    row("other than the sentinel", withSentinels(real, {QStringLiteral("999")}), "99.9", valid, 99.9);
    row("sentinel of text", withSentinels(text, {QStringLiteral("none")}), "none", missing);
    row("sentinel before scale", withSentinels(scaled(ColumnType::Real, 2, 0), {QStringLiteral("-998")}), "-998.0",
        missing);

    row("at the minimum", ranged(0, 250), "0", valid, 0.0);
    row("at the maximum", ranged(0, 250), "250", valid, 250.0);
    row("below", ranged(0, 250), "-0.01", outside);
    row("above", ranged(0, 250), "250.01", outside);

    row("integer", integer, "1368", valid, qint64(1368));
    row("negative integer", integer, "-5", valid, qint64(-5));
    row("padded integer", integer, "00042", valid, qint64(42));
    row("integral fraction", integer, "1368.0", valid, qint64(1368));
    row("broken integer", integer, "1428.79998", unreadable);
    row("all 64 bits", integer, "9223372036854775807", valid, std::numeric_limits<qint64>::max());
    row("more than 64 bits", integer, "92233720368547758070", unreadable);
    row("integer word", integer, "FAST", unreadable);
    row("hex", hex, "0f", valid, qint64(15));
    row("hex letter", hex, "b", valid, qint64(11));
    row("hex with prefix", hex, "0x1F", valid, qint64(31));
    row("no hex", hex, "0g", unreadable);

    row("scaled", scaled(ColumnType::Real, 0.5, 32), "10", valid, 37.0);
    row("scaled integer rounds", scaled(ColumnType::Integer, 0.1, 0), "26", valid, qint64(3));

    row("code", coded(), "1", valid, qint64(1));
    row("word", coded(), "Opened", valid, qint64(1));
    row("word in capitals", coded(), "CLOSED", valid, qint64(0));
    row("word in small letters", coded(), "traveling", valid, qint64(2));
    row("unknown word", coded(), "AJAR", unreadable);

    row("1", boolean, "1", valid, true);
    row("0", boolean, "0", valid, false);
    row("1.0", boolean, "1.0", valid, true);
    row("2", boolean, "2", unreadable);
    row("True", boolean, "True", valid, true);
    row("false", boolean, "false", valid, false);
    row("On", boolean, "On", valid, true);
    row("OFF", boolean, "OFF", valid, false);
    row("yes", boolean, "yes", valid, true);
    row("No", boolean, "No", valid, false);
    row("boolean's word", codedBoolean(), "OPENED", valid, true);
    row("boolean's word in small letters", codedBoolean(), "closed", valid, false);
    row("boolean's code", codedBoolean(), "1", valid, true);
    row("boolean's unknown word", codedBoolean(), "AJAR", unreadable);
    row("maybe", boolean, "maybe", unreadable);

    row("text", text, " MPNARFp+___ ", valid, QStringLiteral("MPNARFp+___"));
    row("text in UTF-8", text, "12 °C", valid, QStringLiteral("12 °C"));
}

void TestValueReader::readsText()
{
    QFETCH(ColumnRule, rule);
    QFETCH(QString, text);
    QFETCH(ReadingKind, kind);
    QFETCH(Value, value);
    const Reading reading = readText(rule, text);
    QCOMPARE(reading.kind, kind);
    QVERIFY(reading.value == value);
}

void TestValueReader::readsSexagesimal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("expected"); // NaN: not readable
    const auto row = [](const char *text, double expected) {
        QTest::newRow(text) << QString::fromLatin1(text) << expected;
    };
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    row("18:51:41.14", 18 + 51 / 60.0 + 41.14 / 3600);
    row("+32:20:33.7", 32 + 20 / 60.0 + 33.7 / 3600);
    row("-32:20:33.7", -(32 + 20 / 60.0 + 33.7 / 3600));
    row("+00:00:00", 0);
    row("-00:30:00", -0.5);
    row("-0:30", -0.5);
    row("185141.14", 18 + 51 / 60.0 + 41.14 / 3600);
    row("191210.07", 19 + 12 / 60.0 + 10.07 / 3600);
    row("-322033.7", -(32 + 20 / 60.0 + 33.7 / 3600));
    row("+003000", 0.5);
    row("-003000.0", -0.5);
    row("52033.7", 5 + 20 / 60.0 + 33.7 / 3600);
    row("2701230", 270 + 12 / 60.0 + 30 / 3600.0);
    row("18 51 41.14", 18 + 51 / 60.0 + 41.14 / 3600);
    row("- 0 30 00", -0.5);
    row("+32  20  33.7", 32 + 20 / 60.0 + 33.7 / 3600);
    row("12:59:60", 13);
    row("90.0", nothing);
    row("0", nothing);
    row("18:61:00", nothing);
    row("18:00:60.1", nothing);
    row("186141.14", nothing);
    row("18:51:", nothing);
    row(":51:41", nothing);
    row("18:-1:41", nothing);
    row("18.5:30:00", nothing);
    row("1:2:3:4", nothing);
    row("18:5a:41", nothing);
    row("XXXXXX.x", nothing);
    row("--18:00:00", nothing);
    row("1e5:00:00", nothing);
    QTest::newRow("beyond a double") << QString(310, u'9') + QStringLiteral(":00:00") << nothing;
}

void TestValueReader::readsSexagesimal()
{
    QFETCH(QString, text);
    QFETCH(double, expected);
    const Reading reading = readText(rule(ColumnType::Real, ValueFormat::Sexagesimal), text);
    if (qIsNaN(expected)) {
        QCOMPARE(reading.kind, unreadable);
        return;
    }
    QCOMPARE(reading.kind, valid);
    QVERIFY(qAbs(std::get<double>(reading.value) - expected) < 1e-9);
}

void TestValueReader::readsTimes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Value>("value"); // NULL: not readable
    const auto row = [](const char *text, Value value = {}) {
        QTest::newRow(text) << QString::fromLatin1(text) << value;
    };
    const Duration time = 22h + 4min + 8s;
    row("2026-11-23T22:04:08Z", at(2026, 11, 23, time));
    row("2026-11-23T22:04:08", at(2026, 11, 23, time));
    row("2026-11-23 22:04:08", at(2026, 11, 23, time));
    row("2026-11-23T22:04", at(2026, 11, 23, 22h + 4min));
    row("2026-11-23T22:04:08.7Z", at(2026, 11, 23, time + 700ms));
    row("2026-11-23T22:04:08.700123", at(2026, 11, 23, time + 700123us));
    row("2026-11-23T22:04:08.7001239", at(2026, 11, 23, time + 700123us));
    row("2026-11-23T15:04:08-07:00", at(2026, 11, 23, time));
    row("2026-11-23 15:04:08.5-0700", at(2026, 11, 23, time + 500ms));
    row("1969-12-31T23:59:59.5Z", at(1969, 12, 31, 23h + 59min + 59s + 500ms));
    row("2026-02-29T00:00:00Z");
    row("2026-13-01T00:00:00Z");
    row("2026-11-23T25:00:00Z");
    row("11/23/2026");
    row("22:04:08");
    row("1795471448");
}

void TestValueReader::readsTimes()
{
    QFETCH(QString, text);
    QFETCH(Value, value);
    const Reading reading = readText(rule(ColumnType::Time), text);
    QCOMPARE(reading.kind, isNull(value) ? unreadable : valid);
    QVERIFY(reading.value == value);
}

void TestValueReader::readsJson_data()
{
    QTest::addColumn<ColumnRule>("rule");
    QTest::addColumn<QJsonValue>("json");
    QTest::addColumn<ReadingKind>("kind");
    QTest::addColumn<Value>("value");
    const auto row = [](const char *name, ColumnType type, const QJsonValue &json, ReadingKind kind, Value value = {}) {
        QTest::newRow(name) << rule(type) << json << kind << value;
    };
    row("number", ColumnType::Real, 12.5, valid, 12.5);
    row("number in quotes", ColumnType::Real, QStringLiteral(" 12.5 "), valid, 12.5);
    row("integer", ColumnType::Integer, 5, valid, qint64(5));
    row("integer as real", ColumnType::Integer, 5.0, valid, qint64(5));
    row("integer in quotes", ColumnType::Integer, QStringLiteral("5"), valid, qint64(5));
    row("big integer", ColumnType::Integer, qint64(9007199254740993), valid, qint64(9007199254740993));
    row("true", ColumnType::Boolean, true, valid, true);
    row("0 for false", ColumnType::Boolean, 0, valid, false);
    row("'1' for true", ColumnType::Boolean, QStringLiteral("1"), valid, true);
    row("true as number", ColumnType::Real, true, valid, 1.0);
    row("number as text", ColumnType::Text, 0.1, valid, QStringLiteral("0.1"));
    row("true as text", ColumnType::Text, true, valid, QStringLiteral("true"));
    row("null", ColumnType::Real, QJsonValue::Null, missing);
    row("nothing", ColumnType::Real, QJsonValue::Undefined, missing);
    row("object", ColumnType::Real, QJsonObject{}, unreadable);
    row("array", ColumnType::Text, QJsonArray{1, 2}, unreadable);
}

void TestValueReader::readsJson()
{
    QFETCH(ColumnRule, rule);
    QFETCH(QJsonValue, json);
    QFETCH(ReadingKind, kind);
    QFETCH(Value, value);
    const Reading reading = readJson(rule, json);
    QCOMPARE(reading.kind, kind);
    QVERIFY(reading.value == value);
}

void TestValueReader::cleansText()
{
    const ColumnRule text = rule(ColumnType::Text);
    const QString dirty = QStringLiteral(" a") + QChar(u'\0')
        + QStringLiteral("b\x7f"
                         "c\n");
    QCOMPARE(std::get<QString>(readText(text, dirty).value), QStringLiteral("a b c"));
    QCOMPARE(std::get<QString>(readText(text, QString(10000, u'x')).value).size(), 4096);
}

void TestValueReader::countsOnlyRefusedValues()
{
    QVERIFY(!(Reading{valid, 1.0}.isRejected()));
    QVERIFY(!(Reading{missing, {}}.isRejected()));
    QVERIFY((Reading{outside, {}}.isRejected()));
    QVERIFY((Reading{unreadable, {}}.isRejected()));
}

QTEST_GUILESS_MAIN(TestValueReader)
#include "tst_valuereader.moc"
