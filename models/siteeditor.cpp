// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/siteeditor.h"

#include "logger/core/workerthread.h"
#include "logger/site/devicetypeloader.h"
#include "logger/site/newsite.h"
#include "logger/site/siteloader.h"

#include <mutex>

namespace mtnops {

namespace {

Result<SiteDocument> readDocument(const QString &path)
{
    const Result<QByteArray> text = readSiteFile(path);
    if (!text)
        return text.error();
    const Result<SiteText> site = SiteText::parse(*text, path);
    if (!site)
        return site.error();
    const LoadedSite loaded = loadSiteText(*text, path);
    SiteDocument document{
        .site = *site, .types = {}, .devices = loaded.site.devices, .databasePath = loaded.site.databasePath};
    DeviceTypeLoader types(typesFolderOf(path));
    QStringList names = types.names();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (const DeviceType *type = types.find(name); type && type->problem.isEmpty())
            document.types.append(*type);
    }
    return document;
}

Result<CheckedDraft> checkIn(const QByteArray &text, const QString &path, const DeviceDraft &draft)
{
    const Result<SiteText> site = SiteText::parse(text, path);
    return site ? checkDraft(*site, path, draft) : Result<CheckedDraft>(site.error());
}

} // namespace

/** Where results go; nobody when the editor is gone. */
struct SiteEditor::Receiver
{
    std::mutex mutex;
    SiteEditor *editor;
};

SiteEditor::SiteEditor(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_receiver(std::make_shared<Receiver>())
    , m_thread(std::make_unique<WorkerThread>(QStringLiteral("site editor")))
{
    m_receiver->editor = this;
    m_worker = new QObject;
    m_thread->adopt(m_worker);
}

SiteEditor::~SiteEditor()
{
    {
        const std::lock_guard lock(m_receiver->mutex);
        m_receiver->editor = nullptr;
    }
    WorkerThread::leave(std::move(m_thread), m_worker); // the disk may hold it in a system call
}

template<typename Work, typename Take>
void SiteEditor::run(Work work, Take take)
{
    QMetaObject::invokeMethod(m_worker, [receiver = m_receiver, work = std::move(work), take = std::move(take)] {
        const auto result = work();
        const std::lock_guard lock(receiver->mutex);
        if (receiver->editor)
            QMetaObject::invokeMethod(receiver->editor, [take, result] { take(result); });
    });
}

void SiteEditor::open()
{
    run([path = m_path] { return readDocument(path); },
        [this](const Result<SiteDocument> &document) {
            if (!document) {
                emit failed(document.error().detail);
                return;
            }
            m_text = document->site.text();
            emit opened(*document);
        });
}

void SiteEditor::check(const DeviceDraft &draft)
{
    const int number = ++m_check;
    run([text = m_text, path = m_path, draft] { return checkIn(text, path, draft); },
        [this, number](const Result<CheckedDraft> &result) {
            if (number == m_check)
                emit checked(result);
        });
}

void SiteEditor::save(const DeviceDraft &draft)
{
    run([text = m_text, path = m_path, draft] { return saveDraft(path, text, draft); },
        [this](const Result<SavedSite> &result) { emit saved(result); });
}

void SiteEditor::remove(qsizetype device)
{
    run([text = m_text, path = m_path, device] { return removeDevice(path, text, device); },
        [this](const Result<SavedSite> &result) { emit saved(result); });
}

void SiteEditor::create(const QByteArray &text)
{
    run(
        [path = m_path, text]() -> Result<SavedSite> {
            const Result<void> written = writeNewSite(path, text);
            return written ? Result<SavedSite>(SavedSite{.text = text}) : Result<SavedSite>(written.error());
        },
        [this](const Result<SavedSite> &result) { emit saved(result); });
}

} // namespace mtnops
