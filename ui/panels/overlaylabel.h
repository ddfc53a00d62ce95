// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mtnops {

/** A sentence in the middle of a view that has nothing to show: why, and what to do. Follows the view's size and lets
    the mouse through. Main thread. */
class OverlayLabel : public QLabel
{
    Q_OBJECT

public:
    enum class Kind : quint8
    {
        Hint,
        Error
    };

    /** @p over becomes the parent. */
    explicit OverlayLabel(QWidget *over);

    /** An empty text hides it. */
    void setMessage(const QString &text, Kind kind = Kind::Hint);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace mtnops
