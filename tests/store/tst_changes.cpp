// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/samplelog.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;
using namespace std::chrono_literals;

/** How often bins say that states changed, where some rows have no valid value. */
class TestChanges : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QSqlDatabase::drivers(); }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"log.sqlite"_qs);
        m_writer = openWriter(m_path);
    }

    void changesAreCountedOverNulls_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QList<qint64>>("minutes");
        QTest::addColumn<qint64>("tenMinutes");
        // A row each ten seconds.
        QTest::newRow("none") << u"AAAAAA AAAAAA"_qs << QList<qint64>{0, 0} << qint64(0);
        QTest::newRow("another between NULLs") << u"AA.B.A AAAAAA"_qs << QList<qint64>{2, 0} << qint64(2);
        QTest::newRow("the same over a NULL") << u"AA.AAA AAAAAA"_qs << QList<qint64>{0, 0} << qint64(0);
        QTest::newRow("another over a NULL at the begin") << u"AAAAAA .BBBBB"_qs << QList<qint64>{0, 1} << qint64(1);
        QTest::newRow("another behind a NULL") << u"AAAAA. BBBBBB"_qs << QList<qint64>{0, 1} << qint64(1);
        QTest::newRow("the same behind a NULL") << u"AAAAA. AAAAAA"_qs << QList<qint64>{0, 1} << qint64(0);
        QTest::newRow("back behind a NULL") << u"AAAAA. BBBBBA"_qs << QList<qint64>{0, 2} << qint64(2);
        QTest::newRow("two others behind a NULL") << u"AAAAA. BBBBBC"_qs << QList<qint64>{0, 2} << qint64(2);
        QTest::newRow("another minute between NULLs")
            << u"AAAAA. BBBBB. AAAAAA"_qs << QList<qint64>{0, 1, 1} << qint64(2);
        QTest::newRow("another behind a minute of NULLs")
            << u"AAAAAA ...... BBBBBB"_qs << QList<qint64>{0, -1, 1} << qint64(1);
        QTest::newRow("the same behind a minute of NULLs")
            << u"AAAAAA ...... AAAAAA"_qs << QList<qint64>{0, -1, 1} << qint64(0);
    }
    /** Of a text, a code and a boolean (without the third value) alike; -1: the bin has none. */
    void changesAreCountedOverNulls()
    {
        QFETCH(QString, letters);
        QFETCH(QList<qint64>, minutes);
        QFETCH(qint64, tenMinutes);
        const Timestamp begin = floorTo(night, 10min);
        std::vector<Sample> samples;
        Timestamp time = begin;
        const QString each = QString(letters).remove(u' ');
        for (const QChar letter : each) {
            Sample sample = testSample(testTable(), time, 0);
            const bool isValid = letter != u'.';
            sample.values[1] = isValid ? Value(qint64(letter.unicode())) : Value();
            sample.values[2] = isValid ? Value(letter == u'B') : Value();
            sample.values[3] = isValid ? Value(QString(letter)) : Value();
            samples.push_back(sample);
            time += 10s;
        }
        samples.push_back(testSample(testTable(), begin + 10min, 0));
        writeAll(*m_writer, std::move(samples));
        for (const QString &column : {u"code_changes"_qs, u"open_changes"_qs, u"note_changes"_qs}) {
            if (column == u"open_changes" && letters.contains(u'C'))
                continue;
            const auto changesOf = [&](const QString &tier) {
                QList<qint64> changes;
                for (const QVariantList &row :
                     select(m_path, u"SELECT %1 FROM mtnops_%2_boltwood ORDER BY ts"_qs.arg(column, tier)))
                    changes += row.first().isNull() ? -1 : row.first().toLongLong();
                return changes;
            };
            QCOMPARE(changesOf(u"1min"_qs), minutes);
            QCOMPARE(changesOf(u"10min"_qs), QList<qint64>{tenMinutes});
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
