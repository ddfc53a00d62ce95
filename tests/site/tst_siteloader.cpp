// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/siteloader.h"

#include <QDir>
#include <QTest>

using namespace mtnops;

namespace {

const QString fixtures = QStringLiteral(MTNOPS_FIXTURES);

QStringList texts(const QList<Diagnostic> &diagnostics)
{
    QStringList list;
    for (const Diagnostic &diagnostic : diagnostics)
        list.append(diagnostic.toString());
    return list;
}

} // namespace

class TestSiteLoader : public QObject
{
    Q_OBJECT

private slots:
    void example();
    void everyBuiltInSiteLoads_data();
    void everyBuiltInSiteLoads();
};

void TestSiteLoader::example()
{
    const LoadedSite loaded = loadSite(fixtures + u"/sites/first-light.toml"_qs);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QVERIFY(loaded.isUsable);
}

void TestSiteLoader::everyBuiltInSiteLoads_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &name : QDir(u":/sites"_qs).entryList())
        QTest::addRow("%s", qPrintable(name)) << u":/sites/"_qs + name;
}

void TestSiteLoader::everyBuiltInSiteLoads()
{
    QFETCH(QString, path);
    const LoadedSite loaded = loadSite(path);
    QCOMPARE(texts(loaded.diagnostics), QStringList());
    QVERIFY(loaded.isUsable);
    QVERIFY(!loaded.site.devices.isEmpty());
}

QTEST_GUILESS_MAIN(TestSiteLoader)
#include "tst_siteloader.moc"
