// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timefield.h"

#include "ui/theme/fonts.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QStyle>
#include <QToolTip>

namespace mtnops {

TimeField::TimeField(QWidget *parent) : QLineEdit(parent)
{
    setFont(figureFont(TextSize::Body));
    setFixedWidth(QFontMetrics(font()).horizontalAdvance(QStringLiteral("2026-11-23 17:18:00")) + 22);
    m_hint =
        tr("A time such as 2026-11-22 18:00, 18:00, yesterday 18:00, -6h or now. Return shows it, Escape gives up.");
    setToolTip(m_hint);
    connect(this, &QLineEdit::textEdited, this, [this] { setState(true, {}); });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (m_edited)
            emit committed();
    });
}

void TimeField::setShown(const QString &text)
{
    m_shown = text;
    if (m_edited || this->text() == text)
        return;
    // A live time moves on under somebody who has just marked it to type over it.
    const int start = selectionStart();
    const int marked = selectionLength();
    const int cursor = cursorPosition();
    setText(text);
    if (hasFocus() && marked > 0)
        setSelection(start, marked);
    else
        setCursorPosition(hasFocus() ? cursor : 0);
}

void TimeField::discard()
{
    setState(false, {});
    setShown(m_shown);
}

void TimeField::showError(const QString &message)
{
    setState(true, message);
    if (isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height())), message, this);
}

void TimeField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_edited) {
        discard();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void TimeField::setState(bool edited, const QString &error)
{
    if (!m_error.isEmpty() && error.isEmpty())
        QToolTip::hideText();
    m_edited = edited;
    m_error = error;
    setProperty("edited", edited && error.isEmpty());
    setProperty("invalid", !error.isEmpty());
    setToolTip(error.isEmpty() ? m_hint : error);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace mtnops
