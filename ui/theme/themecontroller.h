// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QObject>

namespace mtnops {

/** Which theme the application wears; a change reaches palette, style sheet, icons and open windows at once. Main
    thread, one for the application. */
class ThemeController : public QObject
{
    Q_OBJECT

public:
    /** Installs our style and the dark theme. */
    explicit ThemeController(QObject *parent = nullptr);

    const Theme &theme() const { return *m_theme; }
    void setKind(ThemeKind kind);

signals:
    /** For what paints itself: charts and delegates. */
    void themeChanged(const mtnops::Theme &theme);

private:
    void apply();

    const Theme *m_theme = &Theme::of(ThemeKind::Dark);
};

} // namespace mtnops
