// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/serverdialog.h"

#include "logger/import/databasesource.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

namespace mtnops {

namespace {

constexpr int dialogWidth = 600; // px; the example is seen whole
constexpr int fieldHeight = 26;
constexpr int margin = 16;
constexpr int spacing = 8;

} // namespace

ServerDialog::ServerDialog(const QString &url, QWidget *parent)
    : QDialog(parent), m_url(new QLineEdit(url, this)), m_password(new QLineEdit(this))
{
    setObjectName(QStringLiteral("serverDialog"));
    setWindowTitle(tr("Open database on a server"));
    auto *about = new QLabel(tr("The database of another program, which is read and never written."), this);
    about->setWordWrap(true);
    m_url->setObjectName(QStringLiteral("serverUrl"));
    m_url->setPlaceholderText(QStringLiteral("postgresql://user@host/database, mysql://user@host/database"));
    m_password->setObjectName(QStringLiteral("serverPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setPlaceholderText(tr("none, or as in the URL; it is not kept"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &ServerDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    for (QLineEdit *field : {m_url, m_password})
        field->setMinimumHeight(fieldHeight);
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setVerticalSpacing(spacing);
    layout->addRow(about);
    layout->addRow(tr("&URL"), m_url);
    layout->addRow(tr("&Password"), m_password);
    layout->addRow(buttons);
    resize(dialogWidth, sizeHint().height());
    (url.isEmpty() ? m_url : m_password)->setFocus();
}

void ServerDialog::choose()
{
    QString text = m_url->text().trimmed();
    if (!m_password->text().isEmpty() && isServerUrl(text)) { // what is none is shown as it was written
        QUrl url(text);
        url.setPassword(m_password->text(), QUrl::DecodedMode); // which may hold what a URL may not
        if (url.isValid())
            text = url.toString(QUrl::FullyEncoded);
    }
    accept();
    emit chosen(text);
}

} // namespace mtnops
