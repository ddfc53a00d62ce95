// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/clock.h"
#include "models/exportjob.h"
#include "models/exportpreview.h"
#include "ui/dialogs/exportform.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mtnops {

class ExportPreviewPane;

/** Writes the shown window, or another, of one table into a CSV file, and shows how it will begin. The writing is done
   on another thread; cancelling leaves no file. Main thread. */
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /** @p clock is not owned and outlives the dialog. */
    ExportDialog(const ExportDefaults &defaults, const Clock &clock, QWidget *parent = nullptr);

    ExportForm *form() const { return m_form; }
    bool isRunning() const { return m_job.isRunning(); }

    /** Stops an export that is under way; closes the dialog when there is none. */
    void reject() override;

signals:
    /** A file was written whole. */
    void exported(const QString &path);

private:
    void build(const ExportDefaults &defaults);
    void askPreview();
    void start();
    void showProgress(qint64 rows, double done, double secondsLeft);
    void showResult(const Result<CsvReport> &result);
    void showMessage(const QString &text, bool isError);
    void showFolder();
    void setRunning(bool running);

    const Clock &m_clock;
    ExportJob m_job;
    ExportPreview m_preview;
    QTimer m_settle; ///< until nobody has changed a field for a moment
    ExportForm *m_form = nullptr;
    ExportPreviewPane *m_previewPane = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_showFolder = nullptr;
    QString m_path; ///< of the export under way or last done
    bool m_mayReplace = false; ///< somebody has seen that the file exists
};

} // namespace mtnops
