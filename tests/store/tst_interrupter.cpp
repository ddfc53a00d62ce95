// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/interrupter.h"

#include "logger/store/sqlconnection.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

const QString endless =
    QStringLiteral("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n");

} // namespace

/** Statements that take too long are ended, others are left alone; also run under helgrind. */
class TestInterrupter : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = SqlConnection::open(m_folder->filePath(u"log.sqlite"_qs), SqlConnection::Mode::ReadWrite);
        QVERIFY(opened.hasValue());
        m_connection = std::move(*opened);
    }

    void cleanup() { m_connection.reset(); }

    void endsWhateverIsRunAfterItsTime()
    {
        {
            const Interrupter interrupter(*m_connection, 20ms);
            for (int statement = 0; statement < 3; ++statement) {
                const Result<QVariant> counted = m_connection->value(endless);
                QVERIFY(!counted);
                QVERIFY2(counted.error().detail.contains(u"interrupt"), qPrintable(counted.error().detail));
            }
        }
        QCOMPARE(m_connection->value(u"SELECT 7"_qs)->toInt(), 7);
    }

    void leavesAloneWhatIsQuick()
    {
        QElapsedTimer elapsed;
        elapsed.start();
        for (int time = 0; time < 50; ++time) {
            const Interrupter interrupter(*m_connection, 10min);
            QCOMPARE(m_connection->value(u"SELECT 7"_qs)->toInt(), 7);
        }
        QVERIFY(elapsed.elapsed() < 60'000); // its end waits for no time to be over
    }

    void goesInTheMomentItActs()
    {
        for (int time = 0; time < 50; ++time)
            const Interrupter interrupter(*m_connection, std::chrono::milliseconds(time % 3));
        QCOMPARE(m_connection->value(u"SELECT 7"_qs)->toInt(), 7);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SqlConnection> m_connection;
};

QTEST_GUILESS_MAIN(TestInterrupter)
#include "tst_interrupter.moc"
