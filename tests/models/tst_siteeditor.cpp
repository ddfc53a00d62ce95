// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/siteeditor.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>

#include <sys/stat.h>

using namespace mtnops;

namespace {

const QByteArray site = "# mine\n[site]\nname = 'x'\nlatitude = 1\nlongitude = 2\n\n[[device]]\nname = 'tcs'\n"
                        "type = 'tcsng'\nhost = 'h' # z\nobsid = 'BIG61'\n";

DeviceDraft newDevice(const QString &host)
{
    DeviceDraft draft;
    draft.keys = {{u"name"_qs, u"\"oil\""_qs}, {u"type"_qs, u"\"ra-oil\""_qs}, {u"host"_qs, host}};
    return draft;
}

/** What an editor has told. */
struct Told
{
    explicit Told(SiteEditor &editor)
    {
        QObject::connect(&editor, &SiteEditor::opened, &receiver, [this](const SiteDocument &document) {
            documents.append(document);
            isOnMainThread = isOnMainThread && QThread::currentThread() == QCoreApplication::instance()->thread();
        });
        QObject::connect(&editor, &SiteEditor::failed, &receiver,
                         [this](const QString &reason) { failures.append(reason); });
        QObject::connect(&editor, &SiteEditor::checked, &receiver,
                         [this](const Result<CheckedDraft> &draft) { checked.append(draft); });
        QObject::connect(&editor, &SiteEditor::saved, &receiver,
                         [this](const Result<SavedSite> &result) { saved.append(result); });
    }

    QList<SiteDocument> documents;
    QStringList failures;
    QList<Result<CheckedDraft>> checked;
    QList<Result<SavedSite>> saved;
    bool isOnMainThread = true;
    QObject receiver; // dies first
};

} // namespace

