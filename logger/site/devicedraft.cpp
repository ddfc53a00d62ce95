// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/devicedraft.h"

#include "logger/site/siteloader.h"

#include <QFileInfo>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

bool stands(SourcePosition position, const TomlMember &member)
{
    return position >= member.position && position < member.value.end;
}

/** The key of @p device that a mistake is about, as in CheckedDraft::mistakes; empty for none. */
QString keyOf(const Diagnostic &diagnostic, const TomlValue &device)
{
    const SourcePosition position{.line = diagnostic.line, .column = diagnostic.column};
    if (position == device.position)
        return diagnostic.missingKey;
    const TomlMember *requests = findMember(device, u"request");
    for (qsizetype i = 0; requests && i < qsizetype(requests->value.items.size()); ++i) {
        const TomlValue &request = requests->value.items[size_t(i)];
        if (position == request.position && !diagnostic.missingKey.isEmpty())
            return requestKey(i, diagnostic.missingKey);
        for (const TomlMember &member : request.members) {
            if (stands(position, member))
                return requestKey(i, member.key);
        }
    }
    for (const TomlMember &member : device.members) {
        if (stands(position, member))
            return member.key;
    }
    return {};
}

void sortMistakes(const QList<Diagnostic> &diagnostics, const QString &path, const SiteText &text, qsizetype device,
                  CheckedDraft &checked)
{
    const TomlValue &table = *text.devices().at(size_t(device));
    const LineSpan lines = text.lines(device);
    for (const Diagnostic &diagnostic : diagnostics) {
        const bool isHere = diagnostic.file == path && diagnostic.line >= lines.first && diagnostic.line <= lines.last;
        if (!isHere) {
            checked.elsewhere.append(diagnostic.toString());
            continue;
        }
        const QString key = keyOf(diagnostic, table);
        if (key.isEmpty() && checked.otherMistake.isEmpty())
            checked.otherMistake = diagnostic.message;
        else if (!key.isEmpty() && !checked.mistakes.contains(key))
            checked.mistakes.insert(key, diagnostic.message);
        if (!diagnostic.missingKey.isEmpty() && !key.isEmpty())
            checked.missing.append(key);
    }
}

QString linesOf(const QList<TomlAssignment> &assignments, const QString &indent)
{
    QString lines;
    for (const TomlAssignment &assignment : assignments) {
        if (!assignment.literal.isEmpty())
            lines += indent + assignment.key + u" = "_qs + assignment.literal + u'\n';
    }
    return lines;
}

Result<QByteArray> textWith(const SiteText &site, const QString &path, const DeviceDraft &draft)
{
    if (!draft.device)
        return site.withDevice(blockOf(draft));
    Result<QByteArray> text = site.withKeys(*draft.device, draft.keys);
    for (qsizetype i = 0; text && i < draft.requests.size(); ++i) {
        if (draft.requests[i].isEmpty())
            continue;
        const Result<SiteText> soFar = SiteText::parse(*text, path);
        text = soFar ? soFar->withRequestKeys(*draft.device, i, draft.requests[i]) : Result<QByteArray>(soFar.error());
    }
    return text;
}

} // namespace

QString requestKey(qsizetype request, const QString &key)
{
    return request == 0 ? u"request."_qs + key : u"request.%1.%2"_qs.arg(request + 1).arg(key);
}

QString blockOf(const DeviceDraft &draft)
{
    const QString indent = u"  "_qs;
    QString block = u"[[device]]\n"_qs + linesOf(draft.keys, {});
    if (!draft.request.isEmpty())
        block += u"\n  [[device.request]]\n"_qs + linesOf(draft.request, indent);
    for (qsizetype i = 0; i < draft.requests.size(); ++i) {
        if (const QString lines = linesOf(draft.requests[i], indent); !lines.isEmpty())
            block += u"\n  [[device.request]] # %1\n"_qs.arg(i + 1) + lines;
    }
    return block;
}

Result<CheckedDraft> checkDraft(const SiteText &site, const QString &path, const DeviceDraft &draft)
{
    const Result<QByteArray> text = textWith(site, path, draft);
    if (!text)
        return text.error();
    const Result<SiteText> changed = SiteText::parse(*text, path);
    if (!changed)
        return changed.error();
    const qsizetype device = draft.device.value_or(qsizetype(changed->devices().size()) - 1);
    CheckedDraft checked{.text = *text};
    checked.block = QString::fromUtf8(changed->block(device)).remove(u'\r');
    if (!checked.block.endsWith(u'\n'))
        checked.block += u'\n';
    const LoadedSite loaded = loadSiteText(*text, path);
    sortMistakes(loaded.diagnostics, path, *changed, device, checked);
    if (loaded.isUsable)
        checked.config = loaded.site.devices.value(device);
    if (!loaded.isUsable && checked.isGood())
        checked.otherMistake = u"the site file cannot be used: %1"_qs.arg(checked.elsewhere.value(0));
    else if (checked.isGood())
        checked.otherMistake = checked.config.problem; // of its type's file
    return checked;
}

} // namespace mtnops
