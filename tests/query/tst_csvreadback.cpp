// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/csvexport.h"
#include "logger/query/csvtimetext.h"
#include "logger/query/csvwriter.h"
#include "tests/store/samplelog.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <limits>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

using Cell = std::optional<QByteArray>; ///< nothing: NULL
using Row = QList<Cell>;

/** Reads RFC 4180 by its grammar; an empty cell without quotes is NULL. */
QList<Row> parseCsv(const QByteArray &text)
{
    QList<Row> rows(1);
    QByteArray cell;
    bool isQuoted = false;
    bool hadQuotes = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        if (isQuoted && byte == '"' && text.mid(at + 1, 1) == "\"") {
            cell += text[++at];
        } else if (byte == '"') {
            isQuoted = !isQuoted;
            hadQuotes = true;
        } else if (!isQuoted && (byte == ',' || byte == '\r')) {
            rows.last() += cell.isEmpty() && !hadQuotes ? Cell() : Cell(cell);
            cell.clear();
            hadQuotes = false;
        } else if (!isQuoted && byte == '\n') {
            rows.append(Row());
        } else {
            cell += byte;
        }
    }
    rows.removeLast(); // behind the last line end
    return rows;
}

qint64 timeFrom(const QByteArray &text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int microsecond = 0;
    char zone = 0;
    const int fields = std::sscanf(text.constData(), "%4d-%2u-%2uT%2d:%2d:%2d.%6d%c", &year, &month, &day, &hour,
                                   &minute, &second, &microsecond, &zone);
    if (fields != 8 || zone != 'Z' || text.size() != 27)
        qFatal("\"%s\" is no time", text.constData());
    const std::chrono::sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return toMicroseconds(date + std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second)
                          + Duration(microsecond));
}

QByteArray textFrom(QByteArray cell)
{
    const auto first = std::find_if(cell.cbegin(), cell.cend(), [](char byte) { return byte != '\''; });
    if (first != cell.cbegin() && first != cell.cend() && QByteArray("=+-@\t\r\n").contains(*first))
        cell.remove(0, 1);
    return cell;
}

/** The bits of what SQLite holds: real as a double, everything else as what it is. */
QByteArray storedAs(const QVariant &stored)
{
    if (stored.isNull())
        return "NULL";
    if (stored.typeId() == QMetaType::Double)
        return "real " + QByteArray::number(std::bit_cast<quint64>(stored.toDouble()), 16);
    if (stored.typeId() == QMetaType::LongLong)
        return "integer " + QByteArray::number(stored.toLongLong());
    return "text " + stored.toString().toUtf8();
}

QByteArray readAs(ColumnType type, const Cell &cell)
{
    if (!cell)
        return "NULL";
    switch (type) {
    case ColumnType::Real:
        return "real " + QByteArray::number(std::bit_cast<quint64>(std::strtod(cell->constData(), nullptr)), 16);
    case ColumnType::Integer:
    case ColumnType::Boolean:
        return "integer " + QByteArray::number(std::strtoll(cell->constData(), nullptr, 10));
    case ColumnType::Text:
        return "text " + textFrom(*cell);
    case ColumnType::Time:
        return "integer " + QByteArray::number(timeFrom(*cell));
    }
    Q_UNREACHABLE();
}

/** The digits of a number without zeros at either end: what is left when sign, point and exponent go. */
QByteArray significantDigits(QByteArray text)
{
    if (const qsizetype exponent = text.indexOf('e'); exponent >= 0)
        text.truncate(exponent);
    text.replace('-', "").replace('.', "");
    while (text.startsWith('0'))
        text.remove(0, 1);
    while (text.endsWith('0'))
        text.chop(1);
    return text;
}

QByteArray realText(double number)
{
    std::array<char, longestCsvNumber> buffer{};
    return QByteArray(buffer.data(), writeCsvReal(buffer.data(), number) - buffer.data());
}

} // namespace

