// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicetypeloader.h"

#include <QFile>
#include <QTest>

using namespace mtnops;

namespace {

const QString readme = QStringLiteral(MTNOPS_FIXTURES "/../../resources/devices/README.md");
const QString mark = u"<!-- made by tst_devicetable: MTNOPS_UPDATE_README=1 writes it anew -->\n"_qs;

QString rowOf(const DeviceType &type)
{
    QStringList columns;
    for (const RequestTemplate &request : type.settings.requests) {
        for (const ColumnRule &rule : request.columns)
            columns.append(rule.column.name);
    }
    for (const ColumnRule &rule : type.settings.pushedColumns)
        columns.append(rule.column.name);
    for (const IndiPattern &pattern : type.settings.indiPatterns)
        columns.append(u"`%1.%2.%3`"_qs.arg(pattern.device, pattern.property, pattern.element));
    QStringList parameters;
    for (const TypeParameter &parameter : type.parameters)
        parameters.append(u'`' + parameter.name + u'`');
    return u"| `%1` | %2 | %3 | %4 | %5 |\n"_qs.arg(type.name, type.description,
                                                    type.settings.transport.value_or(QString()),
                                                    parameters.join(u", "_qs), columns.join(u", "_qs));
}

QString makeTable()
{
    QString table = u"| `type` | what it logs | transport | parameters | columns |\n|---|---|---|---|---|\n"_qs;
    DeviceTypeLoader types(u":/none"_qs);
    for (const QString &name : types.names())
        table += rowOf(*types.find(name));
    return table;
}

} // namespace

/** The table of device types in their README is made from the types themselves. */
class TestDeviceTable : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheTruth();
};

void TestDeviceTable::tellsTheTruth()
{
    QFile file(readme);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QString text = QString::fromUtf8(file.readAll());
    const qsizetype begin = text.indexOf(mark);
    QVERIFY(begin >= 0);
    const QString expected = text.left(begin) + mark + makeTable();
    if (qEnvironmentVariableIsSet("MTNOPS_UPDATE_README")) {
        QVERIFY(file.resize(0) && file.seek(0));
        file.write(expected.toUtf8());
        return;
    }
    QVERIFY2(text == expected,
             "the table differs from the types: MTNOPS_UPDATE_README=1 build/dev/tests/site/tst_devicetable");
}

QTEST_GUILESS_MAIN(TestDeviceTable)
#include "tst_devicetable.moc"