/** A site file on the disk is read, checked and changed on another thread, and told of on this one. */
class TestSiteEditor : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        write(site);
    }

    void opens()
    {
        SiteEditor editor(path());
        Told told(editor);
        editor.open();
        QCOMPARE(told.documents.size(), 0); // never from inside the call
        QTRY_COMPARE(told.documents.size(), 1);
        const SiteDocument &document = told.documents.first();
        QVERIFY(told.isOnMainThread);
        QCOMPARE(document.site.text(), site);
        QCOMPARE(document.devices.size(), 1);
        QCOMPARE(document.devices.first().name, u"tcs"_qs);
        QCOMPARE(document.site.devices().size(), size_t(1));
        QCOMPARE(document.databasePath, m_folder->filePath(u"x.sqlite"_qs));
        const auto isOil = [](const DeviceType &type) { return type.name == u"ra-oil"; };
        QCOMPARE(std::count_if(document.types.begin(), document.types.end(), isOil), 1);
    }

    /** Its own type goes before the program's; one with a mistake is none to choose. */
    void opensWithTheTypesOfTheSite()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"devices"_qs));
        write("title = \"Mine\"\ntransport = \"tcp\"\n[[request]]\nsend = \"?\"\ndecode = \"words\"\n"
              "columns = [ { name = \"a\", type = \"real\" } ]\n",
              u"devices/mine.toml"_qs);
        write("title = \n", u"devices/broken.toml"_qs);
        SiteEditor editor(path());
        const Told told(editor);
        editor.open();
        QTRY_COMPARE(told.documents.size(), 1);
        QStringList names;
        for (const DeviceType &type : told.documents.first().types)
            names.append(type.name);
        QVERIFY(names.contains(u"mine"_qs));
        QVERIFY(!names.contains(u"broken"_qs));
    }

    void whatCannotBeOpenedIsTold_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no file") << QByteArray() << u"cannot be read: No such file"_qs;
        QTest::newRow("no TOML") << QByteArray("[site]\nname = \n") << u"x.toml:2:"_qs;
    }

    void whatCannotBeOpenedIsTold()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QVERIFY(QFile::remove(path()));
        if (!text.isEmpty())
            write(text);
        SiteEditor editor(path());
        const Told told(editor);
        editor.open();
        QTRY_COMPARE(told.failures.size(), 1);
        QVERIFY2(told.failures.first().contains(reason), qPrintable(told.failures.first()));
        QCOMPARE(told.documents.size(), 0);
    }

    void tellsOfTheLastCheckAlone()
    {
        SiteEditor editor(path());
        const Told told(editor);
        editor.open();
        QTRY_COMPARE(told.documents.size(), 1);
        editor.check(newDevice(u"\"a\""_qs));
        editor.check(newDevice(u"\"b\""_qs));
        editor.check(newDevice(u"7"_qs)); // no text
        QTRY_COMPARE(told.checked.size(), 1);
        const Result<CheckedDraft> &last = told.checked.first();
        QVERIFY(last);
        QVERIFY(!last->isGood());
        QVERIFY2(last->mistakes.value(u"host"_qs).contains(u"must be a string"), qPrintable(last->otherMistake));
        editor.check(newDevice(u"\"c\""_qs));
        QTRY_COMPARE(told.checked.size(), 2); // and nothing came of the others meanwhile
        QVERIFY(told.checked.last()->isGood());
        QCOMPARE(told.checked.last()->config.host, u"c"_qs);
        QCOMPARE(read(), site); // nothing is written by a check
    }

    void savesAndRemoves()
    {
        SiteEditor editor(path());
        const Told told(editor);
        editor.open();
        QTRY_COMPARE(told.documents.size(), 1);
        editor.save(newDevice(u"\"a\""_qs));
        QTRY_COMPARE(told.saved.size(), 1);
        QVERIFY(told.saved.first());
        QVERIFY(!told.saved.first()->wasChangedByOthers);
        const QByteArray both = site + "\n[[device]]\nname = \"oil\"\ntype = \"ra-oil\"\nhost = \"a\"\n";
        QCOMPARE(read(), both);
        editor.open(); // changes are made on what was opened last
        QTRY_COMPARE(told.documents.size(), 2);
        editor.remove(1);
        QTRY_COMPARE(told.saved.size(), 2);
        QVERIFY(told.saved.last());
        QCOMPARE(read(), site);
    }

    void whatOthersWroteMeanwhileStays()
    {
        SiteEditor editor(path());
        const Told told(editor);
        editor.open();
        QTRY_COMPARE(told.documents.size(), 1);
        write("# by somebody else\n" + site);
        editor.save(newDevice(u"\"a\""_qs));
        QTRY_COMPARE(told.saved.size(), 1);
        QVERIFY(told.saved.first()->wasChangedByOthers);
        QVERIFY(read().startsWith("# by somebody else\n" + site));
    }

    /** Closing at once does not take back what was to be saved. */
    void aSaveOutlivesTheEditor()
    {
        {
            SiteEditor editor(path());
            const Told told(editor);
            editor.open();
            QTRY_COMPARE(told.documents.size(), 1);
            editor.save(newDevice(u"\"a\""_qs));
        }
        QTRY_VERIFY(read().endsWith("host = \"a\"\n"));
    }

    /** As on a network drive that does not answer: here a pipe into which nobody writes. */
    void aDiskThatHangsHoldsNobodyUp()
    {
        const QString pipe = m_folder->filePath(u"pipe.toml"_qs);
        const QByteArray name = QFile::encodeName(pipe);
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
        auto editor = std::make_unique<SiteEditor>(pipe);
        const Told told(*editor);
        editor->open();
        QTest::qWait(50); // until it hangs
        QElapsedTimer elapsed;
        elapsed.start();
        editor.reset();
        QVERIFY2(elapsed.elapsed() < 500, qPrintable(QString::number(elapsed.elapsed())));
        QFile end(pipe); // now it answers, and finds nobody
        QVERIFY(end.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        end.write(site);
        end.close();
        QTest::qWait(200);
        QCOMPARE(told.documents.size(), 0);
    }

private:
    QString path() const { return m_folder->filePath(u"x.toml"_qs); }
    void write(const QByteArray &text, const QString &name = u"x.toml"_qs) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        file.write(text);
    }
    QByteArray read() const { return readSiteFile(path()).value(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSiteEditor)
#include "tst_siteeditor.moc"
