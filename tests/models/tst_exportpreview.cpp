// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exportpreview.h"
#include "tests/store/samplelog.h"

#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s); // 22:04:08
constexpr int rows = 40'000;

} // namespace

class TestExportPreview : public QObject
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

    void init()
    {
        m_made.clear();
        m_preview = std::make_unique<ExportPreview>();
        connect(m_preview.get(), &ExportPreview::made, this,
                [this](const Result<CsvPreview> &preview) { m_made.push_back(preview); });
    }

    void theFirstRowsOfAbout()
    {
        m_preview->ask(request(), 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QVERIFY(m_made[0]);
        QCOMPARE(m_made[0]->text.count(u"\r\n"_qs), ExportPreview::mostRows + 1);
        QCOMPARE(m_made[0]->shownRows, ExportPreview::mostRows);
        QCOMPARE(m_made[0]->rows, rows);
        QCOMPARE(m_made[0]->count, CsvPreview::Count::About);
    }

    void aRangeBeyondWhatWasLoggedIsNotCounted()
    {
        CsvRequest request = this->request();
        request.range = {start - 24h, start + 1000h};
        m_preview->ask(request, 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QCOMPARE(m_made[0]->rows, rows);
    }

    void allOfAFewAreExact()
    {
        CsvRequest request = this->request();
        request.range.to = start + 3s;
        m_preview->ask(request, 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QCOMPARE(m_made[0]->rows, 3);
        QCOMPARE(m_made[0]->count, CsvPreview::Count::Exact);
    }

    void intervalsAreCountedAsTheyAreWritten_data()
    {
        QTest::addColumn<Duration>("fill");
        QTest::addColumn<int>("count");
        QTest::newRow("with rows") << Duration(0) << int(CsvPreview::Count::AtMost);
        QTest::newRow("filled") << Duration(10min) << int(CsvPreview::Count::Exact);
    }

    void intervalsAreCountedAsTheyAreWritten()
    {
        QFETCH(Duration, fill);
        QFETCH(int, count);
        CsvRequest request = this->request();
        request.every = 1min;
        request.fill = fill;
        m_preview->ask(request, 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QCOMPARE(int(m_made[0]->count), count);
        ExportJob job;
        qint64 written = 0;
        connect(&job, &ExportJob::finished, this, [&](const Result<CsvReport> &report) { written = report->rows; });
        QVERIFY(job.start(request, m_folder.filePath(u"all.csv"_qs)));
        QTRY_VERIFY(written > 0);
        QCOMPARE(m_made[0]->rows, written);
    }

    void onlyTheLastOneAskedForIsTold()
    {
        for (const QString &column : {u"wind"_qs, u"nobody"_qs, u"note"_qs}) {
            CsvRequest request = this->request();
            request.columns = {column};
            m_preview->ask(request, 1s);
        }
        QTRY_COMPARE(m_made.size(), size_t(1));
        QVERIFY(m_made[0]);
        QVERIFY2(m_made[0]->text.contains(u"boltwood.note"_qs), qPrintable(m_made[0]->text));
    }

    void oneThatTakesLongGivesWay()
    {
        CsvRequest slow = request();
        slow.every = 24h; // there are not so many: all rows are read
        m_preview->ask(slow, 1s);
        m_preview->ask(request(), 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QCOMPARE(m_made[0]->shownRows, ExportPreview::mostRows);
    }

    void whatIsGivenUpIsNotTold()
    {
        m_preview->ask(request(), 1s);
        QVERIFY(m_preview->isBusy());
        m_preview->giveUp();
        QTRY_VERIFY(!m_preview->isBusy());
        QVERIFY(m_made.empty());
    }

    void anErrorIsTold()
    {
        CsvRequest wrong = request();
        wrong.table = u"nobody"_qs;
        m_preview->ask(wrong, 1s);
        QTRY_COMPARE(m_made.size(), size_t(1));
        QVERIFY(!m_made[0]);
        QVERIFY2(m_made[0].error().detail.contains(u"nobody"_qs), qPrintable(m_made[0].error().detail));
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
    std::unique_ptr<ExportPreview> m_preview;
    std::vector<Result<CsvPreview>> m_made;
};

QTEST_GUILESS_MAIN(TestExportPreview)
#include "tst_exportpreview.moc"
