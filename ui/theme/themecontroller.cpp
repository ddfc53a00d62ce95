// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/themecontroller.h"

#include "ui/theme/applicationstyle.h"
#include "ui/theme/fonts.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/themepalette.h"

#include <QApplication>
#include <QToolTip>

namespace mtnops {

ThemeController::ThemeController(QObject *parent) : QObject(parent)
{
    QApplication::setStyle(new ApplicationStyle); // owned by the application
    QApplication::setFont(textFont(TextSize::Body));
    apply();
}

void ThemeController::setKind(ThemeKind kind)
{
    if (kind == m_theme->kind)
        return;
    m_theme = &Theme::of(kind);
    apply();
    emit themeChanged(*m_theme);
}

void ThemeController::apply()
{
    const QPalette palette = makePalette(*m_theme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // A native file dialog at night would be a white lamp in a dark room.
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs, m_theme->kind == ThemeKind::RedNight);
    qApp->setStyleSheet(makeStyleSheet(*m_theme));
}

} // namespace mtnops
