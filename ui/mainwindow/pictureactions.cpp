// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/pictureactions.h"

#include "models/logsession.h"
#include "ui/charts/chartarea.h"
#include "ui/charts/chartpicture.h"
#include "ui/dialogs/exportform.h"
#include "ui/mainwindow/windowsettings.h"
#include "ui/theme/fileicons.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMainWindow>
#include <QMessageBox>
#include <QStatusBar>

namespace mtnops {

namespace {

constexpr double imageScale = 2; // as fine as print needs
constexpr int toldMilliseconds = 10'000;

} // namespace

PictureActions::PictureActions(QMainWindow &window, LogSession &session, ChartArea &chart, WindowSettings &settings)
    : QObject(&window), m_window(window), m_session(session), m_chart(chart), m_settings(settings)
{
}

void PictureActions::copy()
{
    QGuiApplication::clipboard()->setImage(m_chart.toImage(imageScale));
    tell(tr("Copied the chart image"));
}

void PictureActions::save()
{
    const TimeRange range = m_session.window().range();
    QString name = exportFileName(m_session.catalog().site.name, QStringLiteral("chart"), range);
    name.replace(QStringLiteral(".csv"), QStringLiteral(".png"));
    auto *dialog = new QFileDialog(&m_window, tr("Save chart image"), m_settings.folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNameFilters({tr("PNG image (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")});
    prepareFileDialog(*dialog);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(pictureSuffixes().first());
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog] {
        const QString suffix = pictureSuffixes().value(dialog->nameFilters().indexOf(dialog->selectedNameFilter()));
        dialog->setDefaultSuffix(suffix);
        const QFileInfo chosen(dialog->selectedFiles().value(0)); // its name keeps in step with the kind
        dialog->selectFile(chosen.completeBaseName() + u'.' + suffix);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &PictureActions::write);
    dialog->open();
}

void PictureActions::write(const QString &path)
{
    const Result<void> saved = saveChart(m_chart, path, imageScale);
    if (saved) {
        m_settings.setFolder(QFileInfo(path).absolutePath());
        tell(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
        return;
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Save chart image"), tr("The chart image was not saved."),
                                QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("pictureRefused"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(saved.error().detail);
    box->open();
}

void PictureActions::tell(const QString &text)
{
    m_window.statusBar()->showMessage(text, toldMilliseconds);
}

} // namespace mtnops
