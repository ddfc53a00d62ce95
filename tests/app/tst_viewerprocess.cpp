// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/viewerprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mtnops;

namespace {

/** As the desktop that was started, of which this program plays the part: what it was told, into the file that the
    environment names. */
int tellWhatIsViewed(const QStringList &arguments)
{
    QFile file(qEnvironmentVariable("MTNOPS_TEST_TOLD"));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    const QStringList told = {arguments.mid(1).join(u' '), withPasswordFromViewer(arguments.last()),
                              withPasswordFromViewer(arguments.last())};
    file.write(told.join(u'\n').toUtf8());
    file.close();
    return file.rename(file.fileName() + u".whole"_qs) ? 0 : 1;
}

} // namespace

/** What a window tells the process of another one. */
class TestViewerProcess : public QObject
{
    Q_OBJECT

private slots:
    void aPasswordIsNoArgument_data();
    void aPasswordIsNoArgument();
};

void TestViewerProcess::aPasswordIsNoArgument_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("viewed");
    QTest::addColumn<QString>("viewedNext"); // by what that process asks then
    const QString file = u"/logs/night 1.sqlite"_qs;
    QTest::newRow("file") << file << file << file << file;
    const QString plain = u"postgresql://reader@host:5432/weather"_qs;
    QTest::newRow("no password") << plain << plain << plain << plain;
    const QString secret = u"mysql://reader:s%40same%20%25@host/weather"_qs;
    QTest::newRow("password") << secret << u"mysql://reader@host/weather"_qs << secret
                              << u"mysql://reader@host/weather"_qs;
}

void TestViewerProcess::aPasswordIsNoArgument()
{
    QFETCH(QString, name);
    QFETCH(QString, argument);
    QFETCH(QString, viewed);
    QFETCH(QString, viewedNext);
    const QTemporaryDir folder;
    const QString told = folder.filePath(u"told"_qs);
    qputenv("MTNOPS_TEST_TOLD", told.toLocal8Bit());
    startViewer(name);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(told + u".whole"_qs), 20'000);
    QFile file(told + u".whole"_qs);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()).split(u'\n'),
             QStringList({u"--database "_qs + argument, viewed, viewedNext}));
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == u"--database")
        return tellWhatIsViewed(QCoreApplication::arguments());
    TestViewerProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_viewerprocess.moc"
