// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "tests/support/recording.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mtnops;

namespace {

/** Columns of every type and format, by every kind of source. */
QList<ColumnRule> manyColumns()
{
    QList<ColumnRule> columns;
    const QStringList sources = {{}, QStringLiteral("2"), QStringLiteral("1+"), QStringLiteral("a.0.b"), {}};
    for (const ColumnType type :
         {ColumnType::Real, ColumnType::Integer, ColumnType::Boolean, ColumnType::Text, ColumnType::Time}) {
        for (const ValueFormat format : {ValueFormat::Plain, ValueFormat::Hexadecimal, ValueFormat::Sexagesimal}) {
            columns.append({.column = {.name = QStringLiteral("x"), .type = type, .minimum = -100, .maximum = 100},
                            .source = sources[int(type)],
                            .format = format,
                            .sentinels = {QStringLiteral("--"), QStringLiteral("999")},
                            .scale = 1e300});
        }
    }
    return columns;
}

void mutate(QByteArray &bytes, QRandomGenerator &random)
{
    const auto position = [&] { return bytes.isEmpty() ? 0 : random.bounded(int(bytes.size())); };
    switch (random.bounded(5)) {
    case 0:
        bytes.truncate(position());
        break;
    case 1:
        bytes.insert(position(), char(random.bounded(256)));
        break;
    case 2:
        bytes.remove(position(), 1 + random.bounded(4));
        break;
    case 3:
        bytes.append(bytes.mid(position()));
        break;
    default:
        if (!bytes.isEmpty())
            bytes[position()] = char(random.bounded(256));
    }
}

QList<QByteArray> seeds()
{
    QList<QByteArray> replies = {"{\"a\": [{\"b\": -1e999, \"c\": \"\\ud800\"}], \"x\": NaN}",
                                 "[1, [2, [3]]]\r\n",
                                 "<?xml version='1.0'?><d a='1'><x>1|x.x|2</x><t>&lt;</t></d>",
                                 "x = 1\n2=--\n",
                                 "04d2 ffff 7fc0 0000 0 1",
                                 "a,\"b,c\",999\n1,\"2\"\"\",3\n"};
    for (const char *name : {"tcs-sim", "libmtnops", "ngtelcom"}) {
        for (const RecordedExchange &exchange :
             readRecording(QStringLiteral(MTNOPS_FIXTURES "/%1.txt").arg(QLatin1StringView(name))))
            replies.append(exchange.received);
    }
    return replies;
}

} // namespace

/** Feeds every decoder with recorded replies that were damaged at random, always in the same way. */
class TestGarbage : public QObject
{
    Q_OBJECT

private slots:
    void decodersSurvive_data();
    void decodersSurvive();
};

void TestGarbage::decodersSurvive_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : decoderNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestGarbage::decodersSurvive()
{
    QFETCH(QString, name);
    const Decoder *decoder = findDecoder(name);
    const QList<ColumnRule> columns = manyColumns();
    const ReplyFormat format{.pattern = QStringLiteral("(?<x>[0-9]+)|(?<y>[a-z ]*)*$")};
    QRandomGenerator random(20261123);
    for (const QByteArray &seed : seeds()) {
        QByteArray reply = seed;
        for (int i = 0; i < 100; ++i) {
            mutate(reply, random);
            const qsizetype count = 1 + random.bounded(int(columns.size()));
            const Result<DecodedReply> decoded = decoder->decode(reply, columns.first(count), format);
            if (decoded) {
                QCOMPARE(qsizetype(decoded->values.size()), count);
                QVERIFY(decoded->rejected <= count);
            } else {
                QVERIFY(!decoded.error().detail.isEmpty());
                QVERIFY2(decoded.error().detail.size() < 600, qPrintable(decoded.error().detail));
            }
            decoder->endFinder()(reply);
            decoder->rowsEndFinder()(reply);
            for (const QString &rows : {u"."_qs, u"a"_qs}) {
                if (const auto split = decoder->split(reply, {.rows = rows}); !split)
                    QVERIFY2(split.error().detail.size() < 600, qPrintable(split.error().detail));
            }
            if (reply.size() > 2000)
                reply = seed;
        }
    }
}

QTEST_GUILESS_MAIN(TestGarbage)
#include "tst_garbage.moc"
