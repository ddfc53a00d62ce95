// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/runreducer.h"

#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 second = 1'000'000;

/** Rows each second from 0 on, a letter a row: "." is NULL, " " no row; pixels of @p bin. "A0-3 *4-8 B8-9" in seconds.
 */
QString runsOf(const QString &letters, Duration bin)
{
    RunReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(letters.size() * second)}, bin, 1s, 2500ms);
    for (qsizetype i = 0; i < letters.size(); ++i) {
        if (letters[i] != u' ')
            reducer.addRow(i * second, letters[i] == u'.' ? Value() : Value(QString(letters[i])));
    }
    QStringList texts;
    const StateRuns runs = reducer.take();
    for (const StateRun &run : runs.runs) {
        texts += u"%1%2-%3"_qs.arg(run.isMany ? u"*"_qs : std::get<QString>(run.value))
                     .arg(toMicroseconds(run.range.from) / second)
                     .arg(toMicroseconds(run.range.to) / second);
    }
    return texts.join(u' ');
}

QString textOf(const StateRuns &states)
{
    QStringList texts;
    for (const StateRun &run : states.runs) {
        texts += u"%1 %2-%3"_qs.arg(run.isMany ? u"*"_qs : std::get<QString>(run.value))
                     .arg(toMicroseconds(run.range.from) / second)
                     .arg(toMicroseconds(run.range.to) / second);
    }
    return texts.join(u", "_qs);
}

} // namespace

class TestRunReducer : public QObject
{
    Q_OBJECT

private slots:
    void rowsBecomeRuns_data()
    {
        QTest::addColumn<QString>("rows");
        QTest::addColumn<int>("pixel");
        QTest::addColumn<QString>("runs");
        QTest::newRow("one value") << u"AAAA"_qs << 1 << u"A0-4"_qs;
        QTest::newRow("a change is where it was") << u"AABBB"_qs << 4 << u"A0-2 B2-5"_qs;
        QTest::newRow("a missed poll is no gap") << u"AA AA"_qs << 1 << u"A0-5"_qs;
        QTest::newRow("a gap stays empty") << u"AA    AA"_qs << 1 << u"A0-2 A6-8"_qs;
        QTest::newRow("a gap inside a pixel is not seen") << u"AA    AA"_qs << 10 << u"A0-8"_qs;
        QTest::newRow("NULL stays empty") << u"AA..AA"_qs << 1 << u"A0-2 A4-6"_qs;
        QTest::newRow("two changes in a pixel are many") << u"AAAAABAACCCC"_qs << 4 << u"A0-4 *4-8 C8-12"_qs;
        QTest::newRow("back again in a pixel is many") << u"AAAAABAAAAAA"_qs << 4 << u"A0-4 *4-8 A8-12"_qs;
        QTest::newRow("one in each of two pixels is not") << u"AAAAAABBBBCC"_qs << 4 << u"A0-6 B6-10 C10-12"_qs;
        QTest::newRow("many pixels join") << u"ABABABABABAB"_qs << 4 << u"*0-12"_qs;
        QTest::newRow("nothing") << u"...   ."_qs << 1 << u""_qs;
        QTest::newRow("a change behind a gap in one pixel") << u"AA    BB"_qs << 10 << u"A0-2 B6-8"_qs;
    }
    void rowsBecomeRuns()
    {
        QFETCH(QString, rows);
        QFETCH(int, pixel);
        QTEST(runsOf(rows, std::chrono::seconds(pixel)), "runs");
    }

    void binsBecomeRuns_data()
    {
        QTest::addColumn<int>("changes");
        QTest::addColumn<QString>("last");
        QTest::addColumn<bool>("hasOneValue");
        QTest::addColumn<QString>("runs");
        QTest::newRow("no change") << 0 << u"A"_qs << true << u"A 0-180"_qs;
        QTest::newRow("one") << 1 << u"B"_qs << false << u"A 0-60, B 60-120, A 120-180"_qs;
        QTest::newRow("two") << 2 << u"A"_qs << false << u"A 0-60, * 60-120, A 120-180"_qs;
        QTest::newRow("one, and the value before comes last")
            << 1 << u"A"_qs << false << u"A 0-60, * 60-120, A 120-180"_qs;
        QTest::newRow("the same value behind a NULL") << 1 << u"A"_qs << true << u"A 0-180"_qs;
        QTest::newRow("another value behind a NULL") << 0 << u"A"_qs << false << u"A 0-60, * 60-120, A 120-180"_qs;
    }
    /** A minute of A, one that is told, one of A (which changes once where the one before did). */
    void binsBecomeRuns()
    {
        QFETCH(int, changes);
        QFETCH(QString, last);
        QFETCH(bool, hasOneValue);
        RunReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(180 * second)}, 60s, 1s, 2500ms);
        const auto add = [&](int minute, qint64 changed, const QString &value, bool one) {
            reducer.addBin({.start = minute * 60 * second,
                            .width = 60 * second,
                            .covered = 60 * second,
                            .count = 60,
                            .changes = changed,
                            .last = value,
                            .hasOneValue = one});
        };
        add(0, 0, u"A"_qs, true);
        add(1, changes, last, hasOneValue);
        add(2, last == u"A" ? 0 : 1, u"A"_qs, true);
        QTEST(textOf(reducer.take()), "runs");
    }

    /** The first value after a minute without any counts as a change; a second one is one. */
    void valuesAfterAMinuteOfNulls()
    {
        RunReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(300 * second)}, 60s, 1s, 2500ms);
        const auto add = [&](qint64 minute, qint64 count, qint64 changes, const QString &last) {
            reducer.addBin({.start = minute * 60 * second,
                            .width = 60 * second,
                            .covered = 60 * second,
                            .count = count,
                            .changes = changes,
                            .last = last});
        };
        add(0, 60, 0, u"A"_qs);
        add(1, 0, 0, {});
        add(2, 60, 1, u"B"_qs);
        add(3, 0, 0, {});
        add(4, 60, 2, u"C"_qs);
        QCOMPARE(textOf(reducer.take()), u"A 0-60, B 120-180, * 240-300"_qs);
    }

    void binsWithoutRowsOrValuesStayEmpty()
    {
        RunReducer reducer({}, {fromMicroseconds(0), fromMicroseconds(600 * second)}, 60s, 1s, 2500ms);
        const auto add = [&](qint64 minute, qint64 count) {
            reducer.addBin({.start = minute * 60 * second,
                            .width = 60 * second,
                            .covered = 60 * second,
                            .count = count,
                            .last = u"A"_qs});
        };
        add(0, 60);
        add(1, 0); // asked, and no valid value
        add(2, 60);
        add(5, 60); // three and four were not logged
        QCOMPARE(textOf(reducer.take()), u"A 0-60, A 120-180, A 300-360"_qs);
    }
};

QTEST_GUILESS_MAIN(TestRunReducer)
#include "tst_runreducer.moc"
