// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/store/samplelog.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QImage>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QTest>
#include <QXmlStreamReader>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = fromMicroseconds(1795471440000000); // 2026-11-23T22:04:00Z
constexpr int rows = 600;
constexpr int spike = 450; // the row that is high above all others

bool hasPixel(const QImage &image, const QRect &part, const std::function<bool(const QColor &)> &isWanted)
{
    for (int y = part.top(); y <= part.bottom(); ++y) {
        for (int x = part.left(); x <= part.right(); ++x) {
            if (isWanted(image.pixelColor(x, y)))
                return true;
        }
    }
    return false;
}

/** Whether anything of the first trace is drawn there: it is the only thing that is so blue in the light theme. */
bool hasTrace(const QImage &image, const QRect &part)
{
    return hasPixel(image, part, [](const QColor &pixel) { return pixel.blue() - pixel.red() > 60; });
}

/** The same of a trace beyond its alarm limit. */
bool hasAlarm(const QImage &image, const QRect &part)
{
    return hasPixel(image, part, [](const QColor &pixel) { return pixel.red() - pixel.blue() > 60; });
}

} // namespace

/** mtnops-logger plot, run as a user runs it: without a display. */
class TestPlotCommand : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void drawsWhatWasLogged();
    void drawsIntoSvg();
    void drawsIntoPdf();
    void drawsStatesAndEvents();
    void repeatedColumnIsDrawnOnce();
    void allPanelsHaveRoom();
    void mistakes_data();
    void mistakes();

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QStringList plot(const QStringList &more, const QString &output) const;

    QTemporaryDir m_folder;
};

void TestPlotCommand::initTestCase()
{
    QSqlDatabase::drivers();
    qunsetenv("DISPLAY");
    std::vector<Sample> samples;
    for (int row = 0; row < rows; ++row)
        samples.push_back(testSample(testTable(), start + row * 1s, row == spike ? 100.0 : 1.0));
    writeAll(*openWriter(file(u"log.sqlite"_qs)), std::move(samples));
}

QStringList TestPlotCommand::plot(const QStringList &more, const QString &output) const
{
    return QStringList{u"plot"_qs,      file(u"log.sqlite"_qs),
                       u"--columns"_qs, u"boltwood.wind"_qs,
                       u"--from"_qs,    u"2026-11-23T22:04Z"_qs,
                       u"--to"_qs,      u"2026-11-23T22:14Z"_qs,
                       u"--size"_qs,    u"800x400"_qs}
    + more + QStringList{u"--output"_qs, output};
}

void TestPlotCommand::drawsWhatWasLogged()
{
    const QString output = file(u"out.png"_qs);
    const Finished done = runProgram(plot({}, output));
    QVERIFY2(done.exitCode == 0, qPrintable(done.messages));
    const QImage image(output);
    QCOMPARE(image.size(), QSize(800, 400));
    QCOMPARE(image.pixelColor(2, 2), Theme::of(ThemeKind::Light).window);
    // The spike at three quarters of the window reaches into the upper half, where nothing else is drawn, beyond its
    // limit.
    const int plotFrom = 60; // the plot area begins somewhat before, and ends 28 pixels before the edge
    const int atSpike = plotFrom + (770 - plotFrom) * spike / rows;
    QVERIFY(hasAlarm(image, QRect(atSpike - 15, 100, 30, 80)));
    QVERIFY(!hasAlarm(image, QRect(200, 100, 200, 80)) && !hasTrace(image, QRect(200, 100, 200, 80)));
    QVERIFY(hasTrace(image, QRect(200, 200, 200, 180)));

    const QString picture = file(u"night.png"_qs);
    QCOMPARE(runProgram(plot({u"--theme"_qs, u"red-night"_qs, u"--time"_qs, u"local"_qs}, picture)).exitCode, 0);
    QCOMPARE(QImage(picture).pixelColor(2, 2), Theme::of(ThemeKind::RedNight).window);
}

