// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/foreignimport.h"
#include "tests/import/importscene.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTest>

#include <limits>

using namespace mtnops;

namespace {

constexpr int manyRows = 200'000; // most of a second

/** An import and what it told. */
struct Bench
{
    Bench()
    {
        QObject::connect(&import, &ForeignImport::progressed, &import, [this](double done, const QString &text) {
            progress.push_back(done);
            texts.append(text);
            if (cancelsAt >= 0 && done > cancelsAt)
                import.cancel();
        });
        QObject::connect(&import, &ForeignImport::finished, &import,
                         [this](const Result<ImportReport> &result) { results.push_back(result); });
    }

    ForeignImportRequest request(const QByteArray &zone = "America/Phoenix") const
    {
        return {.source = scene.other, .zone = QTimeZone(zone), .logPath = scene.log};
    }

    ImportScene scene;
    double cancelsAt = -1;
    std::vector<double> progress;
    QStringList texts;
    std::vector<Result<ImportReport>> results;
    ForeignImport import;
};

} // namespace

/** Another logger's database, read in the background. */
class TestForeignImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }
    void init() { qputenv("XDG_CACHE_HOME", m_cache.path().toLocal8Bit()); }

    void aDatabaseBecomesALog()
    {
        Bench bench;
        bench.scene.makeWeather(3000);
        bench.import.start(bench.request());
        QVERIFY(bench.import.isRunning());
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 30'000);
        QVERIFY2(bench.results[0], qPrintable(bench.results[0].error().detail));
        QVERIFY(!bench.import.isRunning());
        QVERIFY(!bench.progress.empty());
        QCOMPARE(bench.texts.first(), u"beginning…"_qs); // not by its address, which may have a password
        QCOMPARE(count(bench.scene.log, u"weather"_qs), 3000);
        QCOMPARE(firstTime(bench.scene.log), u"2026-11-23T07:00:00.250000Z"_qs);
        bench.scene.verify(bench.scene.log);
    }

    void anotherZoneBeginsAnew()
    {
        Bench bench;
        bench.scene.makeWeather(3000);
        bench.import.start(bench.request());
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 30'000);
        bench.import.start(bench.request("America/Denver"));
        bench.import.start(bench.request("UTC")); // before the other has ended
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(2), 30'000);
        QVERIFY2(bench.results[1], qPrintable(bench.results[1].error().detail));
        QVERIFY(!bench.import.isRunning());
        QCOMPARE(count(bench.scene.log, u"weather"_qs), 3000);
        QCOMPARE(firstTime(bench.scene.log), u"2026-11-23T00:00:00.250000Z"_qs);
        QCOMPARE(select(bench.scene.log, u"SELECT time_zone FROM mtnops_site"_qs), QList<QVariantList>{{u"UTC"_qs}});
    }

    void whatWasReadStaysInATemporaryLogAlone_data()
    {
        QTest::addColumn<bool>("isTemporary");
        QTest::newRow("temporary") << true;
        QTest::newRow("kept") << false;
    }

    void whatWasReadStaysInATemporaryLogAlone()
    {
        QFETCH(bool, isTemporary);
        Bench bench;
        bench.scene.makeWeather(manyRows);
        bench.cancelsAt = 0;
        ForeignImportRequest request = bench.request();
        request.isTemporary = isTemporary;
        bench.import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 60'000);
        QCOMPARE(bench.results[0].error().code, ErrorCode::Cancelled);
        QCOMPARE(QFile::exists(request.logPath), isTemporary);
        if (isTemporary) {
            const qint64 rows = count(request.logPath, u"weather"_qs);
            QVERIFY2(rows > 0 && rows < manyRows, qPrintable(QString::number(rows)));
        } else {
            QVERIFY(!QFile::exists(request.logPath + u"-wal"_qs));
        }
    }

    void theDiskIsNotFilled()
    {
        Bench bench;
        bench.scene.makeWeather(3000);
        ForeignImportRequest request = bench.request();
        request.leastFree = std::numeric_limits<qint64>::max();
        bench.import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 30'000);
        QCOMPARE(bench.results[0].error().code, ErrorCode::Io);
        QVERIFY2(bench.results[0].error().detail.contains(u"has only "_qs),
                 qPrintable(bench.results[0].error().detail));
    }

    void aFileThatIsThereIsNotOverwritten()
    {
        Bench bench;
        bench.scene.makeWeather(10);
        bench.scene.writeFile(u"log.sqlite"_qs, "a letter");
        ForeignImportRequest request = bench.request();
        request.isTemporary = false;
        bench.import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 30'000);
        QCOMPARE(bench.results[0].error().code, ErrorCode::Busy);
        QVERIFY2(bench.results[0].error().detail.contains(u"log.sqlite is there already"_qs),
                 qPrintable(bench.results[0].error().detail));
        QFile file(request.logPath);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("a letter"));
    }

    void errorsSayWhatIsWrong_data()
    {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("error");
        QTest::newRow("no times") << u"birds"_qs << u"birds has no table with a column of times"_qs;
        QTest::newRow("no database") << u"letter"_qs << u"not a database"_qs;
        QTest::newRow("not there") << u"nothing"_qs << u"no such database"_qs;
        QTest::newRow("no server") << u"postgresql://127.0.0.1:1/weather"_qs
                                   << u"postgresql://127.0.0.1:1/weather: "_qs;
    }

    void errorsSayWhatIsWrong()
    {
        QFETCH(QString, source);
        QFETCH(QString, error);
        Bench bench;
        execute(bench.scene.path(u"birds"_qs), {u"CREATE TABLE birds (name TEXT)"_qs});
        bench.scene.writeFile(u"letter"_qs, QByteArray(5000, 'x'));
        ForeignImportRequest request = bench.request();
        request.source = source.contains(u':') ? source : bench.scene.path(source);
        bench.import.start(request);
        QTRY_COMPARE_WITH_TIMEOUT(bench.results.size(), size_t(1), 30'000);
        const QString said = bench.results[0].error().detail;
        QVERIFY2(!bench.results[0] && said.contains(error), qPrintable(said));
        QVERIFY(!QFile::exists(request.logPath));
    }

    void canEndInTheMiddle()
    {
        const ImportScene scene;
        scene.makeWeather(manyRows);
        {
            ForeignImport import;
            import.start({.source = scene.other, .zone = QTimeZone::utc(), .logPath = scene.log});
        }
        QVERIFY(!QFile::exists(scene.log + u".lock"_qs)); // its thread has let go
        QCOMPARE(count(scene.other, u"\"Weather\""_qs), manyRows);
    }

private:
    static QString firstTime(const QString &log)
    {
        return select(log, u"SELECT timestamp FROM weather LIMIT 1"_qs).first().first().toString();
    }

    QTemporaryDir m_cache;
};

QTEST_GUILESS_MAIN(TestForeignImport)
#include "tst_foreignimport.moc"
