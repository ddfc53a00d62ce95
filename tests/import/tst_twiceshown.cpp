// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTest>

using namespace mtnops;

namespace {

/** "00:50-01:59" in steps of ten minutes. */
QStringList tenMinutes(const QString &from, const QString &to)
{
    QStringList times;
    const QTime end = QTime::fromString(to, u"HH:mm"_qs);
    for (QTime time = QTime::fromString(from, u"HH:mm"_qs); time <= end; time = time.addSecs(600))
        times.append(time.toString(u"HH:mm"_qs));
    return times;
}

} // namespace

/** The night when daylight saving ends, with an outage in it: 01:00 to 01:59 came twice, at 07:00Z and at 08:00Z. */
class TestTwiceShown : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void rowsAroundAnOutage_data();
    void rowsAroundAnOutage();
    void rowsThatWaitKeepTheirOrder();
};

void TestTwiceShown::rowsAroundAnOutage_data()
{
    QTest::addColumn<QStringList>("shown"); // of a row each ten minutes
    QTest::addColumn<QStringList>("instants"); // UTC; of those from 01:00 to 01:59
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("second");
    QTest::addColumn<qint64>("guessed");
    QTest::newRow("none") << tenMinutes(u"00:30"_qs, u"01:50"_qs) + tenMinutes(u"01:00"_qs, u"02:30"_qs)
                          << tenMinutes(u"07:00"_qs, u"08:50"_qs) << 6LL << 6LL << 0LL;
    QTest::newRow("it ends at a later time of the second hour")
        << tenMinutes(u"00:30"_qs, u"00:50"_qs) + tenMinutes(u"01:20"_qs, u"02:30"_qs)
        << tenMinutes(u"08:20"_qs, u"08:50"_qs) << 0LL << 4LL << 0LL;
    QTest::newRow("from the first hour to a later time of the second")
        << tenMinutes(u"00:30"_qs, u"01:10"_qs) + tenMinutes(u"01:40"_qs, u"02:30"_qs)
        << QStringList({u"07:00"_qs, u"07:10"_qs, u"08:40"_qs, u"08:50"_qs}) << 2LL << 2LL << 0LL;
    QTest::newRow("in the first hour") << tenMinutes(u"00:30"_qs, u"01:10"_qs) + tenMinutes(u"01:40"_qs, u"01:50"_qs)
            + tenMinutes(u"01:00"_qs, u"02:30"_qs)
                                       << QStringList({u"07:00"_qs, u"07:10"_qs, u"07:40"_qs, u"07:50"_qs})
            + tenMinutes(u"08:00"_qs, u"08:50"_qs)
                                       << 4LL << 6LL << 0LL;
    QTest::newRow("in the second hour") << tenMinutes(u"00:30"_qs, u"01:50"_qs)
            + QStringList({u"01:00"_qs, u"01:40"_qs}) + tenMinutes(u"02:30"_qs, u"03:00"_qs)
                                        << tenMinutes(u"07:00"_qs, u"07:50"_qs)
            + QStringList({u"08:00"_qs, u"08:40"_qs})
                                        << 6LL << 2LL << 0LL;
    QTest::newRow("over the end of the night")
        << tenMinutes(u"00:30"_qs, u"01:20"_qs) + tenMinutes(u"05:00"_qs, u"05:30"_qs)
        << tenMinutes(u"07:00"_qs, u"07:20"_qs) << 3LL << 0LL << 0LL;
    QTest::newRow("on either side of an hour of rows") << tenMinutes(u"00:00"_qs, u"00:20"_qs)
            + tenMinutes(u"01:10"_qs, u"01:30"_qs) + tenMinutes(u"02:30"_qs, u"03:00"_qs)
                                                       << tenMinutes(u"07:10"_qs, u"07:30"_qs) << 3LL << 0LL << 3LL;
    QTest::newRow("it begins with them") << tenMinutes(u"01:30"_qs, u"02:30"_qs) << tenMinutes(u"08:30"_qs, u"08:50"_qs)
                                         << 0LL << 3LL << 0LL;
    QTest::newRow("it ends with them") << tenMinutes(u"00:30"_qs, u"01:20"_qs) << tenMinutes(u"07:00"_qs, u"07:20"_qs)
                                       << 3LL << 0LL << 0LL;
    QTest::newRow("nothing but them") << tenMinutes(u"01:10"_qs, u"01:30"_qs) << tenMinutes(u"07:10"_qs, u"07:30"_qs)
                                      << 3LL << 0LL << 3LL;
}

void TestTwiceShown::rowsAroundAnOutage()
{
    QFETCH(QStringList, shown);
    QFETCH(QStringList, instants);
    QFETCH(qint64, first);
    QFETCH(qint64, second);
    QFETCH(qint64, guessed);
    const ImportScene scene;
    QByteArray csv = "ts,number\n";
    for (qsizetype i = 0; i < shown.size(); ++i)
        csv += "2026-11-01 " + shown[i].toLatin1() + ":00," + QByteArray::number(i) + '\n';
    ImportRequest request = scene.request();
    request.zone = QTimeZone("America/Denver");
    request.map.tables = {MappedTable{.from = u"night.csv"_qs, .interval = std::chrono::minutes(10)}};
    const Result<ImportReport> report = scene.importCsv({scene.writeFile(u"night.csv"_qs, csv)}, request);
    QVERIFY2(report, qPrintable(report.error().detail));
    const TableReading &reading = report->tables[0].reading;
    QCOMPARE(report->tables[0].counts.stored, shown.size());
    QCOMPARE(reading.twiceShown.first, first);
    QCOMPARE(reading.twiceShown.second, second);
    QCOMPARE(reading.twiceShown.guessed, guessed);
    QStringList found;
    for (const QVariantList &row : select(scene.log,
                                          u"SELECT substr(timestamp, 12, 5) FROM night WHERE timestamp >="
                                          " '2026-11-01T07:00' AND timestamp < '2026-11-01T09:00'"
                                          " ORDER BY number"_qs))
        found.append(row.first().toString());
    QCOMPARE(found, instants);
    QCOMPARE(count(scene.log, u"night"_qs), shown.size());
}

/** Rows of one time stay behind each other, also of those that have waited; and none is lost at the end. */
void TestTwiceShown::rowsThatWaitKeepTheirOrder()
{
    const ImportScene scene;
    ImportRequest request = scene.request();
    request.zone = QTimeZone("America/Denver");
    const Result<ImportReport> report =
        scene.importCsv({scene.writeFile(u"night.csv"_qs,
                                         "ts,number\n2026-11-01 00:59:50,0\n2026-11-01 01:00:00,1\n2026-11-01 "
                                         "01:00:00,2\n,99\n2026-11-01 01:00:01,3\n")},
                        request);
    QVERIFY2(report, qPrintable(report.error().detail));
    QCOMPARE(report->tables[0].reading.rows, 5);
    QCOMPARE(report->tables[0].reading.refused.count(), 1);
    QCOMPARE(report->tables[0].reading.moved, 1);
    QCOMPARE(select(scene.log, u"SELECT number, ts % 1000000 FROM night ORDER BY ts"_qs),
             QList<QVariantList>({{0, 0}, {1, 0}, {2, 1}, {3, 0}}));
}

QTEST_GUILESS_MAIN(TestTwiceShown)
#include "tst_twiceshown.moc"
