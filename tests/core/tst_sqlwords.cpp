// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/sqlwords.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace mtnops;

/** Which words may not name a table or a column. SQLite is asked; PostgreSQL's are taken from its manual. */
class TestSqlWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatSqliteRefuses_data();
    void whatSqliteRefuses();
    void ofPostgresql_data();
    void ofPostgresql();
    void plainNamesAreFree_data();
    void plainNamesAreFree();

private:
    static bool canStandBare(const QString &word);
};

void TestSqlWords::initTestCase()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_qs);
    database.setDatabaseName(u":memory:"_qs);
    QVERIFY(database.open());
}

/** Makes a table and a column of that name and reads what was stored, all without quotes. */
bool TestSqlWords::canStandBare(const QString &word)
{
    QSqlQuery query;
    const bool isMade = query.exec(u"CREATE TABLE %1 (a, %1)"_qs.arg(word));
    const bool isRead = isMade && query.exec(u"INSERT INTO %1 (a, %1) VALUES (1, 'mark')"_qs.arg(word))
        && query.exec(u"SELECT %1 FROM %1 WHERE a = 1 ORDER BY %1"_qs.arg(word)) && query.next();
    const bool isItself = isRead && query.value(0).toString() == u"mark";
    query.exec(u"DROP TABLE IF EXISTS \"%1\""_qs.arg(word));
    return isItself;
}

void TestSqlWords::whatSqliteRefuses_data()
{
    // All words of SQLite, https://www.sqlite.org/lang_keywords.html
    const QString words =
        u"abort action add after all alter always analyze and as asc attach autoincrement before begin between by "
        "cascade case cast check collate column commit conflict constraint create cross current current_date "
        "current_time current_timestamp database default deferrable deferred delete desc detach distinct do drop each "
        "else end escape except exclude exclusive exists explain fail filter first following for foreign from full "
        "generated glob group groups having if ignore immediate in index indexed initially inner insert instead "
        "intersect into is isnull join key last left like limit match materialized natural no not nothing notnull null "
        "nulls of offset on or order others outer over partition plan pragma preceding primary query raise range "
        "recursive references regexp reindex release rename replace restrict returning right rollback row rows "
        "savepoint select set table temp temporary then ties to transaction trigger unbounded union unique update "
        "using vacuum values view virtual when where window with without"_qs;
    QTest::addColumn<QString>("word");
    for (const QString &word : words.split(u' '))
        QTest::newRow(qPrintable(word)) << word;
}

void TestSqlWords::whatSqliteRefuses()
{
    QFETCH(QString, word);
    QVERIFY(canStandBare(word) || isReservedSqlWord(word));
}

void TestSqlWords::ofPostgresql_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word : {"analyse", "array", "user", "current_user", "session_user", "end", "left", "window",
                             "verbose", "authorization", "true", "localtime", "tablesample", "offset"})
        QTest::newRow(word) << QString::fromLatin1(word);
}

void TestSqlWords::ofPostgresql()
{
    QFETCH(QString, word);
    QVERIFY(isReservedSqlWord(word));
}

void TestSqlWords::plainNamesAreFree_data()
{
    QTest::addColumn<QString>("word");
    for (const char *word : {"altitude", "position", "interval", "state", "mode", "time", "date", "order_", "_order",
                             "row", "temperature", "key", "first", ""})
        QTest::newRow(*word ? word : "empty") << QString::fromLatin1(word);
}

void TestSqlWords::plainNamesAreFree()
{
    QFETCH(QString, word);
    QVERIFY(!isReservedSqlWord(word));
}

QTEST_GUILESS_MAIN(TestSqlWords)
#include "tst_sqlwords.moc"
