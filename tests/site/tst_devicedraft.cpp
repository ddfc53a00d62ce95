// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicedraft.h"
#include "logger/site/siteloader.h"
#include "logger/site/sitesave.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace mtnops;

namespace {

const QByteArray site = "# mine\n[site]\nname = 'x' # y\nlatitude = 1\nlongitude = 2\n\n[[device]]\nname = 'tcs'\n"
                        "type = 'tcsng'\nhost = 'h' # z\nobsid = 'BIG61'\n";

using Keys = QList<TomlAssignment>;

const Keys oil = {{u"name"_qs, u"\"oil\""_qs}, {u"type"_qs, u"\"ra-oil\""_qs}, {u"host"_qs, u"\"h\""_qs}};

/** A site file in a folder of its own. */
class SiteFile
{
public:
    explicit SiteFile(const QByteArray &text = site) { write(text); }

    QString path() const { return m_folder.filePath(u"x.toml"_qs); }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("%s cannot be written", qPrintable(path()));
        file.write(text);
    }
    QString folder() const { return m_folder.path(); }
    QByteArray read() const { return readSiteFile(path()).value(); }
    QStringList names() const
    {
        QStringList list;
        for (const DeviceConfig &device : loadSite(path()).site.devices)
            list.append(device.name);
        return list;
    }

private:
    QTemporaryDir m_folder;
};

/** Who started the test is nobody, who may look into @p folder; root no more until the end. */
class Nobody
{
public:
    explicit Nobody(const QString &folder) : m_isRoot(::geteuid() == 0)
    {
        constexpr uid_t nobody = 65534;
        if (m_isRoot && (::chmod(folder.toLocal8Bit().constData(), 0755) != 0 || ::setresuid(nobody, nobody, 0) != 0))
            qFatal("the user cannot be changed");
    }
    ~Nobody()
    {
        if (m_isRoot && ::setresuid(0, 0, 0) != 0)
            qFatal("the user cannot be changed back");
    }
    Q_DISABLE_COPY_MOVE(Nobody)

private:
    bool m_isRoot;
};

CheckedDraft checked(const DeviceDraft &draft, const QByteArray &text = site)
{
    const Result<CheckedDraft> result = checkDraft(*SiteText::parse(text, u"x.toml"_qs), u"x.toml"_qs, draft);
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *result;
}

} // namespace

/** A device that is being written: its mistakes stand at their keys, and what is saved is what was there and it. */
class TestDeviceDraft : public QObject
{
    Q_OBJECT

private slots:
    void mistakesStandAtTheirKeys_data();
    void mistakesStandAtTheirKeys();
    void aGoodOneCanBeAsked();
    void othersMistakesAreNotItsOwn();
    void savesBesideWhatIsThere();
    void savesAChange();
    void aFileThatChangedMeanwhileLosesNothing();
    void aDeviceThatChangedMeanwhileIsNotTouched();
    void aMistakeIsNotSaved();
    void whatCannotBeWrittenIsTold();
    void removes();
    void permissionsStay();
};

