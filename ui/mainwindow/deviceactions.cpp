// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/deviceactions.h"

#include "models/siteeditor.h"
#include "ui/dialogs/devicedialog.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace mtnops {

using namespace Qt::StringLiterals;

DeviceActions::DeviceActions(QWidget &window, const Clock &clock)
    : QObject(&window), m_window(window), m_clock(clock), m_add(new QAction(tr("Add &device…"), this))
{
    m_add->setShortcut(Qt::CTRL | Qt::Key_D);
    connect(m_add, &QAction::triggered, this, &DeviceActions::add);
    setSiteFile({},
                tr("This window was opened without a site file. File, New site… writes one; examples are in "
                   "/usr/share/doc/mtnops-logger/examples."));
}

void DeviceActions::setSiteFile(const QString &path, const QString &reason)
{
    m_path = path;
    m_reason = path.isEmpty() ? reason : QString();
    m_add->setEnabled(canEdit());
    m_add->setToolTip(canEdit() ? tr("Writes a device into %1").arg(QDir::toNativeSeparators(path)) : reason);
}

void DeviceActions::add()
{
    openDialog({});
}

void DeviceActions::edit(const QString &device)
{
    openDialog(device);
}

void DeviceActions::remove(const QString &device, const QString &title)
{
    const QString named = title.isEmpty() || title == device ? device : tr("%1 (%2)").arg(title, device);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove device"),
                                tr("Remove %1 from the site file?").arg(named), QMessageBox::Cancel, &m_window);
    box->setObjectName(u"removeBox"_qs);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("It is asked no more. Its readings stay in the database and can still be seen; the "
                               "comments above it stay in the file."));
    QPushButton *sure = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    sure->setObjectName(u"removeSure"_qs);
    box->setDefaultButton(QMessageBox::Cancel); // Return alone takes nothing away
    connect(sure, &QPushButton::clicked, this, [this, device] { removeSurely(device); });
    box->open();
}

void DeviceActions::tellRefused(const QString &reason)
{
    tell(tr("The site file is saved, but the logging did not take it and goes on as before."), reason, true);
}

void DeviceActions::openDialog(const QString &device)
{
    if (!canEdit())
        return;
    auto *dialog = new DeviceDialog(m_path, device, afterSave(), m_clock, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeviceDialog::saved, this, &DeviceActions::saved);
    dialog->open();
}

void DeviceActions::removeSurely(const QString &device)
{
    auto *editor = new SiteEditor(m_path, this);
    const auto refuse = [this, editor](const QString &reason) {
        editor->deleteLater();
        tell(tr("Nothing was removed."), reason, true);
    };
    connect(editor, &SiteEditor::failed, this, refuse);
    connect(editor, &SiteEditor::opened, this, [=](const SiteDocument &document) {
        const auto found = std::find_if(document.devices.begin(), document.devices.end(),
                                        [&](const DeviceConfig &config) { return config.name == device; });
        if (found == document.devices.end())
            refuse(tr("There is no device \"%1\" in the site file any more.").arg(device));
        else
            editor->remove(found - document.devices.begin());
    });
    connect(editor, &SiteEditor::saved, this, [=, this](const Result<SavedSite> &result) {
        if (!result) {
            refuse(tr("%1. Take the lines of [[device]] with name = \"%2\" out of the file by hand.")
                       .arg(result.error().detail, device));
            return;
        }
        editor->deleteLater();
        emit saved();
        if (!result->elsewhere.isEmpty())
            tellRefused(result->elsewhere.first());
        else if (m_mode.kind != LoggingMode::Kind::Logging)
            tell(tr("%1 is removed from the site file.").arg(device), afterSave(), false);
    });
    editor->open();
}

void DeviceActions::tell(const QString &text, const QString &more, bool isError)
{
    auto *box = new QMessageBox(isError ? QMessageBox::Warning : QMessageBox::Information, tr("Devices"), text,
                                QMessageBox::Ok, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(more);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box->open();
}

/** How the logging takes notice of the file. */
QString DeviceActions::afterSave() const
{
    switch (m_mode.kind) {
    case LoggingMode::Kind::Starting:
    case LoggingMode::Kind::Logging:
        return tr("The logging goes on with it; the other devices miss no reading.");
    case LoggingMode::Kind::Viewing:
        return tr("Another process logs: a service takes it with \"systemctl reload mtnops-logger@%1\", a window with "
                  "the "
                  "next start.")
            .arg(QFileInfo(m_path).completeBaseName());
    case LoggingMode::Kind::Failed:
        return tr("It is logged as soon as the logging works again.");
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
