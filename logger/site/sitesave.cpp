// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/sitesave.h"

#include "logger/site/siteloader.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

/** The file as it is now, and which device of it was @p device of @p known. */
struct Current
{
    SiteText text;
    bool wasChanged = false;
    std::optional<qsizetype> device;
};

Result<Current> currentOf(const QString &path, const QByteArray &known, std::optional<qsizetype> device)
{
    const Result<QByteArray> bytes = readSiteFile(path);
    if (!bytes)
        return bytes.error();
    Result<SiteText> text = SiteText::parse(*bytes, path);
    if (!text)
        return text.error();
    if (*bytes == known)
        return Current{.text = *text, .wasChanged = false, .device = device};
    Current current{.text = *text, .wasChanged = true, .device = {}};
    if (!device)
        return current;
    const Result<SiteText> before = SiteText::parse(known, path);
    if (!before)
        return before.error();
    const QByteArray block = before->block(*device);
    for (qsizetype index = 0; index < qsizetype(text->devices().size()); ++index) {
        if (text->block(index) == block)
            current.device = index;
    }
    if (!current.device)
        return Error{ErrorCode::Busy,
                     u"%1 was changed by somebody else, and this device with it: open it again"_qs.arg(path)};
    return current;
}

Result<void> replace(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (!QFileInfo(path).isWritable()) // a rename would get round that
        return Error{ErrorCode::Io, u"%1 cannot be written: it is read-only"_qs.arg(path)};
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return Error{ErrorCode::Io, u"%1 cannot be written: %2"_qs.arg(path, file.errorString())};
    return {};
}

} // namespace

Result<QByteArray> readSiteFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"%1 cannot be read: %2"_qs.arg(path, file.errorString())};
    QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, u"%1 cannot be read: %2"_qs.arg(path, file.errorString())};
    return bytes;
}

Result<SavedSite> saveDraft(const QString &path, const QByteArray &known, const DeviceDraft &draft)
{
    const Result<Current> current = currentOf(path, known, draft.device);
    if (!current)
        return current.error();
    DeviceDraft moved = draft;
    moved.device = current->device;
    const Result<CheckedDraft> checked = checkDraft(current->text, path, moved);
    if (!checked)
        return checked.error();
    if (!checked->isGood())
        return Error{ErrorCode::InvalidInput,
                     checked->otherMistake.isEmpty() ? *checked->mistakes.cbegin() : checked->otherMistake};
    if (const Result<void> written = replace(path, checked->text); !written)
        return written.error();
    return SavedSite{.text = checked->text, .wasChangedByOthers = current->wasChanged, .elsewhere = checked->elsewhere};
}

Result<SavedSite> removeDevice(const QString &path, const QByteArray &known, qsizetype device)
{
    const Result<Current> current = currentOf(path, known, device);
    if (!current)
        return current.error();
    const Result<QByteArray> text = current->text.withoutDevice(*current->device);
    if (!text)
        return text.error();
    const LoadedSite loaded = loadSiteText(*text, path);
    if (!loaded.isUsable)
        return Error{ErrorCode::InvalidInput, loaded.diagnostics.first().toString()};
    if (const Result<void> written = replace(path, *text); !written)
        return written.error();
    SavedSite saved{.text = *text, .wasChangedByOthers = current->wasChanged, .elsewhere = {}};
    for (const Diagnostic &diagnostic : loaded.diagnostics)
        saved.elsewhere.append(diagnostic.toString());
    return saved;
}

} // namespace mtnops
