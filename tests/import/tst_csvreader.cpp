// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/csvcolumns.h"
#include "logger/import/csvreader.h"

#include <QTemporaryFile>
#include <QTest>

using namespace mtnops;

namespace {

/** What a file holds: cells in brackets, those with quotes in angle brackets; or the error behind the file's name. */
QString contents(const QByteArray &bytes)
{
    QTemporaryFile file;
    if (!file.open() || file.write(bytes) != bytes.size() || !file.flush())
        qFatal("cannot write a file");
    CsvReader reader(file.fileName());
    Result<void> opened = reader.open();
    QString text;
    for (Result<bool> hasRecord = opened ? Result(true) : opened.error(); hasRecord;) {
        hasRecord = reader.next();
        if (!hasRecord)
            return text + hasRecord.error().detail.mid(file.fileName().size());
        if (!*hasRecord)
            return text;
        text += QString::number(reader.line()) + u' ';
        for (qsizetype cell = 0; cell < reader.count(); ++cell)
            text += (reader.isQuoted(cell) ? u"<%1>"_qs : u"[%1]"_qs).arg(QString::fromUtf8(reader.cell(cell)));
        text += u'|';
    }
    return opened.error().detail.mid(file.fileName().size());
}

QString headerOf(const QByteArray &line)
{
    QTemporaryFile file;
    if (!file.open() || file.write(line + "\n") <= 0 || !file.flush())
        qFatal("cannot write a file");
    CsvReader reader(file.fileName());
    if (!reader.open() || !reader.next())
        qFatal("cannot read a file");
    const Result<ForeignTable> table = readCsvHeader(reader);
    if (!table)
        return table.error().detail.mid(file.fileName().size());
    QStringList columns;
    for (const ForeignColumn &column : table->columns)
        columns += column.unit.isEmpty() ? column.name : u"%1 in %2"_qs.arg(column.name, column.unit);
    return (table->isOurs ? table->suggestedName + u": "_qs : QString()) + columns.join(u", "_qs);
}

} // namespace

/** CSV files, good ones and others. */
class TestCsvReader : public QObject
{
    Q_OBJECT

private slots:
    void files_data();
    void files();
    void cellsOverTheEndsOfBlocks();
    void anOpenQuoteEndsSomewhere();
    void headers_data();
    void headers();
};

void TestCsvReader::files_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("contents");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &contents) {
        QTest::newRow(name) << bytes << contents;
    };
    row("nothing", "", {});
    row("one line", "a,b\r\n", u"1 [a][b]|"_qs);
    row("without an end", "a,b", u"1 [a][b]|"_qs);
    row("an end of CR", "a,b\r", u"1 [a][b]|"_qs);
    row("LF", "a,b\nc,d\n", u"1 [a][b]|2 [c][d]|"_qs);
    row("empty lines", "a\n\n\r\nb\n", u"1 [a]|4 [b]|"_qs);
    row("empty cells", ",\n,,\n", u"1 [][]|2 [][][]|"_qs);
    row("empty in quotes", "\"\"\n", u"1 <>|"_qs);
    row("quotes", "\"a,\"\"b\"\"\",c\n", u"1 <a,\"b\">[c]|"_qs);
    row("lines in quotes", "\"a\r\nb\",1\nc,2\n", u"1 <a\r\nb>[1]|3 [c][2]|"_qs);
    row("quotes at the end of the file", "a,\"b\"", u"1 [a]<b>|"_qs);
    row("blanks are kept", " a , b\n", u"1 [ a ][ b]|"_qs);
    row("a byte order mark",
        "\xEF\xBB\xBF"
        "a,b\n",
        u"1 [a][b]|"_qs);
    row("UTF-8", "\xC2\xB0,\xF0\x9F\x94\xAD\n", u"1 [\u00b0][\U0001F52D]|"_qs);
    row("a quote inside", "a,b\"c\n",
        u":1: a quote inside a cell that does not begin with one: put the cell in quotes "
        "and double those in it"_qs);
    row("behind a quote", "a,b\n\"a\"b\n",
        u"1 [a][b]|:2: something behind a closing quote: a comma or the line's end "
        "belongs there"_qs);
    row("never closed", "a,b\nc,\"d\ne\n",
        u"1 [a][b]|:2: the quote that begins here is never closed, or 8 MiB later"_qs);
    row("CR alone", "a\rb\n", u":1: a carriage return without a line feed: lines end with LF or CR LF"_qs);
    row("a byte 0", QByteArray("a\0b\n", 4), u":1: a byte 0: is this a CSV file in UTF-8?"_qs);
    row("a byte 0 in quotes", QByteArray("\"a\0b\"\n", 6), u":1: a byte 0: is this a CSV file in UTF-8?"_qs);
    row("UTF-16",
        "\xFF\xFE"
        "a",
        u":1: the file is UTF-16: write it as UTF-8, as with iconv -f utf-16 -t utf-8"_qs);
}

