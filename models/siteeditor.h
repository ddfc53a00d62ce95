// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/site/devicetype.h"
#include "logger/site/sitesave.h"

#include <QObject>

#include <memory>

namespace mtnops {

class WorkerThread;

/** A site file as it was read, and what can be put into it. A value. */
struct SiteDocument
{
    SiteText site;
    QList<DeviceType> types; ///< of the program and of the site's own folder, by name
    QList<DeviceConfig> devices; ///< in the order they stand in
    QString databasePath;
};

/** Reads, checks and changes one site file, on a thread of its own: its disk may be slow, or hang. Main thread,
    which never waits for it: what is being written when this goes is still written. */
class SiteEditor : public QObject
{
    Q_OBJECT

public:
    explicit SiteEditor(QString path, QObject *parent = nullptr);
    ~SiteEditor() override;

    const QString &path() const { return m_path; }
    /** Ends with opened() or failed(). */
    void open();
    /** Ends with checked(), unless another draft is checked before that. */
    void check(const DeviceDraft &draft);
    /** Of the file as it was opened; ends with saved(). */
    void save(const DeviceDraft &draft);
    void remove(qsizetype device);
    /** Writes the text into a file that was not there; ends with saved(). */
    void create(const QByteArray &text);

signals:
    void opened(const mtnops::SiteDocument &document);
    void failed(const QString &reason);
    void checked(const mtnops::Result<mtnops::CheckedDraft> &draft);
    void saved(const mtnops::Result<mtnops::SavedSite> &result);

private:
    struct Receiver;

    /** Runs on the thread of its own; what it returns is handed to @p take on this one. */
    template<typename Work, typename Take>
    void run(Work work, Take take);

    QString m_path;
    QByteArray m_text; ///< as it was opened
    std::shared_ptr<Receiver> m_receiver; ///< shared with the thread, which may outlive this
    std::unique_ptr<WorkerThread> m_thread;
    QObject *m_worker = nullptr; ///< lives and dies on m_thread
    int m_check = 0; ///< the last draft that was to be checked
};

} // namespace mtnops
