// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/siteeditor.h"
#include "tests/app/program.h"
#include "tests/support/fakedevice.h"
#include "tests/support/logfile.h"

#include <QTest>

#include <csignal>

using namespace mtnops;

namespace {

/** A device that numbers its answers and keeps its connections. */
class Counter
{
public:
    quint16 port() const { return m_device.port(); }
    int count() const { return m_count; }
    int connections() const { return m_device.connections(); }
    int openConnections() const { return m_device.openConnections(); }

private:
    int m_count = 0;
    FakeDevice m_device{[this](const QByteArray &) {
        return FakeAnswer::whole("BIG61 TCS 123 " + QByteArray::number(++m_count) + "\r\n", FakeAnswer::End::StayOpen);
    }};
};

QByteArray device(const QByteArray &name, const Counter &counter, const QByteArray &interval = "100ms")
{
    return "\n[[device]]\nname = \"" + name + "\"\ntransport = \"tcp\"\nhost = \"127.0.0.1\"\nport = "
        + QByteArray::number(counter.port()) + "\npersistent = true\ninterval = \"" + interval
        + "\"\n  [[device.request]]\n  send = \"BIG61 TCS 123 REQUEST COUNT\\n\"\n  decode = \"ng\"\n"
          "  columns = [ { name = \"count\", type = \"integer\" } ]\n";
}

} // namespace

/** The service, and a site file that changes under it. */
class TestReload : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void unchangedDevicesMissNothing();
    void whatTheEditorSavedIsLogged();
    void aBadFileIsRefused();
    void anotherDatabaseIsRefused();
    void otherRulesForRawRowsAreTold();

private:
    QString writeSite(const QByteArray &devices, const QByteArray &store = {}) const;
    QString database() const { return m_folder->filePath(u"dome.sqlite"_qs); }
    qint64 number(const QString &sql) const;
    bool hasTable(const QString &name) const;
    void compareNumbered(const Counter &counter, const QString &table) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestReload::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestReload::writeSite(const QByteArray &devices, const QByteArray &store) const
{
    QFile file(m_folder->filePath(u"dome.toml"_qs));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(file.fileName()));
    file.write("[site]\nname = 'dome'\nlatitude = 32.4165\nlongitude = -110.7346\n" + store + devices);
    return file.fileName();
}

qint64 TestReload::number(const QString &sql) const
{
    return LogFile(database()).integers(sql).value(0);
}

bool TestReload::hasTable(const QString &name) const
{
    return QFile::exists(database())
        && number(u"SELECT count(*) FROM sqlite_master WHERE name = '%1'"_qs.arg(name)) == 1;
}

/** Every number from 1 on, once and in order; the last answer may have been on its way. */
void TestReload::compareNumbered(const Counter &counter, const QString &table) const
{
    const QList<qint64> stored = LogFile(database()).integers(u"SELECT count FROM %1 ORDER BY ts"_qs.arg(table));
    QVERIFY2(stored.size() >= counter.count() - 1, qPrintable(u"%1 of %2"_qs.arg(stored.size()).arg(counter.count())));
    for (qsizetype index = 0; index < stored.size(); ++index)
        QCOMPARE(stored[index], index + 1);
}

