// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/loggingengine.h"

#include "tests/support/logfile.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** That the place in a file goes on when its lines are in the database and not before. */
class TestTailPlace : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(u"site.sqlite"_qs);
        m_lines = m_folder->filePath(u"weather.log"_qs);
        m_place = m_folder->filePath(u"place"_qs);
    }

    void waitsForTheDatabase()
    {
        LoggingEngine engine(site(), m_clock);
        QVERIFY(engine.start());
        append("1\n2\n");
        QTRY_COMPARE(engine.status().rowsWritten, 2);
        QCOMPARE(stored(), QList<qint64>({1, 2}));
        QTRY_COMPARE(place(), 4);
        const LogFile lock(m_database, LogFile::Write);
        lock.execute(u"BEGIN IMMEDIATE"_qs);
        append("3\n");
        QTRY_VERIFY(engine.status().queued > 0); // read, and looked for more
        QTRY_VERIFY_WITH_TIMEOUT(!engine.status().problem.isEmpty(), 10'000);
        QCOMPARE(place(), 4); // a kill now would lose nothing
        lock.execute(u"COMMIT"_qs);
        QTRY_COMPARE_WITH_TIMEOUT(stored(), QList<qint64>({1, 2, 3}), 10'000);
        QTRY_COMPARE(place(), 6);
    }

    void isKeptAtAStop()
    {
        append("1\n");
        for (const QByteArray line : {"2\n", "3\n", "4\n"}) {
            LoggingEngine engine(site(), m_clock);
            QVERIFY(engine.start());
            append(line);
            QTRY_VERIFY(engine.status().rowsWritten + engine.status().queued > 0);
            engine.stop(); // at any moment
            QVERIFY(engine.outcome());
            QCOMPARE(place(), stored().size() * 2);
        }
        QList<qint64> all;
        for (qint64 line = 1; line <= stored().size(); ++line)
            all.append(line);
        QCOMPARE(stored(), all); // each once
        QVERIFY(all.size() >= 3);
    }

private:
    Site site() const
    {
        ColumnRule number;
        number.column = {.name = u"number"_qs, .type = ColumnType::Integer, .label = u"Number"_qs};
        DeviceConfig device{.name = u"weather"_qs, .title = u"Weather"_qs};
        device.transport = u"file"_qs;
        device.path = m_lines;
        device.isTail = true;
        device.placeFile = m_place;
        device.interval = 50ms;
        device.timeout = 5s;
        device.requests = {{.send = {}, .decoder = u"csv"_qs, .columns = {number}}};
        Site site;
        site.info.name = u"test"_qs;
        site.databasePath = m_database;
        site.devices = {device};
        return site;
    }

    void append(const QByteArray &text) const
    {
        QFile file(m_lines);
        QVERIFY(file.open(QIODevice::Append));
        file.write(text);
    }

    /** In bytes; -1 without one. */
    qint64 place() const
    {
        QFile file(m_place);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split(' ').value(2).toLongLong() : -1;
    }

    QList<qint64> stored() const { return LogFile(m_database).integers(u"SELECT number FROM weather ORDER BY ts"_qs); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    QString m_lines;
    QString m_place;
};

QTEST_GUILESS_MAIN(TestTailPlace)
#include "tst_tailplace.moc"
