// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/damage.h"

#include "logger/store/sqlconnection.h"
#include "tests/store/samplelog.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <QVariant>

#include <sys/stat.h>

using namespace mtnops;
using namespace std::chrono_literals;

namespace {

constexpr qint64 page = 4096;

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

/** What the system has noted of this process's locks on a file, without the numbers of the notes. */
QByteArrayList locksOn(const QString &path)
{
    struct stat status
    {
    };
    ::stat(QFile::encodeName(path).constData(), &status);
    QFile file(u"/proc/locks"_qs);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read /proc/locks");
    QByteArrayList locks;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArrayList words = line.simplified().split(' ');
        if (words.value(4).toLongLong() == QCoreApplication::applicationPid()
            && words.value(5).endsWith(':' + QByteArray::number(quint64(status.st_ino))))
            locks.append(words.mid(1).join(' '));
    }
    return locks;
}

} // namespace

/** That damage to the file of a log is found, and that nothing else is taken for it. */
class TestDamage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void aSoundLogIsSound();
    void damageIsFound_data();
    void damageIsFound();
    void itTakesNoLongerThanItMay();
    void itLetsGoNoLockOfThisProcess();
    void otherFilesAreNobodysToSetAside_data();
    void otherFilesAreNobodysToSetAside();
    void aDamagedWriteRefusesNoRow();
    void allFilesAreSetAside();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void TestDamage::initTestCase()
{
    QVERIFY(QSqlDatabase::drivers().contains(u"QSQLITE"_qs));
}

void TestDamage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"log.sqlite"_qs);
    std::vector<Sample> samples;
    for (int row = 0; row < 5000; ++row)
        samples.push_back(testSample(testTable(), night + row * 1s, row % 90));
    writeAll(*openWriter(m_path), std::move(samples));
    QVERIFY(QFileInfo(m_path).size() > 40 * page);
}

void TestDamage::aSoundLogIsSound()
{
    QCOMPARE(damageOf(m_path, 60s), QString());
    QCOMPARE(damageOf(m_folder->filePath(u"none.sqlite"_qs), 60s), QString());
    const std::unique_ptr<Writer> writer = openWriter(m_path); // it has a write-ahead log
    writeAll(*writer, {testSample(testTable(), night + 2h, 1)});
    QCOMPARE(damageOf(m_path, 60s), QString());
}

void TestDamage::damageIsFound_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length"); // of what is overwritten; 0: the file is cut off
    QTest::newRow("header") << qint64(0) << qint64(100);
    QTest::newRow("first page behind the header") << qint64(100) << page - 200;
    QTest::newRow("a page of the catalog") << page << page;
    QTest::newRow("a page in the middle") << 20 * page << page;
    QTest::newRow("many pages") << 10 * page << 20 * page;
    QTest::newRow("cut off") << 20 * page << qint64(0);
    QTest::newRow("cut off within a page") << 20 * page + 77 << qint64(0);
}

void TestDamage::damageIsFound()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    if (length > 0)
        overwrite(m_path, offset, QByteArray(length, '\0'));
    else
        QVERIFY(QFile::resize(m_path, offset));
    const QString damage = damageOf(m_path, 60s);
    QVERIFY(!damage.isEmpty());
    qInfo().noquote() << damage;
}

void TestDamage::itTakesNoLongerThanItMay()
{
    overwrite(m_path, 20 * page, QByteArray(page, '\0'));
    QVERIFY(!damageOf(m_path, 60s).isEmpty());
    QCOMPARE(damageOf(m_path, 0s), QString());
}

/** Who looks at the file while a window of the same process reads it must not open it but through SQLite. */
void TestDamage::itLetsGoNoLockOfThisProcess()
{
    const auto reader = SqlConnection::open(m_path, SqlConnection::Mode::ReadOnly);
    QVERIFY(reader.hasValue());
    QCOMPARE((*reader)->value(u"SELECT count(*) FROM boltwood"_qs)->toInt(), 5000);
    const QByteArrayList locks = locksOn(m_path);
    QVERIFY(!locks.isEmpty());
    QCOMPARE(damageOf(m_path, 60s), QString());
    QCOMPARE(locksOn(m_path), locks);
}

void TestDamage::otherFilesAreNobodysToSetAside_data()
{
    QTest::addColumn<QByteArray>("contents");
    QTest::newRow("text") << QByteArray("SELECT * FROM mtnops_events\n");
    QTest::newRow("zeros") << QByteArray(9000, '\0');
    QTest::newRow("damaged database of another program")
        << "SQLite format 3" + QByteArray(1, '\0') + QByteArray(9000, 'x');
}

void TestDamage::otherFilesAreNobodysToSetAside()
{
    QFETCH(QByteArray, contents);
    const QString other = m_folder->filePath(u"other"_qs);
    overwrite(other, 0, contents);
    QCOMPARE(damageOf(other, 60s), QString());
    QVERIFY(!isLogFile(other));
    QVERIFY(isLogFile(m_path));
}

void TestDamage::aDamagedWriteRefusesNoRow()
{
    const std::unique_ptr<Writer> writer = openWriter(m_path);
    overwrite(m_path, 2 * page, QByteArray(QFileInfo(m_path).size() - 2 * page, '\x55'));
    const Result<WriteReport> written = writer->write({.samples = {testSample(testTable(), night + 2h, 1)},
                                                       .events = {Event{night, EventKind::Start, {}, u"start"_qs}}});
    QVERIFY(!written);
    QVERIFY2(isDamage(written.error()), qPrintable(written.error().detail));
}

void TestDamage::allFilesAreSetAside()
{
    for (const char *suffix : {"-wal", "-shm"})
        overwrite(m_path + QLatin1StringView(suffix), 0, suffix);
    const Result<QString> aside = setDamagedAside(m_path);
    QVERIFY2(aside.hasValue(), qPrintable(aside.error().detail));
    QVERIFY2(aside->startsWith(m_path + u".damaged-20"_qs), qPrintable(*aside));
    QStringList files = QDir(m_folder->path()).entryList(QDir::Files);
    const QString name = QFileInfo(*aside).fileName();
    QCOMPARE(files, QStringList({name, name + u"-shm"_qs, name + u"-wal"_qs}));
}

QTEST_GUILESS_MAIN(TestDamage)
#include "tst_damage.moc"
