// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/logverifier.h"
#include "tests/store/samplelog.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

constexpr int patience = 30'000; // ms

Verification verify(const QString &path)
{
    const Result<Verification> found = verifyLog({.databasePath = path});
    if (!found)
        qFatal("%s", qPrintable(found.error().detail));
    return *found;
}

QString textsOf(const Verification &found)
{
    QStringList texts = found.file.texts();
    for (const TableVerification &table : found.tables)
        texts += table.problems.texts();
    return texts.join(u'\n');
}

/** Logs, and is killed some moments after it has said that it does this; the last row that it said was committed. */
qint64 killWhile(const QByteArray &what, const QString &path, QRandomGenerator &random)
{
    QProcess logger;
    logger.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    logger.start(QStringLiteral(MTNOPS_RESTLESS),
                 {path, QString::number(random.generate()), QString::fromLatin1(what)});
    QByteArray said;
    while (!said.contains(what)) {
        if (!logger.waitForReadyRead(patience))
            qFatal("it never said \"%s\"", what.constData());
        said += logger.readAllStandardOutput();
    }
    QTest::qSleep(random.bounded(40));
    logger.kill();
    logger.waitForFinished(patience);
    if (logger.exitStatus() != QProcess::CrashExit)
        qFatal("it ended by itself");
    said += logger.readAllStandardOutput();
    const qsizetype last = said.lastIndexOf("logging ", said.lastIndexOf('\n')) + 8;
    return said.mid(last, said.indexOf('\n', last) - last).toLongLong();
}

} // namespace

/** That a log is sound at whichever moment its logger dies. */
class TestKilled : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void theLogIsSound()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        QRandomGenerator random(20261123);
        for (int round = 0; round < 30; ++round) {
            const QByteArray what = QList<QByteArray>{"logging", "retiring", "repairing"}[round % 3];
            const qint64 committed = killWhile(what, path, random);
            QVERIFY(committed > 0);
            QVERIFY(select(path, u"SELECT max(ts) FROM boltwood"_qs).first().first().toLongLong() >= committed);
            const Verification found = verify(path);
            QVERIFY2(found.problems() == 0, qPrintable(textsOf(found)));
        }
        repairAll(*openWriter(path));
        const Verification found = verify(path);
        QVERIFY2(found.problems() == 0, qPrintable(textsOf(found)));
        QVERIFY(found.tables[0].dirty.isEmpty());
        QVERIFY(found.tables[0].rows > 1000);
    }
};

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
