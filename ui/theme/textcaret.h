// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace mtnops {

/** The text cursor of one line edit, in the colour of its text; it does not blink. Qt inverts what is below its own,
    which is nearly white in the red night; the style gives that one no width, and what a screen of 125 or 150 % draws
   of it all the same is covered. Main thread. */
class TextCaret final : public QWidget
{
    Q_OBJECT

public:
    /** A child of @p edit that lies over it: painted after it, so that it knows how far the text is scrolled. */
    explicit TextCaret(QLineEdit &edit);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLineEdit &m_edit;
};

} // namespace mtnops
