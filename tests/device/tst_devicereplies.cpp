// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/decoder.h"
#include "logger/device/decoders/decoderregistry.h"
#include "logger/device/indi/indiparser.h"
#include "logger/device/indi/indireadings.h"
#include "logger/site/devicetypeloader.h"
#include "logger/site/siteloader.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace mtnops;

namespace {

const QString folder = QStringLiteral(MTNOPS_FIXTURES "/replies");

/** A device of a type as a site file has it, with what such a file must give. */
DeviceConfig deviceOf(const QString &type)
{
    const QTemporaryDir directory;
    QString text = u"[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2\ntimezone = \"America/Phoenix\"\n[[device]]\n"
                   "name = \"d\"\ntype = \"%1\"\n"_qs.arg(type);
    DeviceTypeLoader types(u":/none"_qs);
    const DeviceType *found = types.find(type);
    const QString transport = found ? found->settings.transport.value_or(QString()) : QString();
    if (transport == u"file" || transport == u"serial")
        text += u"path = \"/x\"\n"_qs;
    else
        text += u"host = \"h\"\n"_qs;
    for (const TypeParameter &parameter : found ? found->parameters : QList<TypeParameter>()) {
        if (!parameter.standard)
            text += parameter.name + u" = \"BIG61\"\n"_qs;
    }
    if (type == u"indi")
        text += u"properties = [ \"Weather.out_readings.*\" ]\n"_qs;
    QFile file(directory.filePath(u"site.toml"_qs));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(text.toUtf8());
    file.close();
    const LoadedSite loaded = loadSite(file.fileName());
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        qCritical("%s", qPrintable(diagnostic.toString()));
    return loaded.site.devices.value(0);
}

QString shown(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_qs : u"false"_qs;
    if (const auto *time = std::get_if<Timestamp>(&value))
        return QString::fromLatin1(toIsoUtc(*time));
    const std::optional<double> number = toNumber(value);
    return number ? QString::number(*number, 'g', 9) : u"NULL"_qs;
}

/** The reply in a line of a fixture, with \n, \r, \t, \" and \xHH put in. */
QByteArray unescaped(const QString &text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\') {
            bytes += QString(text[i]).toUtf8();
            continue;
        }
        const QChar next = text[++i];
        if (next == u'x') {
            bytes += char(text.mid(i + 1, 2).toInt(nullptr, 16));
            i += 2;
        } else {
            bytes += next == u'n' ? '\n' : next == u'r' ? '\r' : next == u't' ? '\t' : next.toLatin1();
        }
    }
    return bytes;
}

struct Block
{
    QString sent; ///< escaped; empty for what is not asked
    QString reply; ///< escaped
    QStringList columns; ///< "name value"
};

/** Whether the bytes say where the reply ends; else the transport waits for silence or the end of the connection. */
bool tellsItsEnd(const QString &decoder, const QByteArray &reply)
{
    return decoder == u"json" || (decoder != u"words" && reply.endsWith('\n'));
}

/** The reply without its last visible character and what follows it. */
QByteArray cut(const QByteArray &reply)
{
    const auto isVisible = [](char byte) { return quint8(byte) > quint8(' '); };
    const auto last = std::find_if(reply.rbegin(), reply.rend(), isVisible);
    return reply.first(std::max<qsizetype>(0, reply.rend() - last - 1));
}

/** The blocks of a fixture: a line "SEND …" ("SEND" for what is not asked), a line "RECV …", and a line for each
 * column; empty lines between. A request may have several, each with another reply. */
QList<Block> blocksOf(const QString &type)
{
    QFile file(folder + u'/' + type + u".txt"_qs);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Block> blocks;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"SEND"))
            blocks.append({.sent = line.mid(5), .reply = {}, .columns = {}});
        else if (line.startsWith(u"RECV "))
            blocks.last().reply = line.sliced(5);
        else if (!line.isEmpty() && !line.startsWith(u'#'))
            blocks.last().columns.append(line);
    }
    return blocks;
}

} // namespace

/** Every device type against bytes that its device sends: recorded, or as its documentation writes them. */
class TestDeviceReplies : public QObject
{
    Q_OBJECT

private slots:
    void everyRequestIsAnswered_data();
    void everyRequestIsAnswered();
    void refusalsHaveNoValues_data();
    void refusalsHaveNoValues();
};

void TestDeviceReplies::everyRequestIsAnswered_data()
{
    QTest::addColumn<QString>("type");
    const QStringList names = DeviceTypeLoader(u":/none"_qs).names();
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QTest::addRow("%s", qPrintable(name)) << name;
}