void TestReload::unchangedDevicesMissNothing()
{
    const Counter steady;
    const Counter leaving;
    const Counter changing;
    const Counter coming;
    const QString site =
        writeSite(device("steady", steady) + device("leaving", leaving) + device("changing", changing));
    Program service({u"--no-gui"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > 5 && leaving.count() > 5 && changing.count() > 5, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(hasTable(u"steady"_qs), 30'000);

    writeSite(device("coming", coming) + device("steady", steady) + device("changing", changing, "200ms"));
    service.signal(SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(hasTable(u"coming"_qs) && number(u"SELECT count(*) FROM coming"_qs) > 5, 30'000);
    const int left = leaving.count();
    const int before = steady.count();
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > before + 10, 30'000);
    QCOMPARE(leaving.count(), left);
    QCOMPARE(leaving.openConnections(), 0);
    QCOMPARE(steady.connections(), 1);
    QCOMPARE(changing.connections(), 2);

    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    compareNumbered(steady, u"steady"_qs);
    const auto toldOf = [this](const QString &name, const QString &text) {
        return number(u"SELECT count(*) FROM mtnops_events WHERE kind = 'configuration' AND device = '%1'"
                      " AND text LIKE '%2%%'"_qs.arg(name, text));
    };
    QCOMPARE(toldOf(u"coming"_qs, u"added to the site file"_qs), 1);
    QCOMPARE(toldOf(u"leaving"_qs, u"removed from the site file"_qs), 1);
    QCOMPARE(toldOf(u"changing"_qs, u"changed in the site file"_qs), 1);
    QCOMPARE(toldOf(u"steady"_qs, u""_qs), 0);
    QCOMPARE(toldOf(u""_qs, u"the site file was read again: 1 device added, 1 removed, 1 changed, 1 unchanged"_qs), 1);
    QCOMPARE(LogFile(database()).text(u"SELECT state FROM mtnops_devices WHERE name = 'leaving'"_qs), u"disabled"_qs);
    QCOMPARE(number(u"SELECT interval_us FROM mtnops_devices WHERE name = 'changing'"_qs), 200'000);
}

/** As a window does it beside a service: the editor saves, and the service is told to read the file again. */
void TestReload::whatTheEditorSavedIsLogged()
{
    const Counter steady;
    const Counter coming;
    const QString site = writeSite(device("steady", steady));
    Program service({u"--no-gui"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > 5 && hasTable(u"steady"_qs), 30'000);

    SiteEditor editor(site);
    bool isOpened = false;
    bool isSaved = false;
    connect(&editor, &SiteEditor::opened, this, [&] { isOpened = true; });
    connect(&editor, &SiteEditor::saved, this, [&](const Result<SavedSite> &result) { isSaved = result.hasValue(); });
    editor.open();
    QTRY_VERIFY(isOpened);
    DeviceDraft draft;
    draft.keys = {{u"name"_qs, u"\"coming\""_qs},    {u"transport"_qs, u"\"tcp\""_qs},
                  {u"host"_qs, u"\"127.0.0.1\""_qs}, {u"port"_qs, QString::number(coming.port())},
                  {u"persistent"_qs, u"true"_qs},    {u"interval"_qs, u"\"100ms\""_qs}};
    draft.request = {{u"send"_qs, u"\"BIG61 TCS 123 REQUEST COUNT\\n\""_qs},
                     {u"decode"_qs, u"\"ng\""_qs},
                     {u"columns"_qs, u"[ { name = \"count\", type = \"integer\" } ]"_qs}};
    editor.save(draft);
    QTRY_VERIFY(isSaved);
    QCOMPARE(coming.count(), 0); // nobody has told the service yet
    service.signal(SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(hasTable(u"coming"_qs) && number(u"SELECT count(*) FROM coming"_qs) > 5, 30'000);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    compareNumbered(coming, u"coming"_qs);
    compareNumbered(steady, u"steady"_qs);
    QCOMPARE(steady.connections(), 1);
}

void TestReload::aBadFileIsRefused()
{
    const Counter steady;
    const Counter other;
    const QString site = writeSite(device("steady", steady));
    Program service({u"--no-gui"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > 5 && hasTable(u"steady"_qs), 30'000);

    writeSite(device("other", other) + device("steady", steady, "soon"));
    service.signal(SIGHUP);
    const QString refusals = u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem' AND text LIKE '%refused%'"_qs;
    QTRY_COMPARE_WITH_TIMEOUT(number(refusals), 1, 30'000);
    const QString text = LogFile(database()).text(u"SELECT text FROM mtnops_events WHERE kind = 'problem'"_qs);
    QVERIFY2(text.contains(site + u":24:12: "_qs), qPrintable(text));
    const int before = steady.count();
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > before + 5, 30'000);
    QCOMPARE(other.connections(), 0);

    writeSite(device("other", other) + device("steady", steady)); // mended, it is taken
    service.signal(SIGHUP);
    QTRY_VERIFY_WITH_TIMEOUT(other.count() > 2, 30'000);
    service.signal(SIGTERM);
    const Finished finished = service.finish();
    QCOMPARE(finished.exitCode, 0);
    QVERIFY2(finished.messages.contains(site + u":24:12: "_qs), qPrintable(finished.messages));
    QCOMPARE(steady.connections(), 1);
    compareNumbered(steady, u"steady"_qs);
}

void TestReload::anotherDatabaseIsRefused()
{
    const Counter steady;
    const QString site = writeSite(device("steady", steady));
    Program service({u"--no-gui"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > 5 && hasTable(u"steady"_qs), 30'000);
    writeSite(device("steady", steady), "[store]\npath = 'other.sqlite'\n");
    service.signal(SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(
        number(
            u"SELECT count(*) FROM mtnops_events WHERE kind = 'problem' AND text LIKE '%/other.sqlite instead of %'"_qs),
        1, 30'000);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    QVERIFY(!QFile::exists(m_folder->filePath(u"other.sqlite"_qs)));
    compareNumbered(steady, u"steady"_qs);
}

void TestReload::otherRulesForRawRowsAreTold()
{
    const Counter steady;
    const QString site = writeSite(device("steady", steady), "[store]\nretain = '30d'\n");
    Program service({u"--no-gui"_qs, site});
    QTRY_VERIFY_WITH_TIMEOUT(steady.count() > 5 && hasTable(u"steady"_qs), 30'000);
    writeSite(device("steady", steady), "[store]\nretain = '25d'\nmin_free = '20MB'\n");
    service.signal(SIGHUP);
    QTRY_COMPARE_WITH_TIMEOUT(
        number(
            u"SELECT count(*) FROM mtnops_events WHERE kind = 'configuration' AND text = 'raw rows of steady are kept "
            "for 25d and no longer for 30d; min_free is 20MB and no longer none'"_qs),
        1, 30'000);
    service.signal(SIGTERM);
    QCOMPARE(service.finish().exitCode, 0);
    QCOMPARE(steady.connections(), 1); // it is no other device for that
}

QTEST_GUILESS_MAIN(TestReload)
#include "tst_reload.moc"
