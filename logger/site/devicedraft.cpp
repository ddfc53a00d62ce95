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
    if (requests && !requests->value.items.empty()) {
        const TomlValue &request = requests->value.items.front();
        if (position == request.position && !diagnostic.missingKey.isEmpty())
            return u"request."_qs + diagnostic.missingKey;
        for (const TomlMember &member : request.members) {
            if (stands(position, member))
                return u"request."_qs + member.key;
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

} // namespace

QString blockOf(const DeviceDraft &draft)
{
    QString block = u"[[device]]\n"_qs;
    for (const TomlAssignment &assignment : draft.keys) {
        if (!assignment.literal.isEmpty())
            block += assignment.key + u" = "_qs + assignment.literal + u'\n';
    }
    if (!draft.request.isEmpty())
        block += u"\n  [[device.request]]\n"_qs;
    for (const TomlAssignment &assignment : draft.request) {
        if (!assignment.literal.isEmpty())
            block += u"  "_qs + assignment.key + u" = "_qs + assignment.literal + u'\n';
    }
    return block;
}

Result<CheckedDraft> checkDraft(const SiteText &site, const QString &path, const DeviceDraft &draft)
{
    const Result<QByteArray> text =
        draft.device ? site.withKeys(*draft.device, draft.keys) : site.withDevice(blockOf(draft));
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
