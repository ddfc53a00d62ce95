// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/siteeditor.h"

#include "logger/core/workerthread.h"
#include "logger/site/devicetypeloader.h"
#include "logger/site/siteloader.h"

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
    SiteDocument document{.text = *text,
                          .types = {},
                          .devices = loaded.site.devices,
                          .tables = {},
                          .databasePath = loaded.site.databasePath};
    for (const TomlValue *table : site->devices())
        document.tables.append(*table);
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

SiteEditor::SiteEditor(QString path, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_thread(std::make_unique<WorkerThread>(QStringLiteral("site editor")))
{
    m_worker = new QObject;
    m_thread->adopt(m_worker);
}

SiteEditor::~SiteEditor()
{
    m_thread->stopAfter(
        m_worker, [] {}, QDeadlineTimer::Forever);
}

template<typename Work, typename Take>
void SiteEditor::run(Work work, Take take)
{
    QMetaObject::invokeMethod(m_worker, [this, work = std::move(work), take = std::move(take)] {
        QMetaObject::invokeMethod(this, [take, result = work()] { take(result); });
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
            m_text = document->text;
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

} // namespace mtnops