void TestDeviceReplies::everyRequestIsAnswered()
{
    QFETCH(QString, type);
    const DeviceConfig device = deviceOf(type);
    QCOMPARE(device.problem, QString());
    const QList<Block> blocks = blocksOf(type);
    QVERIFY2(!blocks.isEmpty(), "the type has no tests/fixtures/replies/TYPE.txt");
    if (device.transport == u"indi") {
        IndiReadings readings(device);
        IndiParser parser;
        for (const Block &block : blocks) {
            for (const IndiItem &item : parser.append(unescaped(block.reply)))
                readings.apply(item);
            QStringList columns;
            const DeviceTablePtr table = readings.table();
            const Values values = readings.values();
            for (qsizetype i = 0; i < table->columns.size(); ++i)
                columns.append(table->columns[i].name + u' ' + shown(values[size_t(i)]));
            QCOMPARE(columns.join(u'\n'), block.columns.join(u'\n'));
        }
        return;
    }
    QSet<QByteArray> asked;
    for (const Block &block : blocks) {
        const QByteArray reply = unescaped(block.reply);
        const auto request = std::find_if(device.requests.begin(), device.requests.end(),
                                          [&](const RequestRule &rule) { return rule.send == unescaped(block.sent); });
        QVERIFY2(request != device.requests.end(), qPrintable(block.sent));
        asked.insert(request->send);
        const Decoder *decoder = findDecoder(request->decoder);
        const Result<DecodedReply> decoded = decoder->decode(reply, request->columns, request->format);
        QVERIFY2(decoded, decoded ? "" : qPrintable(decoded.error().detail));
        QStringList columns;
        for (qsizetype column = 0; column < request->columns.size(); ++column)
            columns.append(request->columns[column].column.name + u' ' + shown(decoded->values[size_t(column)]));
        QCOMPARE(columns.join(u'\n'), block.columns.join(u'\n'));
        QCOMPARE(decoded->rejected, 0);
        if (device.transport == u"tcp") {
            QCOMPARE(decoder->endFinder()(reply), tellsItsEnd(request->decoder, reply));
            QVERIFY(!decoder->endFinder()(cut(reply)));
        }
    }
    QCOMPARE(asked.size(), device.requests.size());
}

void TestDeviceReplies::refusalsHaveNoValues_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("expected"); // the beginning
    QTest::newRow("Alpaca, not connected")
        << u"alpaca-telescope"_qs
        << QByteArray(
               R"({"ErrorNumber":1031,"ErrorMessage":"Not connected","ClientTransactionID":1,"ServerTransactionID":2})")
        << u"the device reports a failure: ErrorNumber is \"1031\" and not \"0\""_qs;
    QTest::newRow("90Prime, an error") << u"90prime"_qs << QByteArray("BOK 90PRIME 1 ERROR (no such request)\n")
                                       << u"the device refused the request"_qs;
    QTest::newRow("telcom, an empty line")
        << u"telcom"_qs << QByteArray("BOK TCS 123 \xff\n") << u"no column holds anything in the line"_qs;
    // telcom puts the word in place of each value; there are fewer of them than columns.
    QTest::newRow("telcom, its serial line is dead")
        << u"telcom"_qs << QByteArray("BOK TCS 123 SERIAL_ERROR SERIAL_ERROR SERIAL_ERROR SERIAL_ERROR\n")
        << u"none of 11 columns, from \"motion\" on, can be read in the reply"_qs;
    QTest::newRow("telcom, its serial line is garbled")
        << u"telcom"_qs << QByteArray("BOK TCS 123 BAD_STREAM BAD_STREAM BAD_STREAM BAD_STREAM\n")
        << u"none of 11 columns, from \"motion\" on, can be read in the reply"_qs;
    QTest::newRow("a state that the dome does not have")
        << u"upper-dome"_qs << QByteArray("BIG61 UDOME 123   AJAR ")
        << u"column \"state\" cannot be read in the reply \"BIG61 UDOME 123   AJAR \"; the words of \"state\" are "
           "CLOSED, OPENED, TRAVELING, PARTIALLY OPENED"_qs;
    QTest::newRow("telcom, wrong IDs") << u"telcom"_qs << QByteArray("BAD")
                                       << u"nothing follows 3 words of a header"_qs;
    QTest::newRow("Clarity in °C") << u"boltwood-clarity"_qs
                                   << QByteArray(
                                          "2010-10-20 12:08:09.44 C M -44.6   67.5   88.7    2.3   49   47.7   0 0 0 "
                                          "00002 040471.50566 1 1 1 3")
                                   << u"the device reports a failure: 24 is \"C\" and not \"F\""_qs;
    QTest::newRow("server, a whole request failed")
        << u"bok-server"_qs << QByteArray("BOK SERVER 123 FAILED\n") << u"the device refused the request"_qs;
}

void TestDeviceReplies::refusalsHaveNoValues()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, reply);
    QFETCH(QString, expected);
    const RequestRule request = deviceOf(type).requests.value(0);
    const Result<DecodedReply> decoded = findDecoder(request.decoder)->decode(reply, request.columns, request.format);
    QVERIFY(!decoded);
    QVERIFY2(decoded.error().detail.startsWith(expected), qPrintable(decoded.error().detail));
}

QTEST_GUILESS_MAIN(TestDeviceReplies)
#include "tst_devicereplies.moc"
