// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plotter.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** What draws a picture, where what it waits for does not come. */
class TestPlotter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    /** A column that is asked for twice is read once: the second answer never comes. */
    void givesUpWhenItsPatienceEnds()
    {
        const QTemporaryDir folder;
        PlotRequest request{.databasePath = folder.filePath(u"log.sqlite"_qs),
                            .columns = {{u"boltwood"_qs, u"wind"_qs}, {u"boltwood"_qs, u"wind"_qs}},
                            .range = {m_night, m_night + 60s},
                            .size = QSize(400, 300),
                            .output = folder.filePath(u"out.png"_qs)};
        writeAll(*openWriter(request.databasePath), {testSample(testTable(), m_night, 1)});
        const SystemClock clock;
        const Result<void> written = Plotter(request, clock, 500ms).write();
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Timeout);
        QVERIFY2(written.error().detail.contains(u"log.sqlite: not all could be read within 0.5 s"_qs),
                 qPrintable(written.error().detail));
        QVERIFY(!QFile::exists(request.output));

        request.columns.removeLast();
        QVERIFY(Plotter(request, clock).write().hasValue());
        QVERIFY(QFile::exists(request.output));
    }

private:
    const Timestamp m_night{1795471440s}; // 2026-11-23T22:04:00Z
};

QTEST_MAIN(TestPlotter)
#include "tst_plotter.moc"
