// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exportjob.h"
#include "tests/store/samplelog.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
constexpr int rows = 40'000;

} // namespace

class TestExportJob : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const auto writer = openWriter(database());
        const DeviceTablePtr table = testTable();
        QVERIFY(writer->prepareTable(table));
        std::vector<Sample> samples;
        for (int second = 0; second < rows; ++second)
            samples.push_back(testSample(table, start + std::chrono::seconds(second), second));
        writeAll(*writer, std::move(samples));
    }

    void writesTheFile()
    {
        ExportJob job;
        std::vector<Result<CsvReport>> results;
        connect(&job, &ExportJob::finished, this, [&](const Result<CsvReport> &result) { results.push_back(result); });
        const QString output = m_folder.filePath(u"good.csv"_qs);
        QVERIFY(job.start(request(), output));
        QVERIFY(job.isRunning());
        const Result<void> second = job.start(request(), output);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), size_t(1), 20'000);
        QVERIFY(!job.isRunning());
        QVERIFY(results[0]);
        QCOMPARE(results[0]->rows, rows);
        QFile file(output);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), rows + 1);

        QVERIFY(job.start(request(), output)); // the thread is there for the next
        QTRY_COMPARE_WITH_TIMEOUT(results.size(), size_t(2), 20'000);
    }

    void cancellingLeavesNoFile()
    {
        ExportJob job;
        std::vector<Result<CsvReport>> results;
        connect(&job, &ExportJob::finished, this, [&](const Result<CsvReport> &result) { results.push_back(result); });
        const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
        QVERIFY(job.start(request(), m_folder.filePath(u"cancelled.csv"_qs)));
        job.cancel();
        QTRY_COMPARE(results.size(), size_t(1));
        QVERIFY(!results[0]);
        QCOMPARE(results[0].error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
        job.cancel(); // does nothing
        QVERIFY(!job.isRunning());
    }

    void destroyingCancelsAndWaits()
    {
        const QStringList before = QDir(m_folder.path()).entryList(QDir::Files);
        auto job = std::make_unique<ExportJob>();
        QVERIFY(job->start(request(), m_folder.filePath(u"abandoned.csv"_qs)));
        job.reset();
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), before);
    }

    void anErrorEndsIt()
    {
        ExportJob job;
        std::vector<Result<CsvReport>> results;
        connect(&job, &ExportJob::finished, this, [&](const Result<CsvReport> &result) { results.push_back(result); });
        CsvRequest wrong = request();
        wrong.table = u"nobody"_qs;
        QVERIFY(job.start(wrong, m_folder.filePath(u"wrong.csv"_qs)));
        QTRY_COMPARE(results.size(), size_t(1));
        QVERIFY(!results[0]);
        QVERIFY(results[0].error().detail.contains(u"nobody"_qs));
    }

private:
    QString database() const { return m_folder.filePath(u"log.sqlite"_qs); }

    CsvRequest request() const
    {
        return {.databasePath = database(),
                .table = u"boltwood"_qs,
                .columns = {},
                .range = {start, start + std::chrono::seconds(rows)}};
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestExportJob)
#include "tst_exportjob.moc"
