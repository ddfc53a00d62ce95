// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicetypeloader.h"

#include "logger/site/devicetypereader.h"
#include "logger/site/didyoumean.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

const QString &builtInFolder()
{
    static const QString folder = u":/devices"_qs;
    return folder;
}

/** A type's name is a file's; nothing else may be reached by it. */
bool isTypeName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar character) {
        return (character >= u'a' && character <= u'z') || (character >= u'0' && character <= u'9') || character == u'-'
            || character == u'_';
    });
}

} // namespace

DeviceTypeLoader::DeviceTypeLoader(QString folder) : m_folder(std::move(folder)) { }

const DeviceType *DeviceTypeLoader::find(const QString &name)
{
    if (const auto known = m_types.find(name); known != m_types.end())
        return &known->second;
    const QString path = isTypeName(name) ? pathOf(name) : QString();
    if (path.isEmpty())
        return nullptr;
    return &m_types.emplace(name, load(name, path)).first->second;
}

QString DeviceTypeLoader::problemOfMissing(const QString &name) const
{
    if (!isTypeName(name) && !pathOf(QFileInfo(name).fileName()).isEmpty())
        return u"\"%1\" is no name for a device type: name the file, and the type here, with a-z, 0-9, - and _ only"_qs
            .arg(name);
    return u"unknown device type \"%1\"%2"_qs.arg(name, didYouMean(name, names()));
}

QStringList DeviceTypeLoader::names() const
{
    QStringList names;
    for (const QString &folder : {m_folder, builtInFolder()}) {
        for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.toml"_qs}, QDir::Files, QDir::Name))
            names.append(file.completeBaseName());
    }
    names.removeIf([](const QString &name) { return !isTypeName(name); });
    names.removeDuplicates();
    return names;
}

QString DeviceTypeLoader::pathOf(const QString &name) const
{
    for (const QString &folder : {m_folder, builtInFolder()}) {
        QString path = folder + u'/' + name + u".toml"_qs;
        if (QFileInfo::exists(path))
            return path;
    }
    return {};
}

DeviceType DeviceTypeLoader::load(const QString &name, const QString &path)
{
    Diagnostics diagnostics(path);
    DeviceType type;
    if (const std::optional<TomlValue> root = readTomlFile(path, diagnostics))
        type = DeviceTypeReader(*root, diagnostics).read();
    type.name = name;
    const QList<Diagnostic> found = diagnostics.sorted();
    if (!found.isEmpty())
        type.problem = found.first().toString();
    m_diagnostics.append(found);
    return type;
}

} // namespace mtnops
