// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QScrollBar>

namespace mtnops {

/** A form that scrolls where the dialog has no room for it, and else is as high as it wants to be: a QScrollArea asks
    for no more than some lines. Main thread. */
class FormArea final : public QScrollArea
{
public:
    /** Takes @p form over. */
    FormArea(QWidget *form, QWidget *parent) : QScrollArea(parent)
    {
        setFrameShape(QFrame::NoFrame);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setWidgetResizable(true);
        setFocusPolicy(Qt::NoFocus); // what is focused in it is scrolled to
        setWidget(form);
    }

    QSize sizeHint() const override { return widget()->sizeHint() + QSize(verticalScrollBar()->sizeHint().width(), 0); }
};

} // namespace mtnops
