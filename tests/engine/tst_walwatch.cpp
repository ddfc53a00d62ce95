// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/engine/walwatch.h"

#include <QTest>

using namespace mtnops;

class TestWalWatch : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfALogThatGrows_data();
    void tellsOfALogThatGrows();
};

/** Sizes in MB, one a flush, and what is told after each: a number of MB, "short" or nothing. */
void TestWalWatch::tellsOfALogThatGrows_data()
{
    QTest::addColumn<QList<qint64>>("sizes");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("short") << QList<qint64>{0, 4, 4, 16} << QStringList{{}, {}, {}, {}};
    QTest::newRow("grows") << QList<qint64>{200, 255, 256, 300} << QStringList{{}, {}, u"256 MB"_qs, {}};
    QTest::newRow("doubles") << QList<qint64>{4, 300, 599, 600, 1100, 1200}
                             << QStringList{{}, u"300 MB"_qs, {}, u"600 MB"_qs, {}, u"1.2"_qs};
    QTest::newRow("left by a crash") << QList<qint64>{865, 865, 16, 16} << QStringList{{}, {}, {}, {}};
    QTest::newRow("left by a crash, and grows") << QList<qint64>{865, 866} << QStringList{{}, u"866 MB"_qs};
    QTest::newRow("short again") << QList<qint64>{4, 300, 128, 16, 300}
                                 << QStringList{{}, u"300 MB"_qs, {}, u"short again: 16"_qs, u"300 MB"_qs};
}

void TestWalWatch::tellsOfALogThatGrows()
{
    QFETCH(QList<qint64>, sizes);
    QFETCH(QStringList, told);
    WalWatch watch;
    for (qsizetype flush = 0; flush < sizes.size(); ++flush) {
        const std::optional<QString> text = watch.look(sizes[flush] * 1'000'000);
        QVERIFY2(text.has_value() == !told[flush].isEmpty(), qPrintable(text.value_or(told[flush])));
        QVERIFY2(text.value_or(QString()).contains(told[flush]), qPrintable(text.value_or(told[flush])));
    }
}

QTEST_GUILESS_MAIN(TestWalWatch)
#include "tst_walwatch.moc"