/** What a CSV file holds is what the database holds, to the last bit, read by a reader of our own. */
class TestCsvReadBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void everyTypeIsTheSameAgain_data()
    {
        QTest::addColumn<Values>("values"); // wind, code, open, note, seen
        using Limits = std::numeric_limits<double>;
        const auto row = [](const char *name, Value real, Value integer, Value boolean, Value text, Value time) {
            QTest::newRow(name) << Values{real, integer, boolean, text, time};
        };
        row("nothing", {}, {}, {}, {}, {});
        row("plain", 12.5, qint64(1), true, u"calm"_qs, night);
        row("zeros", 0.0, qint64(0), false, u""_qs, Timestamp());
        row("negative zero", -0.0, {}, {}, {}, {});
        row("least denormal", Limits::denorm_min(), {}, {}, {}, {});
        row("denormal", -2.2250738585072009e-308, {}, {}, {}, {});
        row("least normal", Limits::min(), {}, {}, {}, {});
        row("largest", Limits::max(), Limits64::max(), {}, {}, {});
        row("lowest", Limits::lowest(), Limits64::min(), {}, {}, {});
        row("1e308", 1e308, Limits64::max() - 1, {}, {}, {});
        row("no short decimals", 0.1 + 0.2, qint64(1) << 53, {}, {}, {});
        row("a third", 1.0 / 3, (qint64(1) << 53) + 1, {}, {}, {});
        row("a whole real", 3e15, qint64(-7), {}, {}, {});
        row("comma and quotes", -1.5, {}, {}, u"a,\"b\",\"\""_qs, {});
        row("lines", {}, {}, {}, u"a\r\nb\nc\rd\r\n"_qs, {});
        row("only quotes", {}, {}, {}, u"\"\""_qs, {});
        row("formula", {}, {}, {}, u"=HYPERLINK(\"http://a\",\"b\")"_qs, {});
        row("a number as text", {}, {}, {}, u"-12.50"_qs, {});
        row("defused already", {}, {}, {}, u"'=1"_qs, {});
        row("only apostrophes", {}, {}, {}, u"''"_qs, {});
        row("blanks", {}, {}, {}, u"  a  "_qs, {});
        row("unicode", {}, {}, {}, u"\u00b0C \u03b4 \u661f \U0001F52D e\u0301"_qs, {});
        row("NULL as text", {}, {}, {}, u"NULL"_qs, {});
        row("before 1970", {}, {}, {}, {}, Timestamp(-1us));
        row("long before 1970", {}, {}, {}, {}, Timestamp(std::chrono::sys_days(std::chrono::January / 1 / 0)));
        row("far ahead", {}, {}, {}, {}, Timestamp(std::chrono::sys_days(std::chrono::January / 1 / 10000)) - 1us);
    }
    void everyTypeIsTheSameAgain()
    {
        QFETCH(Values, values);
        // A row before 1970 too: its time reads back as well.
        for (const Timestamp time : {night, fromMicroseconds(-86'400'000'001)})
            readsBack({Sample{testTable(), time, values}});
    }

    void whateverComesIsTheSameAgain()
    {
        QRandomGenerator random(1);
        const QStringList alphabet = {u"a"_qs, u","_qs, u"\""_qs,     u"\r"_qs,         u"\n"_qs, u"'"_qs,
                                      u"="_qs, u"-"_qs, u"\u00b0"_qs, u"\U0001F52D"_qs, u"\t"_qs, u"@"_qs};
        std::vector<Sample> samples;
        for (int row = 0; row < 2000; ++row) { // several blocks of the reading ahead
            const double bits = std::bit_cast<double>(random.generate64());
            const double decimals = std::round(random.bounded(2e7) - 1e7) / std::pow(10, random.bounded(7));
            QString text;
            for (int letter = random.bounded(6); letter > 0; --letter)
                text += alphabet[random.bounded(int(alphabet.size()))];
            samples.push_back(Sample{testTable(),
                                     night + row * 1s,
                                     {row % 2 == 0 || !std::isfinite(bits) ? decimals : bits,
                                      qint64(random.generate64()), row % 2 == 0, text, night - row * 977'777'777us}});
        }
        readsBack(samples);
    }

    void realsHaveTheFewestDigits()
    {
        QRandomGenerator random(2);
        const auto check = [](double number) {
            const QByteArray text = realText(number);
            QCOMPARE(std::bit_cast<quint64>(std::strtod(text.constData(), nullptr)), std::bit_cast<quint64>(number));
            std::array<char, 64> shortest{};
            const char *end =
                std::to_chars(shortest.data(), shortest.data() + shortest.size(), number, std::chars_format::scientific)
                    .ptr;
            QCOMPARE(significantDigits(text), significantDigits(QByteArray(shortest.data(), end - shortest.data())));
        };
        for (int round = 0; round < 100'000 && !QTest::currentTestFailed(); ++round) {
            const double decimals = double(random.bounded(1 << 30)) / std::pow(10, random.bounded(12));
            check(random.bounded(2) == 0 ? decimals : -decimals);
            check(std::nextafter(decimals, 0));
            check(std::nextafter(decimals, 1e300));
        }
        for (const double number : {999'999'999.9999, 999'999'999.99995, 1e9, 1e9 + 0.0001, 123'456'789.0123, 1e-4,
                                    9.9e-5, 0.00005, 1e15, 1e22, 1e23, 5e-324})
            check(number);
        QCOMPARE(realText(12.5), QByteArray("12.5"));
        QCOMPARE(realText(-0.0625), QByteArray("-0.0625"));
        QCOMPARE(realText(100'000), QByteArray("100000"));
        QCOMPARE(realText(-0.0), QByteArray("-0"));
    }

    void datesReadBackToTheMicrosecond()
    {
        constexpr qint64 day = 86'400'000'000;
        QRandomGenerator random(3);
        CsvTimeText text(CsvTime::Mjd, QTimeZone::utc());
        for (int round = 0; round < 100'000; ++round) {
            const auto time = qint64(random.generate64() % (2 * 50'000 * day)) - 25'000 * day; // 1901 to 2175
            std::array<char, CsvTimeText::longest> buffer{};
            const QByteArray date(buffer.data(), text.write(buffer.data(), time) - buffer.data());
            const QList<QByteArray> parts = date.split('.');
            QCOMPARE(parts[1].size(), 12);
            const auto part = qint64(std::llround(double(parts[1].toLongLong()) * 0.0864));
            QCOMPARE((parts[0].toLongLong() - 40'587) * day + part, time);
            if (parts[0].toLongLong() < 65'536) // a double has no more digits after 2038-04-24
                QCOMPARE(qint64(std::llround((date.toDouble() - 40'587) * double(day))), time);
        }
    }

private:
    using Limits64 = std::numeric_limits<qint64>;

    static void readsBack(const std::vector<Sample> &samples)
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        const auto writer = openWriter(path);
        writeAll(*writer, samples);
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const Result<CsvReport> report = writeCsv(
            {.databasePath = path, .table = u"boltwood"_qs, .range = {night - 24h * 40'000, night + 24h}}, buffer);
        QVERIFY2(report, qPrintable(report.error().detail));
        QVERIFY(report->leftOut.isEmpty());
        const QList<Row> rows = parseCsv(buffer.data());
        const QList<QVariantList> stored =
            select(path, u"SELECT ts, wind, code, open, note, seen FROM boltwood ORDER BY ts"_qs);
        QCOMPARE(stored.size(), qsizetype(samples.size()));
        QCOMPARE(rows.size(), stored.size() + 1);
        const QList<Column> columns = testTable()->columns;
        for (qsizetype row = 0; row < stored.size(); ++row) {
            const Row &cells = rows[row + 1];
            QCOMPARE(cells.size(), columns.size() + 1);
            QCOMPARE(timeFrom(*cells[0]), stored[row][0].toLongLong());
            for (qsizetype column = 0; column < columns.size(); ++column)
                QCOMPARE(readAs(columns[column].type, cells[column + 1]), storedAs(stored[row][column + 1]));
        }
    }
};

QTEST_GUILESS_MAIN(TestCsvReadBack)
#include "tst_csvreadback.moc"
