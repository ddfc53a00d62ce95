// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/indi/indiparser.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace mtnops;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(MTNOPS_FIXTURES "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** How many times each opening tag that the parser must report stands in a recording. */
qsizetype itemsIn(const QByteArray &stream)
{
    qsizetype count = 0;
    for (const char *tag : {"<def", "<set"}) {
        for (const char *kind : {"NumberVector ", "TextVector ", "SwitchVector ", "LightVector "})
            count += stream.count(QByteArray(tag) + kind);
    }
    return count + stream.count("<message ") + stream.count("<delProperty ");
}

IndiVector onlyVector(const QList<IndiItem> &items)
{
    return items.size() == 1 && std::holds_alternative<IndiVector>(items.front()) ? std::get<IndiVector>(items.front())
                                                                                  : IndiVector{};
}

const QByteArray number = QByteArrayLiteral("<setNumberVector device='D' name='P'><oneNumber name='E'>\n"
                                            "18.199999999999999289\n    </oneNumber></setNumberVector>");
const IndiVector numberVector{.isDefinition = false,
                              .kind = IndiKind::Number,
                              .device = QStringLiteral("D"),
                              .property = QStringLiteral("P"),
                              .label = {},
                              .elements = {{QStringLiteral("E"), {}, QStringLiteral("18.199999999999999289")}}};

} // namespace

class TestIndiParser : public QObject
{
    Q_OBJECT

private slots:
    void recordings_data();
    void recordings();
    void kinds_data();
    void kinds();
    void resynchronises_data();
    void resynchronises();
    void skipsBlobsAndOversizedElements();
    void refusesEntities();
    void keepsNothingBetweenElements();
};

void TestIndiParser::recordings_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("libindi drivers behind indiserver") << "indi-simulators.txt";
    QTest::newRow("pyINDI drivers") << "pyindi.raw";
}

void TestIndiParser::recordings()
{
    QFETCH(QString, name);
    const QByteArray stream = fixture(name);
    QVERIFY(stream.size() > 50'000);

    IndiParser whole;
    const QList<IndiItem> expected = whole.append(stream);
    QCOMPARE(expected.size(), itemsIn(stream));
    QCOMPARE(whole.malformed(), 0);

    IndiParser bytewise;
    QList<IndiItem> items;
    for (const char byte : stream)
        items += bytewise.append(QByteArrayView(&byte, 1));
    QVERIFY(items == expected);

    QRandomGenerator random(2026);
    for (int round = 0; round < 20; ++round) {
        IndiParser parser;
        items.clear();
        for (qsizetype begin = 0; begin < stream.size();) {
            const qsizetype length = qMin<qsizetype>(random.bounded(1, 2000), stream.size() - begin);
            items += parser.append(QByteArrayView(stream).sliced(begin, length));
            begin += length;
        }
        QVERIFY(items == expected);
    }
}

void TestIndiParser::kinds_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<bool>("isDefinition");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");

    QTest::newRow("number") << QByteArray(
        "<defNumberVector device='D' name='P' label='L' state='Ok'><defNumber name='E' "
        "label='l' format='%4.2f' min='0'>\n-12:30:45.6\n</defNumber></defNumberVector>")
                            << true << int(IndiKind::Number) << "l"
                            << "-12:30:45.6";
    QTest::newRow("empty text") << QByteArray(
        "<defTextVector device='D' name='P'><defText name='E' label='l'/></defTextVector>")
                                << true << int(IndiKind::Text) << "l"
                                << "";
    QTest::newRow("light") << QByteArray(
        "<setLightVector device='D' name='P'><oneLight name='E'> Alert </oneLight></setLightVector>")
                           << false << int(IndiKind::Light) << ""
                           << "Alert";
    QTest::newRow("switch") << QByteArray(
        "<setSwitchVector device='D' name='P'><oneSwitch name='E'>On</oneSwitch></setSwitchVector>")
                            << false << int(IndiKind::Switch) << ""
                            << "On";
    QTest::newRow("escaped") << QByteArray(
        "<setTextVector device='D' name='P'><oneText name='E'>a &lt;&amp;&gt; b</oneText></setTextVector>")
                             << false << int(IndiKind::Text) << ""
                             << "a <&> b";
    QTest::newRow("greater-than in an attribute")
        << QByteArray("<defTextVector device='D' name='P'><defText name='E' label='a>b'>x</defText></defTextVector>")
        << true << int(IndiKind::Text) << "a>b"
        << "x";
    QTest::newRow("utf-8") << QByteArray("<setTextVector device='D' name='P'><oneText name='E'>5 \xc2\xb0"
                                         "C</oneText></setTextVector>")
                           << false << int(IndiKind::Text) << "" << QStringLiteral("5 °C");
    QTest::newRow("latin-1") << QByteArray("<setTextVector device='D' name='P'><oneText name='E'>5 \xb0"
                                           "C</oneText></setTextVector>")
                             << false << int(IndiKind::Text) << "" << QStringLiteral("5 °C");
    QTest::newRow("nul") << QByteArray(
                                "<setTextVector device='D' name='P'><oneText name='E'>5#</oneText></setTextVector>")
                                .replace('#', '\0')
                         << false << int(IndiKind::Text) << ""
                         << "5";
}

