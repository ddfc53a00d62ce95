// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/ledger.h"

#include <QTest>

using namespace mtnops;

namespace {

/** Offers its numbers at 10, 20, 30… ms. */
class Offered : public Source
{
public:
    explicit Offered(int count) : Source(u"dome"_qs)
    {
        for (int number = 1; number <= count; ++number)
            m_offers.push_back(number * 10);
    }
    quint16 port() const override { return 0; }
};

} // namespace

/** That the soak's own books are right: what they overlook, the soak overlooks. */
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrongIsFound_data()
    {
        QTest::addColumn<QList<qint64>>("stored");
        QTest::addColumn<QList<int>>("expected"); // stored, missing, twice, strangers, out of order
        QTest::newRow("all") << QList<qint64>{1, 2, 3, 4, 5} << QList<int>{5, 0, 0, 0, 0};
        QTest::newRow("none") << QList<qint64>{} << QList<int>{0, 5, 0, 0, 0};
        QTest::newRow("one gone") << QList<qint64>{1, 2, 4, 5} << QList<int>{4, 1, 0, 0, 0};
        QTest::newRow("the last gone") << QList<qint64>{1, 2, 3, 4} << QList<int>{4, 1, 0, 0, 0};
        QTest::newRow("one twice") << QList<qint64>{1, 2, 2, 3, 4, 5} << QList<int>{5, 0, 1, 0, 0};
        QTest::newRow("one of nobody") << QList<qint64>{1, -1, 2, 3, 4, 5, 6} << QList<int>{5, 0, 0, 2, 0};
        QTest::newRow("two changed about") << QList<qint64>{1, 3, 2, 4, 5} << QList<int>{5, 0, 0, 0, 1};
    }
    void whatIsWrongIsFound()
    {
        QFETCH(QList<qint64>, stored);
        const Account account = Ledger().account(Offered(5), stored);
        QCOMPARE(account.offered, 5);
        const QList<int> found{int(account.stored), int(account.missing), int(account.twice), int(account.strangers),
                               int(account.outOfOrder)};
        QTEST(found, "expected");
        QCOMPARE(account.isClean(), found.mid(2) == QList<int>({0, 0, 0}));
    }

    void excusesAreOfADeviceAndATime()
    {
        Ledger ledger;
        ledger.excuse(u"dome"_qs, 20, 30, u"it was cut off"_qs);
        ledger.excuse({}, 40, 40, u"all were"_qs);
        ledger.excuse(u"tcs"_qs, 0, 1000, u"another's"_qs);
        const Account account = ledger.account(Offered(5), {3});
        QCOMPARE(account.excused.value(u"it was cut off"_qs), 1); // 3 is there
        QCOMPARE(account.excused.value(u"all were"_qs), 1);
        QCOMPARE(account.excused.size(), 2);
        QCOMPARE(account.missing, 2); // 1 and 5
        QCOMPARE(account.firstMissing, 1);
        QCOMPARE(account.firstMissingTime, 10);
    }

    void orderIsExcusedForATimeOnly()
    {
        Ledger ledger;
        ledger.excuseOrder(20, 30);
        QCOMPARE(ledger.account(Offered(5), {3, 1, 4, 5, 2}).outOfOrder, 0);
        QCOMPARE(ledger.account(Offered(5), {2, 3, 4, 1, 5}).outOfOrder, 1);
    }
};

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
