// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sitereader.h"

#include "logger/site/devicereader.h"
#include "logger/site/retentionreader.h"
#include "logger/site/timezonereader.h"

#include <QDir>
#include <QFileInfo>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

constexpr double lowestPlace = -500; // m; no dry land is lower
constexpr double highestPlace = 9000;
constexpr qint64 leastMinFree = 16'000'000; // deleting rows takes room itself, in the write-ahead log
constexpr qint64 mostMinFree = 1'000'000'000'000'000;

} // namespace

SiteReader::SiteReader(const TomlValue &root, QString folder, DeviceTypeLoader &types, Diagnostics &diagnostics)
    : m_reader(root, diagnostics), m_folder(std::move(folder)), m_types(types), m_diagnostics(diagnostics)
{
}

std::optional<Site> SiteReader::read()
{
    readInfo();
    readStore();
    readDevices();
    m_reader.refuse("request"_L1, u"is a device's, as in a device type it is the type's: write [[device.request]]"_qs);
    m_reader.reportUnknownKeys();
    return m_site.info.name.isEmpty() ? std::nullopt : std::optional(m_site);
}

void SiteReader::readInfo()
{
    if (!m_reader.has(u"site"))
        m_diagnostics.add({}, u"missing table [site]: give it a name, a latitude and a longitude"_qs);
    const TomlValue *table = m_reader.table("site"_L1);
    if (!table)
        return;
    TomlReader reader(*table, m_diagnostics);
    SiteInfo &info = m_site.info;
    if (const auto name =
            reader.requiredText("name"_L1, u"what the site is called in the database, such as \"kuiper\""_qs)) {
        const QString problem = problemOfSqlName(u"site"_qs, *name);
        if (problem.isEmpty())
            info.name = *name;
        else
            reader.report(u"name", problem);
    }
    info.title = reader.filledText("title"_L1).value_or(info.name);
    readPlace(reader);
    readTimeZone(reader);
    reader.reportUnknownKeys();
}

void SiteReader::readPlace(TomlReader &reader)
{
    if (!reader.has(u"latitude"))
        reader.reportMissing(u"latitude", u"degrees north, -90 to 90"_qs);
    if (!reader.has(u"longitude"))
        reader.reportMissing(u"longitude", u"degrees east, -180 to 180"_qs);
    SiteInfo &info = m_site.info;
    info.latitude = reader.number("latitude"_L1, -90, 90).value_or(0);
    info.longitude = reader.number("longitude"_L1, -180, 180).value_or(0);
    info.elevation = reader.number("elevation"_L1, lowestPlace, highestPlace).value_or(0);
}

void SiteReader::readTimeZone(TomlReader &reader)
{
    if (const std::optional<QByteArray> zone = readTimeZoneName(reader))
        m_site.info.timeZone = *zone;
}

void SiteReader::readStore()
{
    QString path = m_site.info.name + u".sqlite"_qs;
    if (const TomlValue *table = m_reader.table("store"_L1)) {
        TomlReader reader(*table, m_diagnostics);
        const QString given = reader.filledText("path"_L1).value_or(path);
        if (QFileInfo(QDir(m_folder).absoluteFilePath(given)).isDir() || given.endsWith(u'/'))
            reader.report(
                u"path",
                u"\"%1\" is a directory: name a file in it, such as \"%2\""_qs.arg(given, QDir(given).filePath(path)));
        else
            path = given;
        m_site.retain = readRetention(reader).value_or(Duration::zero());
        m_site.logsSelf = reader.boolean("log_self"_L1).value_or(false);
        m_selfPosition = reader.positionOf(u"log_self");
        m_site.minFree = reader.byteSize("min_free"_L1, leastMinFree, mostMinFree).value_or(0);
        reader.reportUnknownKeys();
    }
    m_site.databasePath = QDir::cleanPath(QDir(m_folder).absoluteFilePath(path));
}

void SiteReader::readDevices()
{
    if (!m_reader.has(u"device"))
        m_diagnostics.add({}, u"no [[device]]: there is nothing to log"_qs);
    TakenNames names(u"device"_qs);
    if (m_site.logsSelf)
        names.take(QString(selfTableName), m_selfPosition, m_diagnostics);
    QList<qsizetype> unnamed;
    for (const TomlValue *table : m_reader.tables("device"_L1)) {
        const SiteDefaults defaults{.retain = m_site.retain, .folder = m_folder, .timeZone = m_site.info.timeZone};
        DeviceReader reader(*table, m_types, defaults, m_diagnostics);
        DeviceConfig device = reader.read();
        const qsizetype mistakesBefore = m_diagnostics.count();
        const SourcePosition position = TomlReader(*table, m_diagnostics).positionOf(u"name");
        if (!reader.hasOwnName() || !names.take(device.name, position, m_diagnostics))
            unnamed.append(m_site.devices.size());
        if (device.problem.isEmpty())
            device.problem = m_diagnostics.firstAfter(mistakesBefore);
        m_site.devices.append(device);
    }
    // Only now: a made-up name must not take one that the file gives to another device.
    for (const qsizetype index : unnamed) {
        DeviceConfig &device = m_site.devices[index];
        device.name = names.takeNear(device.name.isEmpty() ? u"device_%1"_qs.arg(index + 1) : device.name);
        if (device.title.isEmpty())
            device.title = device.name;
    }
    // Only lines that say when they were written can be made up for after a pause.
    for (DeviceConfig &device : m_site.devices) {
        if (device.isTail && !device.rowTime.isEmpty())
            device.placeFile = m_site.databasePath + u".%1.place"_qs.arg(device.name);
    }
}

} // namespace mtnops
