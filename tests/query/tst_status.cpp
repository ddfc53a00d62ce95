// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logreader.h"
#include "tests/query/randomlog.h"
#include "tests/store/samplelog.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp firstDay = fromMicroseconds(1795392000'000'000); // a UTC midnight

bool isNear(double one, double other, double share)
{
    return std::abs(one - other) <= share * other;
}

} // namespace

/** What is said of a log as a whole: rows without counting them, bytes without reading them. */
class TestStatus : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(m_path);
    }

    void rowsAreCounted()
    {
        QRandomGenerator random(21);
        RandomLog log;
        log.write(*m_writer, random);
        repairAll(*m_writer);
        const LogStatus status = read();
        QCOMPARE(status.tables.size(), 1);
        const TableStatus &table = status.tables[0];
        QCOMPARE(table.table, u"boltwood"_qs);
        QCOMPARE(table.rows, qint64(log.rows().size()));
        QCOMPARE(table.first, fromMicroseconds(log.begin()));
        QCOMPARE(table.last, fromMicroseconds(log.end()));
        QCOMPARE(table.dirty, Duration::zero());
        const qint64 dayEnd = toMicroseconds(floorTo(fromMicroseconds(log.end()), 1min));
        const auto before = [&](qint64 time) { return log.rows().lower_bound(time); };
        QCOMPARE(table.rowsPerDay, double(std::distance(before(dayEnd - 86'400'000'000), before(dayEnd))));
        QVERIFY(isNear(double(status.freeBytes), double(QStorageInfo(m_folder->path()).bytesAvailable()),
                       0.2)); // others write
        QCOMPARE(status.databaseBytes, m_writer->sizeOnDisk());
    }

    void growthIsThatOfTheFile()
    {
        writeDays(0, 2);
        const double before = pages();
        const LogStatus status = read();
        writeDays(2, 3);
        const double grown = pages() - before;
        QVERIFY2(isNear(*status.bytesPerDay, grown, 0.1),
                 qPrintable(QStringLiteral("%1 %2").arg(*status.bytesPerDay).arg(grown)));
        const double rowBytes =
            double(number(u"SELECT sum(pgsize) FROM dbstat WHERE name = 'boltwood'"_qs)) / (3 * 8640);
        QVERIFY2(isNear(status.tables[0].bytesPerRow, rowBytes, 0.05),
                 qPrintable(QStringLiteral("%1 %2").arg(status.tables[0].bytesPerRow).arg(rowBytes)));
        QCOMPARE(*status.daysLeft(), double(status.freeBytes) / *status.bytesPerDay);
    }

    void aYoungLogIsExtrapolated()
    {
        writeAll(*m_writer, {testSample(testTable(), firstDay, 1), testSample(testTable(), firstDay + 9min, 1)});
        QVERIFY(!read().bytesPerDay);
        QVERIFY(!read().daysLeft());
        writeRows(firstDay + 10min, firstDay + 2h);
        QVERIFY(isNear(*read().tables[0].rowsPerDay, 8640, 0.1));
    }

    void aLogThatBeginsAnewIsExtrapolated()
    {
        std::vector<Sample> samples;
        for (Timestamp time = firstDay - 24h * 90; time < firstDay - 24h * 88; time += 1min)
            samples.push_back(testSample(testTable(u"old"_qs), time, 1));
        writeAll(*m_writer, std::move(samples));
        writeRows(firstDay, firstDay + 9min);
        QVERIFY(!read().bytesPerDay);
        writeRows(firstDay + 9min, firstDay + 2h);
        const LogStatus status = read();
        QCOMPARE(status.tables[0].table, u"old"_qs);
        QCOMPARE(*status.tables[0].rowsPerDay, 0.0);
        QVERIFY(isNear(*status.tables[1].rowsPerDay, 8640, 0.1));
    }

    void aNightThatWasNotLoggedIsPartOfTheDay()
    {
        writeRows(firstDay, firstDay + 6h);
        writeRows(firstDay + 18h, firstDay + 30h);
        const double rows = *read().tables[0].rowsPerDay; // of 24 hours before, in 12 of which it was logged
        QVERIFY2(isNear(rows, 4320, 0.01), qPrintable(QString::number(rows)));
    }

    void rowsThatAreNotKeptAreNotCounted()
    {
        writeDays(0, 3);
        const double before = *read().bytesPerDay;
        while (*m_writer->retireRows(u"boltwood"_qs, firstDay + 48h)) { }
        const LogStatus status = read();
        QCOMPARE(status.tables[0].rows, qint64(8640));
        QCOMPARE(status.tables[0].first, firstDay + 48h); // not the one row before that stays
        QVERIFY(*status.bytesPerDay < before / 2); // rollups only
        QVERIFY(*status.bytesPerDay > 0);
    }

    void aSilentDeviceAddsNothing()
    {
        writeDays(0, 3);
        writeAll(*m_writer,
                 {testSample(testTable(u"old"_qs), firstDay, 1), testSample(testTable(u"old"_qs), firstDay + 1h, 1)});
        const LogStatus status = read();
        QCOMPARE(status.tables[1].rows, qint64(2));
        QCOMPARE(status.tables[1].rowsPerDay, 0.0);
        QCOMPARE(status.tables[1].bytesPerDay, 0.0);
        QCOMPARE(*status.bytesPerDay, *status.tables[0].bytesPerDay);
    }

    void devicesAndWhatIsDirtyAreTold()
    {
        writeDays(0, 1);
        const Batch batch{.samples = {testSample(testTable(), firstDay + 7s, 1)},
                          .statuses = {{.device = u"boltwood"_qs, .state = DeviceState::NoReply, .polls = 12},
                                       {.device = u"mute"_qs, .state = DeviceState::Disconnected}}};
        QVERIFY(m_writer->write(batch).hasValue());
        const LogStatus status = read();
        QCOMPARE(status.tables.size(), 2);
        QCOMPARE(status.tables[0].device.state, DeviceState::NoReply);
        QCOMPARE(status.tables[0].device.polls, 12);
        QCOMPARE(status.tables[0].dirty, Duration(1min));
        QCOMPARE(status.tables[1].device.state, DeviceState::Disconnected);
        QVERIFY(!status.tables[1].rows && !status.tables[1].first);
    }

    void aLogOfAnOlderProgramHasNoRollupsToCountBy()
    {
        writeDays(0, 1);
        m_writer.reset();
        execute(m_path,
                {u"DROP TABLE mtnops_rollups"_qs, u"DROP TABLE mtnops_dirty"_qs, u"DROP TABLE mtnops_intervals"_qs,
                 u"PRAGMA user_version = 1"_qs});
        const LogStatus status = read();
        QVERIFY(!status.tables[0].rows);
        QCOMPARE(status.tables[0].last, firstDay + 24h - 10s);
        QVERIFY(status.tables[0].bytesPerRow > 30);
        QVERIFY(!status.bytesPerDay);
    }

    void cleanup() { m_writer.reset(); }

private:
    LogStatus read() const
    {
        LogReader reader(m_path);
        QSignalSpy answers(&reader, &LogReader::statusRead);
        QSignalSpy errors(&reader, &LogReader::failed);
        reader.readStatus();
        if (!answers.wait() || !errors.isEmpty())
            qFatal("no status was read");
        return answers[0][1].value<LogStatus>();
    }

    /** A row every ten seconds. */
    void writeRows(Timestamp from, Timestamp to)
    {
        std::vector<Sample> samples;
        for (Timestamp time = from; time < to; time += 10s)
            samples.push_back(testSample(testTable(), time, double((time - firstDay) / 10s % 500) / 7));
        writeAll(*m_writer, std::move(samples));
    }

    void writeDays(int from, int to)
    {
        for (int hour = from * 24; hour < to * 24; ++hour)
            writeRows(firstDay + hour * 1h, firstDay + (hour + 1) * 1h);
    }

    qint64 number(const QString &sql) const { return select(m_path, sql).first().first().toLongLong(); }

    /** Bytes of the tables. */
    double pages() const { return double(number(u"SELECT sum(pgsize) FROM dbstat"_qs)); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestStatus)
#include "tst_status.moc"
