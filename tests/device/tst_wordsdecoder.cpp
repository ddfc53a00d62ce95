// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/decoders/wordsdecoder.h"
#include "logger/site/knownnames.h"

#include <QTest>

using namespace mtnops;

namespace {

QList<ColumnRule> texts(int count)
{
    return QList<ColumnRule>(count, ColumnRule{.column = {.name = QStringLiteral("x"), .type = ColumnType::Text}});
}

QString shown(const Result<DecodedReply> &decoded)
{
    QStringList words;
    for (const Value &value : decoded->values)
        words.append(std::get<QString>(value));
    return words.join(u'|');
}

} // namespace

class TestWordsDecoder : public QObject
{
    Q_OBJECT

private slots:
    void takesWordsAsTheyCome();
    void readsSeveralLines();
    void refusesFewerWords();
    void saysHowKeysAreRead();
    void isFoundByName();
};

void TestWordsDecoder::takesWordsAsTheyCome()
{
    QCOMPARE(shown(WordsDecoder().decode("BIG61 TCS 1 5\r\n", texts(4))), QStringLiteral("BIG61|TCS|1|5"));
    QCOMPARE(shown(WordsDecoder().decode("FAILED", texts(1))), QStringLiteral("FAILED"));
}

void TestWordsDecoder::readsSeveralLines()
{
    QVERIFY(!WordsDecoder().endFinder()("12.5\n"));
    QCOMPARE(shown(WordsDecoder().decode("12.5\r\n\r\n-3 \n7", texts(3))), QStringLiteral("12.5|-3|7"));
}

void TestWordsDecoder::refusesFewerWords()
{
    QCOMPARE(WordsDecoder().decode("1 2", texts(3)).error().detail,
             QStringLiteral("3 words expected and 2 found in the reply \"1 2\""));
    QCOMPARE(WordsDecoder().decode(" \r\n", texts(3)).error().detail, QStringLiteral("the reply \" \\r\\n\" is empty"));
}

void TestWordsDecoder::saysHowKeysAreRead()
{
    QList<ColumnRule> columns = texts(1);
    columns.first().column.type = ColumnType::Real;
    QCOMPARE(
        WordsDecoder().decode("T=12.5 RH=40", columns).error().detail,
        QStringLiteral("column \"x\" cannot be read in the reply \"T=12.5 RH=40\"; what follows \"T=\" is read with "
                       "source = \"T\""));
    QCOMPARE(WordsDecoder().decode("calm", columns).error().detail,
             QStringLiteral("column \"x\" cannot be read in the reply \"calm\""));
}

void TestWordsDecoder::isFoundByName()
{
    QVERIFY(dynamic_cast<const WordsDecoder *>(findDecoder(u"words")));
    QCOMPARE(findDecoder(u"yaml"), nullptr);
    QCOMPARE(decoderNames(), knownDecoders());
}

QTEST_GUILESS_MAIN(TestWordsDecoder)
#include "tst_wordsdecoder.moc"
