// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/valuereader.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono;

namespace {

const ReadingKind valid = ReadingKind::Valid;
const ReadingKind missing = ReadingKind::Missing;

ColumnRule rule(ColumnType type, ValueFormat format = ValueFormat::Plain)
{
    return {.column = {.name = QStringLiteral("x"), .type = type}, .source = {}, .format = format};
}

Timestamp at(int year, unsigned month, unsigned day, Duration time)
{
    return sys_days(std::chrono::year(year) / month / day) + time;
}

} // namespace

/** Numbers that are times, times that name no zone, and numbers whose bits are values. */
class TestValueFormats : public QObject
{
    Q_OBJECT

private slots:
    void readsNumbersAsTimes_data();
    void readsNumbersAsTimes();
    void readsTimesInTheirZone();
    void readsBits_data();
    void readsBits();
};

void TestValueFormats::readsNumbersAsTimes_data()
{
    QTest::addColumn<ValueFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Timestamp>("expected");
    const auto row = [](ValueFormat format, const char *text, Timestamp expected) {
        QTest::newRow(text) << format << QString::fromLatin1(text) << expected;
    };
    row(ValueFormat::UnixSeconds, "0", Timestamp());
    row(ValueFormat::UnixSeconds, "1795471448.25", at(2026, 11, 23, 22h + 4min + 8s + 250ms));
    row(ValueFormat::JulianDate, "2440587.5", Timestamp());
    row(ValueFormat::JulianDate, "2461368.25", at(2026, 11, 23, 18h));
    row(ValueFormat::SerialDate, "25569", Timestamp());
    row(ValueFormat::SerialDate, "040471.50566", at(2010, 10, 20, 12h + 8min + 9s + 24ms));
}

void TestValueFormats::readsNumbersAsTimes()
{
    QFETCH(ValueFormat, format);
    QFETCH(QString, text);
    QFETCH(Timestamp, expected);
    const Reading reading = readText(rule(ColumnType::Time, format), text);
    QCOMPARE(reading.kind, valid);
    QVERIFY(std::chrono::abs(std::get<Timestamp>(reading.value) - expected) < 1ms);
    QCOMPARE(readText(rule(ColumnType::Time, format), u"yesterday").kind, ReadingKind::Unreadable);
    QCOMPARE(readText(rule(ColumnType::Time, format), u"1e300").kind, ReadingKind::Unreadable);
    QCOMPARE(readText(rule(ColumnType::Time, format), u"nan").kind, missing);
}

void TestValueFormats::readsTimesInTheirZone()
{
    ColumnRule local = rule(ColumnType::Time);
    local.timeZone = "America/Phoenix";
    const Timestamp time = at(2010, 10, 20, 19h + 8min + 9s + 440ms);
    QCOMPARE(readText(local, u"2010-10-20 12:08:09.44").value, Value(time));
    QCOMPARE(readText(local, u"2010-10-20T19:08:09.44Z").value, Value(time));
    QCOMPARE(readText(local, u"2010-10-20 21:08:09.44+02:00").value, Value(time));
    local.format = ValueFormat::SerialDate;
    QCOMPARE(readText(local, u"40471.5").value, Value(at(2010, 10, 20, 19h)));
}

void TestValueFormats::readsBits_data()
{
    QTest::addColumn<ValueFormat>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("bit");
    QTest::addColumn<QString>("expected");
    const auto row = [](ValueFormat format, const char *text, int bit, const char *expected) {
        QTest::addRow("%s, bit %d", text, bit)
            << format << QString::fromLatin1(text) << bit << QString::fromLatin1(expected);
    };
    row(ValueFormat::Plain, "5", 0, "true");
    row(ValueFormat::Plain, "5", 1, "false");
    row(ValueFormat::Plain, "5.0", 2, "true");
    row(ValueFormat::Plain, "b", 0, "unreadable");
    row(ValueFormat::Plain, "5.5", 0, "unreadable");
    row(ValueFormat::Plain, "-1", 0, "unreadable");
    row(ValueFormat::Plain, "", 0, "missing");
    row(ValueFormat::Hexadecimal, "b", 3, "true");
    row(ValueFormat::Hexadecimal, "b", 2, "false");
    row(ValueFormat::Hexadecimal, "10", 4, "true");
}

void TestValueFormats::readsBits()
{
    QFETCH(QString, text);
    QFETCH(int, bit);
    QFETCH(ValueFormat, format);
    ColumnRule bits = rule(ColumnType::Boolean, format);
    bits.bit = bit;
    const Reading reading = readText(bits, text);
    const QString result = reading.kind == missing ? QStringLiteral("missing")
        : reading.kind != valid                    ? QStringLiteral("unreadable")
        : std::get<bool>(reading.value)            ? QStringLiteral("true")
                                                   : QStringLiteral("false");
    QTEST(result, "expected");
}

QTEST_GUILESS_MAIN(TestValueFormats)
#include "tst_valueformats.moc"
