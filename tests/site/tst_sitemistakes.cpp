// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

const QString folder = QStringLiteral(MTNOPS_FIXTURES "/sites/mistakes");

/** What an "@word rest" line of a fixture stands for; %1 is the rest, or of "@decode name | rest" %2 is the name. */
QString expanded(const QString &line)
{
    static const QHash<QString, QString> templates = {
        {u"@site"_qs, u"[site]\nname = \"x\"\nlatitude = 1\nlongitude = 2"_qs},
        {u"@tcp"_qs, u"[[device]]\nname = \"d\"\ntransport = \"tcp\"\nhost = \"h\"\nport = 1"_qs},
        {u"@http"_qs,
         u"[[device]]\nname = \"d\"\ntransport = \"http\"\nhost = \"h\"\n[[device.request]]\nsend = \"%1\"\n"
         "decode = \"xml\"\ncolumns = [ { name = \"a\", type = \"real\" } ]"_qs},
        {u"@indi"_qs, u"[[device]]\nname = \"d\"\ntransport = \"indi\"\nhost = \"h\"\nport = 1"_qs},
        {u"@modbus"_qs, u"[[device]]\nname = \"d\"\ntransport = \"modbus\"\nhost = \"h\""_qs},
        {u"@mqtt"_qs, u"[[device]]\nname = \"d\"\ntransport = \"mqtt\"\nhost = \"h\""_qs},
        {u"@request"_qs,
         u"[[device.request]]\nsend = \"\\n\"\ndecode = \"json\"\n"
         "columns = [ { name = \"a\", type = \"real\" } ]"_qs},
        {u"@json"_qs, u"[[device.request]]\nsend = \"\\n\"\ndecode = \"json\"\ncolumns = [ { %1 } ]"_qs},
        {u"@words"_qs, u"[[device.request]]\nsend = \"\\n\"\ndecode = \"words\"\ncolumns = [ { %1 } ]"_qs},
        {u"@decode"_qs, u"[[device.request]]\nsend = \"\\n\"\ndecode = \"%2\"\ncolumns = [ { %1 } ]"_qs},
        {u"@ng"_qs,
         u"[[device.request]]\nsend = \"%1\"\ndecode = \"ng\"\n"
         "columns = [ { name = \"a\", type = \"real\" } ]"_qs},
    };
    const QString text = templates.value(line.section(u' ', 0, 0));
    if (text.isEmpty())
        return line;
    const bool hasName = text.contains(u"%2");
    const QString rest = hasName ? line.section(u" | "_qs, 1) : line.section(u' ', 1);
    return QString(text).replace(u"%2"_qs, line.section(u' ', 1, 1)).replace(u"%1"_qs, rest);
}

QStringList messages(const LoadedSite &loaded)
{
    QStringList list;
    if (!loaded.isUsable)
        list.append(u"unusable"_qs);
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        list.append(u"%1:%2: %3"_qs.arg(diagnostic.line).arg(diagnostic.column).arg(diagnostic.message));
    return list;
}

} // namespace

/** Site files with one mistake each: fixtures/sites/mistakes/. */
class TestSiteMistakes : public QObject
{
    Q_OBJECT

private slots:
    void message_data();
    void message();

private:
    static void addRows(const QString &fileName);
};

void TestSiteMistakes::message_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    const QStringList names = QDir(folder).entryList({u"*.txt"_qs});
    QCOMPARE(names.size(), 9);
    for (const QString &name : names)
        addRows(name);
}

void TestSiteMistakes::addRows(const QString &fileName)
{
    QFile file(folder + u'/' + fileName);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList blocks = QString::fromUtf8(file.readAll()).split(u"\n=== "_qs).mid(1);
    QVERIFY(!blocks.isEmpty());
    for (const QString &block : blocks) {
        QStringList lines = block.trimmed().split(u'\n');
        const QString name = lines.takeFirst();
        const qsizetype end = lines.indexOf(u"---"_qs);
        QVERIFY2(end >= 0, qPrintable(name));
        QStringList text;
        for (const QString &line : lines.first(end))
            text.append(expanded(line));
        QTest::addRow("%s", qPrintable(name)) << text.join(u'\n') + u'\n' << lines.mid(end + 1);
    }
}

void TestSiteMistakes::message()
{
    QFETCH(QString, text);
    QFETCH(QStringList, expected);
    const QTemporaryDir directory;
    const QString path = directory.filePath(u"site.toml"_qs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text.toUtf8());
    file.close();

    const LoadedSite loaded = loadSite(path);
    QCOMPARE(messages(loaded), expected);
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        QCOMPARE(diagnostic.file, path);
    for (const DeviceConfig &device : loaded.site.devices) {
        const auto isItsOwn = [&](const Diagnostic &diagnostic) { return diagnostic.message == device.problem; };
        QVERIFY(device.problem.isEmpty()
                || std::any_of(loaded.diagnostics.begin(), loaded.diagnostics.end(), isItsOwn));
        QVERIFY(isSqlName(device.name));
        const DeviceTablePtr table = makeTable(device);
        for (const Column &column : table->columns)
            QVERIFY(isSqlName(column.name));
    }
}

QTEST_GUILESS_MAIN(TestSiteMistakes)
#include "tst_sitemistakes.moc"
