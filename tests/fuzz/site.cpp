// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A site file, and behind the first NUL, where there is one, the file of its own device type "own".
#include "logger/site/knownnames.h"
#include "logger/site/siteloader.h"
#include "tests/fuzz/confinement.h"
#include "tests/fuzz/invariants.h"
#include "tests/fuzz/scratchfolder.h"

using namespace mtnops;
using namespace Qt::StringLiterals;

namespace {

/** What a device might answer; to be read with the rules of the file. */
QByteArrayView replyFor(const QString &decoder)
{
    if (decoder == u"json")
        return "{\"a\": [1, {\"b\": \"2\"}], \"x\": NaN}";
    if (decoder == u"xml")
        return "<a b='1'><x>1|2|3</x></a>";
    if (decoder == u"csv" || decoder == u"keyvalue")
        return "a;b,c\n1;2,3\na = 1\nx: 2\n";
    if (decoder == u"registers")
        return "04d2 ffff 7fc0 0000";
    return "BIG61 TCS 123 18:51:41.14 +32:20:33.7 12.5 999 -- 2461368.4\r\n";
}

void requireDevice(const DeviceConfig &device)
{
    fuzz::require(isSqlName(device.name) && !device.title.isEmpty(), "a device has a name and a title");
    if (!device.problem.isEmpty())
        return;
    fuzz::require(knownTransports().contains(device.transport), "a device has a transport");
    fuzz::require(device.interval > Duration::zero() && device.timeout > Duration::zero(), "times are positive");
    fuzz::require(!device.logsChanges || device.maxInterval >= device.interval, "rows come at least now and then");
    fuzz::require(device.retain >= Duration::zero() && device.deadBand >= 0, "nothing is negative");
    fuzz::require(device.qos >= 0 && device.qos <= 2 && device.unitId >= 0 && device.unitId <= 255,
                  "numbers are in range");
    fuzz::requireTable(*makeTable(device));
    for (const RequestRule &request : device.requests)
        fuzz::requireDecoded(request, replyFor(request.decoder));
}

void requireSite(const LoadedSite &loaded)
{
    fuzz::require(loaded.isUsable || !loaded.diagnostics.isEmpty(), "a file of no use has a mistake");
    for (const Diagnostic &diagnostic : loaded.diagnostics) {
        fuzz::require(!diagnostic.message.isEmpty() && !diagnostic.file.isEmpty(), "a mistake is told, and its file");
        fuzz::require(diagnostic.line >= 0 && diagnostic.column >= 0, "a place is in the file");
    }
    if (!loaded.isUsable)
        return;
    const Site &site = loaded.site;
    fuzz::require(isSqlName(site.info.name) && !site.info.title.isEmpty(), "a site has a name");
    fuzz::require(site.info.latitude >= -90 && site.info.latitude <= 90, "a latitude is one");
    fuzz::require(site.databasePath.startsWith(u'/'), "the path of the database is absolute");
    QStringList names = site.logsSelf ? QStringList{QString(selfTableName)} : QStringList();
    for (const DeviceConfig &device : site.devices) {
        requireDevice(device);
        fuzz::require(device.problem.isEmpty() || !loaded.diagnostics.isEmpty(), "a problem is a mistake");
        fuzz::require(!names.contains(device.name), "a device's name is there once");
        names.append(device.name);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const fuzz::ScratchFolder folder;
    const QByteArrayView text(data, qsizetype(size));
    const qsizetype end = text.indexOf('\0');
    folder.write("site.toml", end < 0 ? text : text.first(end));
    folder.write("devices/own.toml", end < 0 ? QByteArrayView() : text.sliced(end + 1));
    const auto load = [] {
        const fuzz::Confinement confinement(folder.path(""));
        return loadSite(QString::fromStdString(folder.path("site.toml")));
    };
    requireSite(load());
    return 0;
}
