// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/icons.h"

#include <QIconEngine>

namespace mtnops {

/** Paints one of our drawings in the colour that the application's palette has for text at that moment. Main thread. */
class ThemedIconEngine final : public QIconEngine
{
public:
    /** @p isOnAccent: what it lies on has the accent colour while it is on. */
    explicit ThemedIconEngine(Icon icon, bool isOnAccent = false) : m_icon(icon), m_isOnAccent(isOnAccent) { }

    void paint(QPainter *painter, const QRect &target, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    QIconEngine *clone() const override { return new ThemedIconEngine(m_icon, m_isOnAccent); }

private:
    Icon m_icon;
    bool m_isOnAccent = false;
};

} // namespace mtnops
