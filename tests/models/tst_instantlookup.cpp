// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/instantlookup.h"
#include "tests/store/samplelog.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp start = Timestamp(1795471448s);
const ColumnRef wind{u"boltwood"_qs, u"wind"_qs};

InstantRequest at(Duration since)
{
    return {.columns = {wind}, .instant = start + since};
}

} // namespace

/** What is looked up under a mouse that moves and rests. */
class TestInstantLookup : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(u"log.sqlite"_qs);
        std::vector<Sample> samples;
        for (int second = 0; second < 10; ++second)
            samples.push_back(testSample(testTable(), start + std::chrono::seconds(second), second));
        writeAll(*openWriter(path), std::move(samples));
        m_reader = std::make_unique<LogReader>(path);
    }

    void onlyWhereItRestsIsLookedUp()
    {
        InstantLookup lookup(*m_reader);
        QSignalSpy read(m_reader.get(), &LogReader::valuesAtRead);
        QSignalSpy found(&lookup, &InstantLookup::found);
        QElapsedTimer timer;
        timer.start();
        for (const Duration since : {1500ms, 2500ms, 3500ms})
            lookup.want(at(since));
        QTRY_COMPARE(found.count(), 1);
        QVERIFY(timer.elapsed() >= InstantLookup::settleMilliseconds / 2);
        QCOMPARE(read.count(), 1);
        QCOMPARE(found[0][0].value<Timestamp>(), start + 3500ms);
        const auto values = found[0][1].value<QList<InstantValue>>();
        QCOMPARE(values.size(), 1);
        QCOMPARE(values[0].value, Value(3.0));
        QCOMPARE(values[0].time, start + 3s);
    }

    void aNewerPlaceSupersedesTheOlder()
    {
        InstantLookup lookup(*m_reader);
        QSignalSpy found(&lookup, &InstantLookup::found);
        lookup.want(at(1500ms));
        // Asked once it has settled; what is wanted then is wanted no more when the answer comes.
        QTimer::singleShot(InstantLookup::settleMilliseconds, Qt::PreciseTimer, &lookup,
                           [&] { lookup.want(at(5500ms)); });
        QTRY_VERIFY(!found.isEmpty() && found.last()[0].value<Timestamp>() == start + 5500ms);
        QVERIFY(found.count() <= 2);
    }

    void nothingIsLookedUpWhereNothingIsWanted()
    {
        InstantLookup lookup(*m_reader);
        QSignalSpy found(&lookup, &InstantLookup::found);
        QSignalSpy read(m_reader.get(), &LogReader::valuesAtRead);
        lookup.want(at(1500ms));
        lookup.want({});
        QTest::qWait(2 * InstantLookup::settleMilliseconds);
        QCOMPARE(read.count(), 0);
        lookup.want(at(1500ms));
        QTRY_COMPARE(found.count(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LogReader> m_reader;
};

QTEST_GUILESS_MAIN(TestInstantLookup)
#include "tst_instantlookup.moc"
