// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/textcaret.h"

#include <QEvent>
#include <QLineEdit>
#include <QPainter>

#include <cmath>

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
    const auto repaint = [this] { update(); };
    connect(&m_edit, &QLineEdit::cursorPositionChanged, this, repaint);
    connect(&m_edit, &QLineEdit::textChanged, this, repaint);
    connect(&m_edit, &QLineEdit::selectionChanged, this, repaint);
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
        update();
        break;
    default:
        break;
    }
    return false;
}

void TextCaret::paintEvent(QPaintEvent *)
{
    if (!m_edit.hasFocus() || m_edit.isReadOnly() || !m_edit.isEnabled())
        return;
    QPainter painter(this);
    const QRect around = m_edit.inputMethodQuery(Qt::ImCursorRectangle).toRect();
    QRect caret(around.left() + besideCaret, around.top(), 1, around.height());
    const double scale = painter.deviceTransform().m11();
    if (scale > std::floor(scale)) // Qt's line of no width is one pixel wide there, and stands to the left of it
        caret.setLeft(caret.left() - 1);
    painter.fillRect(caret, m_edit.palette().color(QPalette::Text));
}

} // namespace mtnops
