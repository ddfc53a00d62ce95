// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/newsite.h"

#include "logger/site/siteloader.h"
#include "logger/site/tomlliteral.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** A key of [site], how its value is written, and what follows it. */
struct SiteLine
{
    QString key;
    QString literal;
    QString comment;
};

/** A number as it was typed, where TOML has it in the same way; else a string, whose mistake the loader tells. */
QString numberLiteral(const QString &text)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const bool isPlain = std::all_of(text.begin(), text.end(), [](QChar character) {
        return (character >= u'0' && character <= u'9') || character == u'-' || character == u'.';
    });
    if (!isNumber || !isPlain)
        return tomlString(text);
    return QString::number(number, 'g', 12);
}

QList<SiteLine> linesOf(const NewSite &site)
{
    QList<SiteLine> lines;
    const auto add = [&lines](const QString &key, const QString &text, bool isNumber, const QString &comment) {
        const QString written = text.trimmed();
        if (!written.isEmpty())
            lines.append({key, isNumber ? numberLiteral(written) : tomlString(written), comment});
    };
    add(u"name"_qs, site.name, false, {});
    add(u"title"_qs, site.title, false, {});
    add(u"latitude"_qs, site.latitude, true, u" # degrees north"_qs);
    add(u"longitude"_qs, site.longitude, true, u" # degrees east"_qs);
    add(u"elevation"_qs, site.elevation, true, u" # m"_qs);
    add(u"timezone"_qs, site.timeZone, false, {});
    return lines;
}

} // namespace

CheckedNewSite checkNewSite(const NewSite &site)
{
    const QList<SiteLine> lines = linesOf(site);
    QString text = u"[site]\n"_qs;
    for (const SiteLine &line : lines)
        text += line.key + u" = "_qs + line.literal + line.comment + u'\n';
    CheckedNewSite checked{.text = text.toUtf8(), .mistakes = {}};
    for (const Diagnostic &diagnostic : loadSiteText(checked.text, u":/new.toml"_qs).diagnostics) {
        const qsizetype line = diagnostic.line - 2; // of those below [site]
        const QString key = !diagnostic.missingKey.isEmpty() ? diagnostic.missingKey : lines.value(line).key;
        if (!key.isEmpty() && !checked.mistakes.contains(key))
            checked.mistakes.insert(key, diagnostic.message);
    }
    return checked;
}

Result<void> writeNewSite(const QString &path, const QByteArray &text)
{
    const QFileInfo info(path);
    if (!info.dir().exists())
        return Error{ErrorCode::Io, u"there is no folder %1"_qs.arg(info.dir().path())};
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        return Error{ErrorCode::Io,
                     info.exists() ? u"%1 is there already: take another name"_qs.arg(path)
                                   : u"%1 cannot be written: %2"_qs.arg(path, file.errorString())};
    }
    if (file.write(text) != text.size() || !file.flush())
        return Error{ErrorCode::Io, u"%1 cannot be written: %2"_qs.arg(path, file.errorString())};
    return {};
}

} // namespace mtnops
