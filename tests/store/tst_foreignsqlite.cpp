// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/store/sqlconnection.h"

#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>
#include <QTemporaryDir>
#include <QTest>

Q_DECLARE_OPAQUE_POINTER(sqlite3 *)

using namespace mtnops;

namespace {

/** One row with one value, whatever is asked. */
class ForeignAnswer : public QSqlResult
{
public:
    explicit ForeignAnswer(const QSqlDriver *driver) : QSqlResult(driver) { }

protected:
    QVariant data(int) override { return QByteArrayLiteral("2018-01-22 another one"); }
    bool isNull(int) override { return false; }
    bool reset(const QString &) override
    {
        setSelect(true);
        setActive(true);
        setAt(QSql::BeforeFirstRow);
        return true;
    }
    bool fetch(int row) override
    {
        setAt(row);
        return row == 0;
    }
    bool fetchFirst() override { return fetch(0); }
    bool fetchLast() override { return fetch(0); }
    int size() override { return 1; }
    int numRowsAffected() override { return 0; }
};

/** A driver that was built with an SQLite of its own. */
class ForeignDriver : public QSqlDriver
{
public:
    bool hasFeature(DriverFeature) const override { return false; }
    bool open(const QString &, const QString &, const QString &, const QString &, int, const QString &) override
    {
        setOpen(true);
        return true;
    }
    void close() override { setOpen(false); }
    QVariant handle() const override { return QVariant::fromValue<sqlite3 *>(nullptr); }
    QSqlResult *createResult() const override { return new ForeignAnswer(this); }
};

} // namespace

/** What happens where Qt's driver has another SQLite than the one we link. */
class TestForeignSqlite : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsOpenedWithIt()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"log.sqlite"_qs);
        QSqlDatabase::registerSqlDriver(u"QSQLITE"_qs, new QSqlDriverCreator<ForeignDriver>);
        const auto connection = SqlConnection::open(path, SqlConnection::Mode::ReadWrite);
        QVERIFY(!connection);
        QCOMPARE(connection.error().code, ErrorCode::Database);
        const QString reason = connection.error().detail;
        QVERIFY2(reason.startsWith(path + u": Qt's SQLite driver brings another SQLite (2018-01-22 another one)"_qs),
                 qPrintable(reason));
        QVERIFY2(reason.contains(u"as Debian's is"), qPrintable(reason));
    }
};

QTEST_GUILESS_MAIN(TestForeignSqlite)
#include "tst_foreignsqlite.moc"
