// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagethrottle.h"

#include "logger/core/logging.h"

#include <QStringList>
#include <QTest>

using namespace mtnops;

namespace {

QStringList printed;

void keep(QtMsgType, const QMessageLogContext &context, const QString &text)
{
    printed.append(QString::fromLatin1(context.category) + u": "_qs + text);
}

} // namespace

/** Which repeats of a message are printed. */
class TestMessageThrottle : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { printed.clear(); }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
    void theFirstAndEveryPowerOfTwo();
    void othersAreNotHeldUp();
    void manyDifferentOnesAreAllPrinted();
};

void TestMessageThrottle::initTestCase()
{
    qInstallMessageHandler(keep);
    throttleMessages();
}

void TestMessageThrottle::theFirstAndEveryPowerOfTwo()
{
    for (int time = 0; time < 20; ++time)
        qCWarning(deviceLog) << "refused";
    QCOMPARE(printed,
             QStringList({u"mtnops.device: refused"_qs, u"mtnops.device: refused (2 times so far)"_qs,
                          u"mtnops.device: refused (4 times so far)"_qs, u"mtnops.device: refused (8 times so far)"_qs,
                          u"mtnops.device: refused (16 times so far)"_qs}));
}

void TestMessageThrottle::othersAreNotHeldUp()
{
    for (int time = 0; time < 3; ++time) {
        qCWarning(deviceLog) << "tcs: silent";
        qCWarning(deviceLog) << "dome: silent";
        qCWarning(storeLog) << "tcs: silent";
    }
    QCOMPARE(printed.size(), 6);
    QCOMPARE(printed.count(u"mtnops.store: tcs: silent"_qs), 1);
}

void TestMessageThrottle::manyDifferentOnesAreAllPrinted()
{
    for (int number = 0; number < 3000; ++number)
        qCInfo(engineLog) << number;
    QCOMPARE(printed.size(), 3000);
}

QTEST_GUILESS_MAIN(TestMessageThrottle)
#include "tst_messagethrottle.moc"
