// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textcaret.h"

#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>
#include <QStyleHints>

namespace mtnops {

namespace {

constexpr int besideCaret = 5; // px that QLineEdit's rectangle of the caret has to the left of it

} // namespace

TextCaret::TextCaret(QLineEdit &edit) : QWidget(&edit), m_edit(edit)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(m_edit.rect());
    show();
    m_edit.installEventFilter(this);
    connect(&m_edit, &QLineEdit::cursorPositionChanged, this, &TextCaret::restart);
    connect(&m_edit, &QLineEdit::textChanged, this, &TextCaret::restart);
    connect(&m_edit, &QLineEdit::selectionChanged, this, &TextCaret::restart);
    connect(&m_blink, &QTimer::timeout, this, [this] {
        m_isOn = !m_isOn;
        update(caret());
    });
}

bool TextCaret::eventFilter(QObject *, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(m_edit.rect());
        break;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
    case QEvent::ReadOnlyChange:
    case QEvent::EnabledChange:
        restart();
        break;
    default:
        break;
    }
    return false;
}

void TextCaret::restart()
{
    m_isOn = m_edit.hasFocus() && !m_edit.isReadOnly() && m_edit.isEnabled();
    update();
    const int period = QGuiApplication::styleHints()->cursorFlashTime();
    if (m_isOn && period > 1)
        m_blink.start(period / 2);
    else
        m_blink.stop();
}

QRect TextCaret::caret() const
{
    const QRect around = m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    return {around.left() + besideCaret, around.top(), 1, around.height()};
}

void TextCaret::paintEvent(QPaintEvent *)
{
    if (m_isOn)
        QPainter(this).fillRect(caret(), m_edit.palette().color(QPalette::Text));
}

} // namespace mtnops