void TestDeviceDraft::mistakesStandAtTheirKeys_data()
{
    QTest::addColumn<Keys>("keys");
    QTest::addColumn<Keys>("request");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message"); // begins so
    const auto with = [](const char *key, const char *literal) {
        Keys keys = oil;
        keys.append({QString::fromUtf8(key), QString::fromUtf8(literal)});
        return keys;
    };
    QTest::newRow("a bad name") << Keys{{u"name"_qs, u"\"a b\""_qs}, oil[1], oil[2]} << Keys() << u"name"_qs
                                << u"\"a b\" is no name"_qs;
    QTest::newRow("a taken name") << Keys{{u"name"_qs, u"\"tcs\""_qs}, oil[1], oil[2]} << Keys() << u"name"_qs
                                  << u"two devices named \"tcs\""_qs;
    QTest::newRow("no name") << Keys{oil[1], oil[2]} << Keys() << u"name"_qs << u"missing key \"name\""_qs;
    QTest::newRow("no host") << Keys{oil[0], oil[1]} << Keys() << u"host"_qs << u"missing key \"host\""_qs;
    QTest::newRow("no parameter") << Keys{oil[0], {u"type"_qs, u"\"tcsng\""_qs}, oil[2]} << Keys() << u"obsid"_qs
                                  << u"missing key \"obsid\""_qs;
    QTest::newRow("a port in words") << with("port", "\"many\"") << Keys() << u"port"_qs
                                     << u"port must be an integer"_qs;
    QTest::newRow("an interval") << with("interval", "\"5 ducks\"") << Keys() << u"interval"_qs << u"\"5 ducks\""_qs;
    QTest::newRow("a key of another transport")
        << with("baud", "9600") << Keys() << u"baud"_qs << u"baud does not apply"_qs;
    QTest::newRow("an unknown type") << Keys{oil[0], {u"type"_qs, u"\"ra-oyl\""_qs}, oil[2]} << Keys() << u"type"_qs
                                     << u"unknown device type"_qs;
    const Keys tcp = {oil[0], {u"transport"_qs, u"\"tcp\""_qs}, oil[2], {u"port"_qs, u"1"_qs}};
    const TomlAssignment columns{u"columns"_qs, u"[\n    { name = \"p\", type = \"real\" },\n  ]"_qs};
    const TomlAssignment words{u"decode"_qs, u"\"words\""_qs};
    QTest::newRow("nothing asked") << tcp << Keys() << u"request"_qs << u"missing key \"request\""_qs;
    QTest::newRow("no send") << tcp << Keys{words, columns} << u"request.send"_qs << u"missing key \"send\""_qs;
    QTest::newRow("what switches something")
        << tcp << Keys{{u"send"_qs, u"\"set relay 1\\n\""_qs}, words, columns} << u"request.send"_qs << QString();
    QTest::newRow("an unknown decoder") << tcp
                                        << Keys{{u"send"_qs, u"\"P?\\n\""_qs}, {u"decode"_qs, u"\"wirds\""_qs}, columns}
                                        << u"request.decode"_qs << u"unknown decoder \"wirds\""_qs;
    QTest::newRow("a bad column") << tcp
                                  << Keys{{u"send"_qs, u"\"P?\\n\""_qs},
                                          words,
                                          {u"columns"_qs, u"[ { name = \"1\", type = \"real\" } ]"_qs}}
                                  << u"request.columns"_qs << u"\"1\" is no name for a column"_qs;
}

void TestDeviceDraft::mistakesStandAtTheirKeys()
{
    QFETCH(Keys, keys);
    QFETCH(Keys, request);
    QFETCH(QString, key);
    QFETCH(QString, message);
    const CheckedDraft draft = checked({.device = {}, .keys = keys, .request = request});
    QVERIFY(!draft.isGood());
    QCOMPARE(QStringList(draft.mistakes.keys()), QStringList(key));
    QVERIFY2(draft.mistakes.value(key).startsWith(message), qPrintable(draft.mistakes.value(key)));
    QCOMPARE(draft.missing.contains(key), message.startsWith(u"missing"));
    QCOMPARE(draft.otherMistake, QString());
    QCOMPARE(draft.elsewhere, QStringList());
}

void TestDeviceDraft::aGoodOneCanBeAsked()
{
    const CheckedDraft draft = checked({.device = {}, .keys = oil, .request = {}});
    QVERIFY(draft.isGood());
    QCOMPARE(draft.block, u"[[device]]\nname = \"oil\"\ntype = \"ra-oil\"\nhost = \"h\"\n"_qs);
    QCOMPARE(draft.text, site + '\n' + draft.block.toUtf8());
    QCOMPARE(draft.config.name, u"oil"_qs);
    QCOMPARE(draft.config.requests.size(), 1);
}

void TestDeviceDraft::othersMistakesAreNotItsOwn()
{
    const CheckedDraft draft = checked({.device = {}, .keys = oil, .request = {}}, site + "prot = 1\n");
    QVERIFY(draft.isGood());
    QCOMPARE(draft.elsewhere.size(), 1);
    QVERIFY(draft.elsewhere.first().startsWith(u"x.toml:12:"));
}

void TestDeviceDraft::savesBesideWhatIsThere()
{
    const SiteFile file;
    const Result<SavedSite> saved = saveDraft(file.path(), site, {.device = {}, .keys = oil, .request = {}});
    QVERIFY2(saved, qPrintable(saved.error().detail));
    QVERIFY(!saved->wasChangedByOthers);
    QCOMPARE(file.read(), saved->text);
    QVERIFY(file.read().startsWith(site));
    QCOMPARE(file.names(), QStringList({u"tcs"_qs, u"oil"_qs}));
}