void TestPlotCommand::drawsIntoSvg()
{
    const QString output = file(u"out.svg"_qs);
    const Finished done = runProgram(plot({}, output));
    QVERIFY2(done.exitCode == 0, qPrintable(done.messages));
    QFile svg(output);
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&svg);
    QStringList texts;
    qsizetype lines = 0;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (reader.name() == u"text")
            texts.append(reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed());
        else if (reader.name() == u"polyline" || reader.name() == u"path")
            ++lines;
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(lines > 0);
    QVERIFY2(texts.contains(u"UTC, 23 Nov 2026"_qs), qPrintable(texts.join(u'|')));
    QVERIFY2(texts.contains(u"22:06"_qs), qPrintable(texts.join(u'|')));
}

void TestPlotCommand::drawsIntoPdf()
{
    const QString output = file(u"out.pdf"_qs);
    QCOMPARE(runProgram(plot({}, output)).exitCode, 0);
    QFile pdf(output);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    const QByteArray content = pdf.readAll();
    QVERIFY(content.startsWith("%PDF-"));
    QVERIFY(content.contains("/MediaBox [0 0 600")); // 800 pixels of 1/96 inch in points
}

void TestPlotCommand::drawsStatesAndEvents()
{
    execute(file(u"log.sqlite"_qs),
            {u"INSERT INTO mtnops_events (ts, kind, device, text) VALUES (%1, 'device-down', 'boltwood', 'no reply')"_qs
                 .arg(toMicroseconds(start + 5min))});
    const QString output = file(u"states.svg"_qs);
    const Finished done = runProgram(plot({u"--columns"_qs, u"boltwood.note,boltwood.wind,boltwood.open"_qs}, output));
    QVERIFY2(done.exitCode == 0, qPrintable(done.messages));
    QFile svg(output);
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QString content = QString::fromUtf8(svg.readAll());
    QVERIFY(content.contains(u"calm &quot;night&quot;"_qs) || content.contains(u"calm \"night\""_qs)); // in its strip
    QVERIFY(content.contains(u"Roof open"_qs));
    const QString png = file(u"states.png"_qs);
    QCOMPARE(runProgram(plot({u"--columns"_qs, u"boltwood.open"_qs}, png)).exitCode, 0);
    const QImage image(png);
    const auto isAlarm = [](const QColor &pixel) { return pixel == Theme::of(ThemeKind::Light).alarm; };
    QVERIFY(hasPixel(image, QRect(380, 200, 70, 199), isAlarm)); // in the middle of the time axis
    QVERIFY(!hasPixel(image, QRect(100, 200, 250, 199), isAlarm));
}

void TestPlotCommand::repeatedColumnIsDrawnOnce()
{
    const QString once = file(u"once.png"_qs);
    QCOMPARE(runProgram(plot({}, once)).exitCode, 0);
    const QString twice = file(u"twice.png"_qs);
    const Finished done = runProgram(plot({u"--columns"_qs, u"boltwood.wind,boltwood.wind"_qs}, twice));
    QVERIFY2(done.exitCode == 0, qPrintable(done.messages));
    QVERIFY(QImage(twice) == QImage(once));
}

