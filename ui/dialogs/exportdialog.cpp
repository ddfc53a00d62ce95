// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportdialog.h"

#include "ui/dialogs/exportpreviewpane.h"
#include "ui/dialogs/formarea.h"
#include "ui/dialogs/screenfit.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>

#include <cmath>

namespace mtnops {

namespace {

constexpr int progressSteps = 1000;
constexpr int settleMilliseconds = 100; // a ticked list tells each of its columns, a typist each letter

QString timeLeftText(double seconds)
{
    if (seconds < 90)
        return ExportDialog::tr("%1 s left").arg(int(std::ceil(seconds)));
    return ExportDialog::tr("%1 min left").arg(int(std::ceil(seconds / 60)));
}

} // namespace

ExportDialog::ExportDialog(const ExportDefaults &defaults, const Clock &clock, QWidget *parent)
    : QDialog(parent), m_clock(clock)
{
    setWindowTitle(tr("Export CSV"));
    build(defaults);
    connect(m_export, &QPushButton::clicked, this, &ExportDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    connect(m_showFolder, &QPushButton::clicked, this, &ExportDialog::showFolder);
    connect(m_form, &ExportForm::changed, this, [this] {
        m_mayReplace = false;
        showMessage({}, false);
        setRunning(false);
        m_settle.start(settleMilliseconds);
    });
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &ExportDialog::askPreview);
    connect(&m_preview, &ExportPreview::made, m_previewPane, &ExportPreviewPane::showPreview);
    askPreview();
    connect(&m_job, &ExportJob::progressed, this, &ExportDialog::showProgress);
    connect(&m_job, &ExportJob::finished, this, &ExportDialog::showResult);
    setRunning(false);
}

void ExportDialog::reject()
{
    if (!m_job.isRunning()) {
        QDialog::reject();
        return;
    }
    m_cancel->setEnabled(false);
    showMessage(tr("Cancelling…"), false);
    m_job.cancel();
}

void ExportDialog::build(const ExportDefaults &defaults)
{
    m_form = new ExportForm(defaults, this);
    m_previewPane = new ExportPreviewPane(this);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("exportProgress"));
    m_progress->setRange(0, progressSteps);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("exportMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setMinimumHeight(2 * fontMetrics().height() + 4); // no jumping when something is said
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto *buttons = new QDialogButtonBox(this);
    m_showFolder = buttons->addButton(tr("S&how in folder"), QDialogButtonBox::ActionRole);
    m_showFolder->setObjectName(QStringLiteral("exportShowFolder"));
    m_export = buttons->addButton(tr("E&xport"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(QStringLiteral("exportStart"));
    m_export->setDefault(true);
    m_cancel = buttons->addButton(QDialogButtonBox::Close);
    m_cancel->setObjectName(QStringLiteral("exportCancel"));
    m_showFolder->hide();
    buttons->setFocusProxy(nullptr); // that would be the hidden button, and Tab would go no further
    auto *area = new FormArea(m_form, this); // the preview stays while it scrolls
    area->setMinimumWidth(m_form->minimumSizeHint().width() + area->verticalScrollBar()->sizeHint().width());
    auto *bottom = new QHBoxLayout;
    bottom->setSpacing(16);
    bottom->addWidget(m_progress, 1); // beside the buttons, where nothing else is: no jumping when it begins
    bottom->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(area);
    layout->addWidget(m_previewPane, 1); // what the form has no use for
    layout->addWidget(m_message);
    layout->addLayout(bottom);
    resize(fittedTo(*screen(), QSize(640, 740)));
}

void ExportDialog::askPreview()
{
    const Result<CsvRequest> request = m_form->request(m_clock.now());
    if (request) {
        m_preview.ask(*request, m_form->interval());
        return;
    }
    m_preview.giveUp();
    m_previewPane->showHint(request.error().detail);
}

void ExportDialog::start()
{
    const Timestamp now = m_clock.now();
    m_form->showMistakes(now);
    const Result<CsvRequest> request = m_form->request(now);
    const Result<QString> path = m_form->outputPath();
    if (!request || !path) {
        showMessage((request ? path.error() : request.error()).detail, true);
        return;
    }
    m_path = *path;
    if (QFileInfo::exists(m_path) && !m_mayReplace) {
        m_mayReplace = true;
        showMessage(tr("%1 exists already. Press Replace to write over it, or name another file.")
                        .arg(QDir::toNativeSeparators(m_path)),
                    true);
        m_export->setText(tr("Re&place"));
        return;
    }
    if (const Result<void> started = m_job.start(*request, m_path); !started) {
        showMessage(started.error().detail, true);
        return;
    }
    m_progress->setValue(0);
    showMessage(tr("Reading…"), false);
    setRunning(true);
}

void ExportDialog::showProgress(qint64 rows, double done, double secondsLeft)
{
    m_progress->setValue(int(done * progressSteps));
    QString text = tr("%L1 rows").arg(rows);
    if (secondsLeft >= 0)
        text += QStringLiteral(" · ") + timeLeftText(secondsLeft);
    showMessage(text, false);
}

void ExportDialog::showResult(const Result<CsvReport> &result)
{
    m_mayReplace = false;
    setRunning(false);
    if (result) {
        QString text = tr("%L1 rows written to %2").arg(result->rows).arg(QDir::toNativeSeparators(m_path));
        const QStringList remarks = remarksOf(*result);
        for (const QString &remark : remarks)
            text += u'\n' + remark;
        showMessage(text, !remarks.isEmpty());
        m_showFolder->show();
        emit exported(m_path);
        return;
    }
    if (result.error().code == ErrorCode::Cancelled)
        showMessage(tr("Cancelled; no file was written."), false);
    else
        showMessage(tr("Nothing was written: %1").arg(result.error().detail), true);
}

void ExportDialog::showMessage(const QString &text, bool isError)
{
    m_message->setText(text);
    m_message->setProperty("role", isError ? QStringLiteral("error") : QString());
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void ExportDialog::showFolder()
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_path).absolutePath()));
}

void ExportDialog::setRunning(bool running)
{
    m_progress->setVisible(running);
    m_form->setEnabled(!running);
    m_export->setEnabled(!running);
    m_export->setText(tr("E&xport"));
    m_cancel->setEnabled(true);
    m_cancel->setText(running ? tr("Cancel") : tr("Close"));
    m_showFolder->hide();
}

} // namespace mtnops