void TestCsvReader::files()
{
    QFETCH(QByteArray, bytes);
    QTEST(contents(bytes), "contents");
}

/** Records of all lengths, so that each kind of byte comes to stand where a block ends. */
void TestCsvReader::cellsOverTheEndsOfBlocks()
{
    QByteArray bytes;
    QString expected;
    qint64 line = 1;
    for (int row = 0; row < 6000; ++row) {
        const QByteArray filler(row % 301, 'x');
        bytes += filler + ",\"" + filler + "\"\"\r\n\",\r\n";
        expected += u"%1 [%2]<%2\"\r\n>[]|"_qs.arg(line).arg(QString::fromLatin1(filler));
        line += 2;
    }
    QCOMPARE(contents(bytes), expected);
}

void TestCsvReader::anOpenQuoteEndsSomewhere()
{
    QVERIFY(contents("a,\"b" + QByteArray(20 * 1024 * 1024, '\n')).contains(u":1: the quote that begins here"_qs));
    QVERIFY(contents(QByteArray(20 * 1024 * 1024, 'a')).contains(u":1: a cell of more than 8 MiB"_qs));
}

void TestCsvReader::headers_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("columns");
    QTest::newRow("an export") << QByteArray("time [UTC],boltwood.wind [mph],boltwood.code")
                               << u"boltwood: time, wind in mph, code"_qs;
    QTest::newRow("an export of unix time") << QByteArray("time [unix s],tcs.x") << u"tcs: time, x"_qs;
    QTest::newRow("an export of two devices is none") << QByteArray("time [UTC],a.x,b.x") << u"time [UTC], a.x, b.x"_qs;
    QTest::newRow("an export of means is none")
        << QByteArray("time [UTC],a.x mean [mph]") << u"time [UTC], a.x mean in mph"_qs;
    QTest::newRow("units") << QByteArray("ts,Wind speed (km/h),T [C],Code [2]")
                           << u"ts, Wind speed in km/h, T in \u00b0C, Code [2]"_qs;
    QTest::newRow("one column") << QByteArray(
        "a;b;c") << u":1: there is one column, \"a;b;c\": a time and values are wanted, with commas between"_qs;
    QTest::newRow("no name") << QByteArray("ts,,b") << u":1: column 2 has no name: the first line must name all"_qs;
    QTest::newRow("twice") << QByteArray("ts,b,b") << u":1: two columns are named \"b\": rename one"_qs;
    QTest::newRow("Latin-1") << QByteArray(
        "ts,T [\xB0"
        "C]") << u":1: the name of column 2 is no UTF-8: convert the file, as with iconv -f latin1 -t utf-8"_qs;
    QTest::newRow("too many") << QByteArray(2000, ',') << u":1: 2001 columns: a table holds at most 1900"_qs;
}

void TestCsvReader::headers()
{
    QFETCH(QByteArray, line);
    QTEST(headerOf(line), "columns");
}

QTEST_GUILESS_MAIN(TestCsvReader)
#include "tst_csvreader.moc"