void TestPlotCommand::allPanelsHaveRoom()
{
    constexpr int panels = 30;
    QStringList names;
    for (int panel = 0; panel < panels; ++panel)
        names += u"flux%1"_qs.arg(panel);
    DeviceTable table = *realTable(u"wide"_qs, names, 1s);
    for (Column &column : table.columns)
        column.unit = u"unit "_qs + column.name; // a panel each
    const auto wide = std::make_shared<const DeviceTable>(table);
    writeAll(*openWriter(file(u"wide.sqlite"_qs)),
             {Sample{wide, start, Values(panels, Value(1.0))}, Sample{wide, start + 1s, Values(panels, Value(2.0))}});
    const QString columns = u"wide."_qs + names.join(u",wide."_qs);
    const auto draw = [&](const QStringList &more, const QString &output) {
        return runProgram(QStringList{u"plot"_qs, file(u"wide.sqlite"_qs), u"--columns"_qs, columns, u"--from"_qs,
                                      u"2026-11-23T22:04Z"_qs, u"--to"_qs, u"2026-11-23T22:05Z"_qs, u"--output"_qs,
                                      file(output)}
                          + more);
    };
    const Finished low = draw({u"--size"_qs, u"1600x900"_qs}, u"low.png"_qs);
    QCOMPARE(low.exitCode, 2);
    QVERIFY(!QFile::exists(file(u"low.png"_qs)));
    static const QRegularExpression told(
        u"(\\d+) of 30 panels have room in 1600x900 pixels: write --size 1600x(\\d+)"_qs);
    const QRegularExpressionMatch match = told.match(low.messages);
    QVERIFY2(match.hasMatch(), qPrintable(low.messages));
    QVERIFY(match.captured(1).toInt() > 5 && match.captured(1).toInt() < panels);
    const QSize size(1600, match.captured(2).toInt());
    QVERIFY(size.height() > 1800 && size.height() < 4000);

    const Finished high = draw({u"--size"_qs, u"1600x%1"_qs.arg(size.height())}, u"high.png"_qs);
    QVERIFY2(high.exitCode == 0, qPrintable(high.messages));
    QCOMPARE(QImage(file(u"high.png"_qs)).size(), size);
    const Finished usual = draw({}, u"usual.png"_qs);
    QVERIFY2(usual.exitCode == 0, qPrintable(usual.messages));
    QCOMPARE(QImage(file(u"usual.png"_qs)).size(), size); // without a scroll bar beside it
    QCOMPARE(draw({}, u"usual.svg"_qs).exitCode, 0);
    QFile svg(file(u"usual.svg"_qs));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QString content = QString::fromUtf8(svg.readAll());
    for (const QString &name : names)
        QVERIFY2(content.contains(name), qPrintable(name));
}

void TestPlotCommand::mistakes_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("output");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("message");
    const QString png = u"bad.png"_qs;
    QTest::newRow("kind of file") << QStringList{} << u"bad.gif"_qs << 2 << u".png, .svg or .pdf"_qs;
    QTest::newRow("no column") << QStringList{u"--columns"_qs, u""_qs} << png << 2 << u"--columns is missing"_qs;
    QTest::newRow("no such column") << QStringList{u"--columns"_qs, u"boltwood.wimd"_qs} << png << 1 << u"wimd"_qs;
    QTest::newRow("no such table") << QStringList{u"--columns"_qs, u"bolt.wind"_qs} << png << 1 << u"bolt"_qs;
    QTest::newRow("times") << QStringList{u"--columns"_qs, u"boltwood.seen"_qs} << png << 2
                           << u"boltwood.seen: it holds times, which cannot be drawn"_qs;
    QTest::newRow("size") << QStringList{u"--size"_qs, u"800"_qs} << png << 2 << u"as in 1600x900"_qs;
    QTest::newRow("huge") << QStringList{u"--size"_qs, u"800x99999"_qs} << png << 2 << u"to 16000"_qs;
    QTest::newRow("theme") << QStringList{u"--theme"_qs, u"pink"_qs} << png << 2 << u"light, dark or red-night"_qs;
    QTest::newRow("time") << QStringList{u"--time"_qs, u"mjd"_qs} << png << 2 << u"utc, local or lst"_qs;
    QTest::newRow("backwards") << QStringList{u"--to"_qs, u"2026-11-23T22:00Z"_qs} << png << 2
                               << u"--from is not before --to"_qs;
    QTest::newRow("too long") << QStringList{u"--from"_qs, u"1900-01-01"_qs, u"--to"_qs, u"2200-01-01"_qs} << png << 2
                              << u"150 years"_qs;
    QTest::newRow("no such folder") << QStringList{} << u"none/bad.png"_qs << 1 << u"none/bad.png"_qs;
}

void TestPlotCommand::mistakes()
{
    QFETCH(QStringList, options);
    QFETCH(QString, output);
    QFETCH(QString, message);
    const Finished done = runProgram(plot(options, file(output)));
    QTEST(done.exitCode, "exitCode");
    QVERIFY2(done.messages.contains(message), qPrintable(done.messages));
    QVERIFY(QDir(m_folder.path()).entryList({u"bad*"_qs}, QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestPlotCommand)
#include "tst_plotcommand.moc"