void TestDeviceDraft::savesAChange()
{
    const SiteFile file;
    const Result<SavedSite> saved =
        saveDraft(file.path(), site, {.device = 0, .keys = {{u"host"_qs, u"\"i\""_qs}}, .request = {}});
    QVERIFY2(saved, qPrintable(saved.error().detail));
    QCOMPARE(file.read(), QByteArray(site).replace("'h'", "\"i\""));
}

void TestDeviceDraft::aFileThatChangedMeanwhileLosesNothing()
{
    const SiteFile file;
    const QByteArray others = "# somebody else's\n" + site + "\n[[device]]\nname = 'b'\ntype = 'ra-oil'\nhost = 'h'\n";
    file.write(others);
    const Result<SavedSite> added = saveDraft(file.path(), site, {.device = {}, .keys = oil, .request = {}});
    QVERIFY2(added, qPrintable(added.error().detail));
    QVERIFY(added->wasChangedByOthers);
    QVERIFY(file.read().startsWith(others));
    QCOMPARE(file.names(), QStringList({u"tcs"_qs, u"b"_qs, u"oil"_qs}));
    const Result<SavedSite> changed =
        saveDraft(file.path(), site, {.device = 0, .keys = {{u"host"_qs, u"\"i\""_qs}}, .request = {}});
    QVERIFY2(changed, qPrintable(changed.error().detail));
    QCOMPARE(file.names(), QStringList({u"tcs"_qs, u"b"_qs, u"oil"_qs}));
    QVERIFY(file.read().contains("host = \"i\" # z"));
}

void TestDeviceDraft::aDeviceThatChangedMeanwhileIsNotTouched()
{
    const SiteFile file;
    const QByteArray others = QByteArray(site).replace("'BIG61'", "'BIG62'");
    file.write(others);
    const Result<SavedSite> saved =
        saveDraft(file.path(), site, {.device = 0, .keys = {{u"host"_qs, u"\"i\""_qs}}, .request = {}});
    QCOMPARE(saved.error().code, ErrorCode::Busy);
    QVERIFY(!saved);
    QVERIFY(!removeDevice(file.path(), site, 0));
    QCOMPARE(file.read(), others);
}

void TestDeviceDraft::aMistakeIsNotSaved()
{
    const SiteFile file;
    const Result<SavedSite> saved =
        saveDraft(file.path(), site, {.device = {}, .keys = {oil[0], oil[1]}, .request = {}});
    QVERIFY(!saved);
    QVERIFY2(saved.error().detail.contains(u"host"), qPrintable(saved.error().detail));
    QCOMPARE(file.read(), site);
}

void TestDeviceDraft::whatCannotBeWrittenIsTold()
{
    const SiteFile file;
    QVERIFY(
        QFile::setPermissions(file.path(), QFileDevice::ReadOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    const Nobody nobody(file.folder()); // root may write everything
    const Result<SavedSite> saved = saveDraft(file.path(), site, {.device = {}, .keys = oil, .request = {}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Io);
    QVERIFY2(saved.error().detail.contains(u"read-only"), qPrintable(saved.error().detail));
    QCOMPARE(file.read(), site);
}

void TestDeviceDraft::removes()
{
    const SiteFile file(site + "\n[[device]]\nname = 'b'\ntype = 'ra-oil'\nhost = 'h'\n");
    const Result<SavedSite> removed = removeDevice(file.path(), file.read(), 0);
    QVERIFY2(removed, qPrintable(removed.error().detail));
    QCOMPARE(file.names(), QStringList(u"b"_qs));
    QVERIFY(file.read().startsWith("# mine\n[site]\nname = 'x' # y\n"));
}

void TestDeviceDraft::permissionsStay()
{
    const SiteFile file;
    const auto mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadGroup;
    QVERIFY(QFile::setPermissions(file.path(), mine));
    const QFileDevice::Permissions before = QFile::permissions(file.path());
    QVERIFY(saveDraft(file.path(), site, {.device = {}, .keys = oil, .request = {}}));
    QCOMPARE(QFile::permissions(file.path()), before);
}

QTEST_GUILESS_MAIN(TestDeviceDraft)
#include "tst_devicedraft.moc"
