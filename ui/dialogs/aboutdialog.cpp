// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/aboutdialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace mtnops {

namespace {

/** A line that can be selected and copied; plain text, because a path or a title may hold anything. */
QLabel *makeValue(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    return label;
}

/** Its name stands level with the first line of it. */
void addRow(QFormLayout &form, const QString &text, const QString &value, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    form.addRow(label, makeValue(value, parent));
}

} // namespace

AboutDialog::AboutDialog(const SiteInfo &site, const QString &databasePath, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About mtnops-logger"));
    auto *name = new QLabel(QStringLiteral("mtnops-logger " MTNOPS_VERSION), this);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setBold(true);
    name->setFont(font);
    name->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(6);
    addRow(*form, tr("Purpose"), tr("Logs the telemetry of an observatory and shows it, live and from years ago"),
           this);
    addRow(*form, tr("Licence"), tr("GNU General Public License, version 3 or later; comes without any warranty"),
           this);
    addRow(*form, tr("Qt"), QString::fromLatin1(qVersion()), this);
    addRow(*form, tr("Site"), site.title.isEmpty() ? tr("not known yet") : site.title, this);
    addRow(*form, tr("Database"), QDir::toNativeSeparators(databasePath), this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(name);
    layout->addLayout(form);
    layout->addStretch(1);
    layout->addWidget(buttons);
    constexpr int width = 500;
    resize(width, layout->totalHeightForWidth(width));
}

} // namespace mtnops
