// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/timefield.h"

#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QStyle>
#include <QToolTip>

namespace mtnops {

namespace {

constexpr int around = 16; // px beside a text, for frame, padding and caret

} // namespace

TimeField::TimeField(QWidget *parent) : QLineEdit(parent)
{
    setFont(figureFont(TextSize::Body));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // gives way where a window is narrow
    m_hint =
        tr("A time such as 2026-11-22 18:00, 22.11.2026, 18:00, yesterday noon, 6h (ago), sunset or now. Return shows "
           "it, Escape gives up.");
    updateToolTip();
    connect(this, &QLineEdit::textEdited, this, [this] { setState(true, {}); });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        if (m_edited)
            emit committed();
    });
}

void TimeField::setShown(const QString &text)
{
    m_shown = text;
    updateToolTip();
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

void TimeField::setZoneName(const QString &name)
{
    m_zoneName = name;
    updateToolTip();
}

void TimeField::showError(const QString &message)
{
    setState(true, message);
    if (isVisible())
        QToolTip::showText(mapToGlobal(QPoint(0, height())), message, this);
}

QSize TimeField::sizeHint() const
{
    return {widthFor(QStringLiteral("2026-11-23 17:18:00")), QLineEdit::sizeHint().height()};
}

QSize TimeField::minimumSizeHint() const
{
    return {widthFor(QStringLiteral("2026-11-23 17:18")), QLineEdit::minimumSizeHint().height()};
}

void TimeField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_edited) {
        discard();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void TimeField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    updateToolTip();
}

int TimeField::widthFor(const QString &text) const
{
    return fontMetrics().horizontalAdvance(text) + around;
}

void TimeField::setState(bool edited, const QString &error)
{
    if (!m_error.isEmpty() && error.isEmpty())
        QToolTip::hideText();
    m_edited = edited;
    m_error = error;
    setAccessibleDescription(error); // a tool tip is not read out
    setProperty("edited", edited && error.isEmpty());
    setProperty("invalid", !error.isEmpty());
    updateToolTip();
    style()->unpolish(this);
    style()->polish(this);
}

void TimeField::updateToolTip()
{
    const bool isCut = !m_shown.isEmpty() && width() < widthFor(m_shown);
    const QString hint = m_zoneName.isEmpty() ? m_hint : m_hint + u'\n' + tr("Times are in %1.").arg(m_zoneName);
    setToolTip(!m_error.isEmpty() ? m_error : isCut ? m_shown + u'\n' + hint : hint);
}

} // namespace mtnops
