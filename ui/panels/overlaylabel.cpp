// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overlaylabel.h"

#include <QEvent>
#include <QStyle>

namespace mtnops {

OverlayLabel::OverlayLabel(QWidget *over) : QLabel(over)
{
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(24);
    setTextFormat(Qt::PlainText); // an error's detail may hold anything
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setGeometry(over->rect());
    over->installEventFilter(this);
    hide();
}

void OverlayLabel::setMessage(const QString &text, Kind kind)
{
    setText(text);
    setVisible(!text.isEmpty());
    const QString role = kind == Kind::Error ? QStringLiteral("error") : QStringLiteral("empty");
    if (property("role").toString() != role) {
        setProperty("role", role);
        style()->unpolish(this);
        style()->polish(this);
    }
    raise();
}

bool OverlayLabel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(static_cast<QWidget *>(watched)->rect());
    return QLabel::eventFilter(watched, event);
}

} // namespace mtnops
