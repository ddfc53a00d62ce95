// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/exportpreviewpane.h"

#include "ui/panels/overlaylabel.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mtnops {

namespace {

constexpr int fewestLines = 4; // the header, two rows, and room for the scroll bar

/** "Preview: the first 20 of about 17,280 rows". */
QString titleOf(const CsvPreview &preview)
{
    if (preview.rows == 0)
        return ExportPreviewPane::tr("Pre&view");
    if (preview.rows == 1)
        return ExportPreviewPane::tr("Pre&view: the only row");
    if (preview.rows == preview.shownRows)
        return ExportPreviewPane::tr("Pre&view: all %1 rows").arg(preview.rows);
    const auto title = [&](const QString &text) { return text.arg(preview.shownRows).arg(preview.rows); };
    switch (preview.count) {
    case CsvPreview::Count::Exact:
        return title(ExportPreviewPane::tr("Pre&view: the first %1 of %L2 rows"));
    case CsvPreview::Count::AtMost:
        return title(ExportPreviewPane::tr("Pre&view: the first %1 of at most %L2 rows"));
    case CsvPreview::Count::About:
        return title(ExportPreviewPane::tr("Pre&view: the first %1 of about %L2 rows"));
    }
    Q_UNREACHABLE();
}

} // namespace

ExportPreviewPane::ExportPreviewPane(QWidget *parent) : QWidget(parent)
{
    m_title = new QLabel(tr("Pre&view"), this);
    m_title->setObjectName(QStringLiteral("exportPreviewTitle"));
    m_text = new QPlainTextEdit(this);
    m_text->setObjectName(QStringLiteral("exportPreview"));
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap); // a line is a row
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(this->font().pointSizeF() * 0.9);
    m_text->setFont(font);
    const int frame = 3; // the border and the padding of the style sheet
    m_text->setMinimumHeight(fewestLines * QFontMetrics(font).lineSpacing()
                             + 2 * int(m_text->document()->documentMargin()) + 2 * frame);
    m_title->setBuddy(m_text);
    m_note = new OverlayLabel(m_text->viewport());
    m_note->setObjectName(QStringLiteral("exportPreviewNote"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    layout->addWidget(m_text, 1);
}

void ExportPreviewPane::showPreview(const Result<CsvPreview> &preview)
{
    if (!preview) {
        write(tr("Pre&view"), {});
        m_note->setMessage(preview.error().detail, OverlayLabel::Kind::Error);
        return;
    }
    write(titleOf(*preview), preview->text.chopped(2)); // without the last line break
    m_note->setMessage(preview->shownRows == 0 ? tr("Nothing was logged between these times.") : QString());
}

void ExportPreviewPane::showHint(const QString &text)
{
    write(tr("Pre&view"), {});
    m_note->setMessage(text);
}

void ExportPreviewPane::write(const QString &title, const QString &text)
{
    m_title->setText(title);
    const int place = m_text->horizontalScrollBar()->value();
    m_text->setPlainText(text);
    m_text->horizontalScrollBar()->setValue(place);
}

} // namespace mtnops
