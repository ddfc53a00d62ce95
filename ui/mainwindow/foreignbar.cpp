// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/foreignbar.h"

#include "ui/panels/iconlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

#include <cmath>

namespace mtnops {

namespace {

constexpr int progressWidth = 110; // px

} // namespace

ForeignBar::ForeignBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("foreignBar"));
    setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 5, 12, 5);
    layout->setSpacing(8);
    m_mark = new IconLabel(this);
    layout->addWidget(m_mark);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("foreignText"));
    m_text->setTextFormat(Qt::PlainText); // names of files and tables may hold anything
    m_text->setWordWrap(true);
    layout->addWidget(m_text, 1);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("foreignProgress"));
    m_progress->setFixedWidth(progressWidth);
    m_progress->setTextVisible(false); // the label says it
    layout->addWidget(m_progress);
    m_progressText = new QLabel(this);
    m_progressText->setObjectName(QStringLiteral("foreignProgressText"));
    m_progressText->setTextFormat(Qt::PlainText);
    m_progressText->setProperty("role", QStringLiteral("secondary"));
    layout->addWidget(m_progressText);
    m_stop = addButton(tr("&Stop"), QStringLiteral("foreignStop"), tr("Goes no further"));
    QPushButton *zone = addButton(tr("Time &zone…"), QStringLiteral("foreignZone"),
                                  tr("In which zone times were written that name none; reads all once more"));
    m_import = addButton(tr("&Import…"), QStringLiteral("foreignImport"),
                         tr("Copies it into a new log, which opens at once the next time"));
    connect(m_stop, &QPushButton::clicked, this, &ForeignBar::stopWanted);
    connect(zone, &QPushButton::clicked, this, &ForeignBar::zoneWanted);
    connect(m_import, &QPushButton::clicked, this, &ForeignBar::importWanted);
    setProgress(std::nullopt);
}

void ForeignBar::setText(const QString &text, const QString &details, bool isError)
{
    m_text->setText(text);
    setToolTip(details);
    const QString role = isError ? QStringLiteral("error") : QString();
    if (m_text->property("role").toString() == role)
        return;
    m_text->setProperty("role", role);
    m_text->style()->unpolish(m_text);
    m_text->style()->polish(m_text);
}

void ForeignBar::setProgress(const std::optional<double> &done, const QString &text)
{
    m_progress->setVisible(done.has_value());
    m_progressText->setVisible(done.has_value());
    m_progressText->setText(text);
    m_stop->setVisible(done.has_value());
    if (done)
        m_progress->setValue(int(std::floor(*done * 100))); // not "100 %" before the end
}

void ForeignBar::setCanImport(bool canImport)
{
    m_import->setEnabled(canImport);
}

void ForeignBar::setTheme(const Theme &theme)
{
    m_mark->setContent(Icon::Warning, tr("Not a log of this program"), theme.warning);
}

QPushButton *ForeignBar::addButton(const QString &text, const QString &name, const QString &hint)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(hint);
    layout()->addWidget(button);
    return button;
}

} // namespace mtnops
