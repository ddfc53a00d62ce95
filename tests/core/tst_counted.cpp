// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/counted.h"

#include <QTest>

using namespace mtnops;

/** One of a thing is told without an s. */
class TestCounted : public QObject
{
    Q_OBJECT

private slots:
    void counts_data()
    {
        QTest::addColumn<qint64>("count");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"0 rows"_qs;
        QTest::newRow("one") << qint64(1) << u"1 row"_qs;
        QTest::newRow("more") << qint64(2) << u"2 rows"_qs;
        QTest::newRow("ends in one") << qint64(21) << u"21 rows"_qs;
        QTest::newRow("many") << qint64(5'000'000'000) << u"5000000000 rows"_qs;
    }

    void counts()
    {
        QFETCH(qint64, count);
        QTEST(counted(count, "row"), "text");
    }
};

QTEST_GUILESS_MAIN(TestCounted)
#include "tst_counted.moc"
