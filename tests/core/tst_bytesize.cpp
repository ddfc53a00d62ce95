// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/bytesize.h"

#include <QTest>

using namespace mtnops;

class TestByteSize : public QObject
{
    Q_OBJECT

private slots:
    void sizes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("bytes"); // 0: refused
        QTest::addColumn<QString>("shortest");
        QTest::addColumn<QString>("rounded");
        QTest::newRow("gigabytes") << u"2GB"_qs << qint64(2'000'000'000) << u"2GB"_qs << u"2.00 GB"_qs;
        QTest::newRow("fraction") << u"1.5GB"_qs << qint64(1'500'000'000) << u"1500MB"_qs << u"1.50 GB"_qs;
        QTest::newRow("spaced") << u" 20 MB "_qs << qint64(20'000'000) << u"20MB"_qs << u"20.0 MB"_qs;
        QTest::newRow("terabytes") << u"3TB"_qs << qint64(3'000'000'000'000) << u"3TB"_qs << u"3.00 TB"_qs;
        QTest::newRow("kilobytes") << u"640kB"_qs << qint64(640'000) << u"640kB"_qs << u"640 kB"_qs;
        QTest::newRow("of 1024") << u"1GiB"_qs << qint64(1'073'741'824) << u"1073741824B"_qs << u"1.07 GB"_qs;
        QTest::newRow("nearly one more") << u"999999999B"_qs << qint64(999'999'999) << u"999999999B"_qs
                                         << u"1000 MB"_qs;
        QTest::newRow("bytes") << u"7B"_qs << qint64(7) << u"7B"_qs << u"7 B"_qs;
        QTest::newRow("no unit") << u"2000000000"_qs << qint64(0) << QString() << QString();
        QTest::newRow("no number") << u"GB"_qs << qint64(0) << QString() << QString();
        QTest::newRow("nothing") << u"0GB"_qs << qint64(0) << QString() << QString();
        QTest::newRow("less than nothing") << u"-1GB"_qs << qint64(0) << QString() << QString();
        QTest::newRow("too much") << u"1e300TB"_qs << qint64(0) << QString() << QString();
        QTest::newRow("infinite") << u"infGB"_qs << qint64(0) << QString() << QString();
        QTest::newRow("no size") << u"2 gigs"_qs << qint64(0) << QString() << QString();
    }
    void sizes()
    {
        QFETCH(QString, text);
        QFETCH(qint64, bytes);
        const Result<qint64> size = parseByteSize(text);
        QCOMPARE(size.hasValue(), bytes > 0);
        if (!size) {
            QVERIFY(size.error().detail.contains(text) && size.error().detail.contains(u"\"2GB\""));
            return;
        }
        QCOMPARE(*size, bytes);
        QTEST(formatByteSize(bytes), "shortest");
        QCOMPARE(*parseByteSize(formatByteSize(bytes)), bytes);
        QTEST(roundedByteSize(bytes), "rounded");
    }
};

QTEST_GUILESS_MAIN(TestByteSize)
#include "tst_bytesize.moc"
