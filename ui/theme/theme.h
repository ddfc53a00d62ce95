// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLatin1StringView>
#include <QList>

#include <optional>

namespace mtnops {

enum class ThemeKind : quint8
{
    Dark,
    Light,
    RedNight
};

/** "dark", "light", "red-night": in settings and on the command line. */
QLatin1StringView nameOf(ThemeKind kind);
std::optional<ThemeKind> themeKindFromString(QStringView name);

/** The colours of the window: a value, one for each kind; data is the brightest, frames are the dimmest. */
struct Theme
{
    ThemeKind kind = ThemeKind::Dark;
    QColor window;
    QColor panel;
    QColor raised;
    QColor border;
    QColor grid;
    QColor text;
    QColor muted;
    QColor accent;
    QColor good;
    QColor warning;
    QColor alarm;
    QList<QColor> traces;
    QList<QColor> sky; ///< behind the plots: day, civil, nautical and astronomical twilight, night

    /** The colour of trace @p number; numbers beyond the list begin again, dashed. */
    QColor trace(int number) const { return traces[number % traces.size()]; }
    bool isDashed(int number) const { return (number / traces.size()) % 2 == 1; }

    static const Theme &of(ThemeKind kind);
};

} // namespace mtnops
