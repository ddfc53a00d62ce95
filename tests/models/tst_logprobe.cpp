// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/logprobe.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

/** Which files can be viewed, and what is said of the others. */
class TestLogProbe : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = m_folder->filePath(u"log.sqlite"_qs);
        openWriter(m_database);
    }

    void aLogIsFound() { QCOMPARE(opened(m_database), m_database); }

    void theLogOfASiteIsFound()
    {
        const QString site = write(u"dome.toml"_qs,
                                   "[site]\nname = 'dome'\n[store]\npath = 'log.sqlite'\n[[device]]\nname = 'weather'\n"
                                   "type = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n");
        QCOMPARE(opened(site), m_database);
    }

    void anotherProgramsDatabaseIsFound()
    {
        const QString other = m_folder->filePath(u"other.sqlite"_qs);
        execute(other, {u"CREATE TABLE birds (name TEXT)"_qs});
        LogProbe probe;
        QSignalSpy found(&probe, &LogProbe::foundForeign);
        QSignalSpy refused(&probe, &LogProbe::refused);
        probe.look(other);
        QVERIFY(found.wait());
        QCOMPARE(found.first().first().toString(), other);
        QVERIFY(refused.isEmpty());
        const QString site =
            write(u"wrong.toml"_qs,
                  "[site]\nname = 'dome'\n[store]\npath = 'other.sqlite'\n[[device]]\nname = 'weather'\n"
                  "type = 'boltwood-json'\ntransport = 'simulated'\nmodel = 'boltwood'\n");
        QVERIFY2(refusal(site).contains(u"of another program"_qs), qPrintable(m_said));
    }

    void whatIsWrongIsSaid()
    {
        QVERIFY2(refusal(m_folder->filePath(u"none.sqlite"_qs)).contains(u"none.sqlite"_qs), qPrintable(m_said));
        QVERIFY2(refusal(write(u"letter.txt"_qs, QByteArray(5000, 'x'))).contains(u"letter.txt"_qs),
                 qPrintable(m_said));
        execute(m_database, {u"PRAGMA user_version = 9999"_qs});
        QVERIFY2(refusal(m_database).contains(u"newer mtnops-logger"_qs), qPrintable(m_said));
        QVERIFY2(refusal(write(u"bad.toml"_qs, "[site\n")).contains(u"bad.toml:1"_qs), qPrintable(m_said));
    }

    void canEndInTheMiddle()
    {
        auto probe = std::make_unique<LogProbe>();
        QSignalSpy found(probe.get(), &LogProbe::found);
        probe->look(m_database);
        probe.reset();
        QCoreApplication::processEvents();
        QVERIFY(found.isEmpty());
    }

private:
    QString write(const QString &name, const QByteArray &text)
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(name));
        file.write(text);
        return file.fileName();
    }

    static QString opened(const QString &path)
    {
        LogProbe probe;
        QSignalSpy found(&probe, &LogProbe::found);
        probe.look(path);
        return found.wait() ? found.first().last().toString() : QString();
    }

    QString refusal(const QString &path)
    {
        LogProbe probe;
        QSignalSpy refused(&probe, &LogProbe::refused);
        probe.look(path);
        m_said = refused.wait() ? refused.first().last().toString() : u"not refused"_qs;
        return m_said;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_database;
    QString m_said;
};

QTEST_GUILESS_MAIN(TestLogProbe)
#include "tst_logprobe.moc"
