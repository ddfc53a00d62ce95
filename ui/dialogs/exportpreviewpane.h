// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exportpreview.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace mtnops {

class OverlayLabel;

/** How an export begins, as it will stand in the file, and how long it will be; or why that cannot be told. Main
    thread. */
class ExportPreviewPane : public QWidget
{
    Q_OBJECT

public:
    explicit ExportPreviewPane(QWidget *parent = nullptr);

    void showPreview(const Result<CsvPreview> &preview);
    /** Instead of a preview: what is to be chosen first. */
    void showHint(const QString &text);

private:
    void write(const QString &title, const QString &text);

    QLabel *m_title = nullptr;
    QPlainTextEdit *m_text = nullptr;
    OverlayLabel *m_note = nullptr;
};

} // namespace mtnops