void TestIndiParser::kinds()
{
    QFETCH(QByteArray, xml);
    QFETCH(int, kind);
    IndiParser parser;
    const IndiVector vector = onlyVector(parser.append(xml));
    QTEST(vector.isDefinition, "isDefinition");
    QCOMPARE(int(vector.kind), kind);
    QCOMPARE(vector.device, QStringLiteral("D"));
    QCOMPARE(vector.property, QStringLiteral("P"));
    QCOMPARE(vector.elements.size(), 1);
    QTEST(vector.elements.front().label, "label");
    QTEST(vector.elements.front().text, "text");
}

void TestIndiParser::resynchronises_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<qint64>("malformed");

    QTest::newRow("nothing") << QByteArray() << 0LL;
    QTest::newRow("declaration") << QByteArray("<?xml version='1.0'?>\n") << 0LL;
    QTest::newRow("text") << QByteArray("Segmentation fault (core dumped)\r\n") << 0LL;
    QTest::newRow("binary") << QByteArray("\0\xff\xfe>>\"'<\x01\x02", 10) << 0LL;
    QTest::newRow("comment with a quote") << QByteArray("<!-- it's -->") << 0LL;
    QTest::newRow("root element") << QByteArray("<INDIDriver>") << 0LL;
    QTest::newRow("stray end tag") << QByteArray("</setNumberVector></x>") << 0LL;
    QTest::newRow("cut in a value") << number.first(70) << 1LL;
    QTest::newRow("cut in a tag") << number.first(30) << 0LL;
    QTest::newRow("cut in an end tag") << number.chopped(3) << 1LL;
    QTest::newRow("child not closed") << QByteArray(
        "<setNumberVector device='D' name='P'><oneNumber name='E'>1</setNumberVector>")
                                      << 1LL;
    QTest::newRow("bare ampersand") << QByteArray(
        "<setTextVector device='D' name='P'><oneText name='E'>a & b</oneText></setTextVector>")
                                    << 1LL;
    QTest::newRow("no device") << QByteArray("<setTextVector name='P'></setTextVector>") << 1LL;
    QTest::newRow("attribute twice") << QByteArray("<message device='a' device='b'/>") << 1LL;
}

void TestIndiParser::resynchronises()
{
    QFETCH(QByteArray, before);
    IndiParser parser;
    QList<IndiItem> items;
    for (const char byte : before + number)
        items += parser.append(QByteArrayView(&byte, 1));
    QVERIFY(onlyVector(items) == numberVector);
    QTEST(parser.malformed(), "malformed");
    QVERIFY(onlyVector(parser.append(number)) == numberVector);
}

void TestIndiParser::skipsBlobsAndOversizedElements()
{
    const QByteArray megabyte(IndiFramer::maximumElement, 'A');
    IndiParser parser;
    QVERIFY(parser.append("<setBLOBVector device='D' name='P'><oneBLOB name='E'>").isEmpty());
    for (int count = 0; count < 10; ++count)
        QVERIFY(parser.append(megabyte).isEmpty());
    QVERIFY(onlyVector(parser.append("</oneBLOB></setBLOBVector>" + number)) == numberVector);
    QCOMPARE(parser.malformed(), 0);

    QVERIFY(parser.append("<setTextVector device='D' name='P'><oneText name='E'>").isEmpty());
    for (int count = 0; count < 10; ++count)
        QVERIFY(parser.append(megabyte).isEmpty());
    QVERIFY(onlyVector(parser.append("</oneText></setTextVector>" + number)) == numberVector);
    QCOMPARE(parser.malformed(), 1);

    QVERIFY(parser.append("<setTextVector device='" + megabyte).isEmpty());
    QVERIFY(onlyVector(parser.append(number)) == numberVector);
}

void TestIndiParser::refusesEntities()
{
    IndiParser parser;
    const QByteArray attack = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>"
                              "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                              "<setTextVector device='D' name='P'><oneText name='E'>&b;&f;</oneText></setTextVector>";
    QVERIFY(parser.append(attack).isEmpty());
    QCOMPARE(parser.malformed(), 1);
    QVERIFY(
        parser.append("<setTextVector device='D' name='P'><!DOCTYPE x [<!ENTITY a 'b'>]></setTextVector>").isEmpty());
    QVERIFY(onlyVector(parser.append(number)) == numberVector);
}

void TestIndiParser::keepsNothingBetweenElements()
{
    IndiParser parser;
    QVERIFY(parser.append(number.first(60)).isEmpty());
    parser.reset();
    QVERIFY(parser.append(number.sliced(60)).isEmpty());
    QVERIFY(onlyVector(parser.append(number)) == numberVector);
}

QTEST_GUILESS_MAIN(TestIndiParser)
#include "tst_indiparser.moc"
