// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <array>

namespace mtnops {

namespace {

const Theme dark{
    .kind = ThemeKind::Dark,
    .window = QColor(0x14171c),
    .panel = QColor(0x1b1f26),
    .raised = QColor(0x242a34),
    .border = QColor(0x323945),
    .grid = QColor(0x2a303b),
    .text = QColor(0xe6e9ee),
    .muted = QColor(0x98a2b3),
    .accent = QColor(0x5aa9ff),
    .good = QColor(0x3fb68b),
    .warning = QColor(0xe8a33d),
    .alarm = QColor(0xf2655a),
    .traces = {QColor(0x56b4e9), QColor(0xe69f00), QColor(0x3fc49a), QColor(0xd98cb8), QColor(0xf0e442),
               QColor(0xf27a4b), QColor(0x9aa7ff), QColor(0xc9d1d9)},
    .sky = {QColor(0x1b1f26), QColor(0x181c26), QColor(0x151a28), QColor(0x11162a), QColor(0x0d1226)},
};

const Theme light{
    .kind = ThemeKind::Light,
    .window = QColor(0xf5f6f8),
    .panel = QColor(0xffffff),
    .raised = QColor(0xeceff3),
    .border = QColor(0xd5dae1),
    .grid = QColor(0xe6e9ee),
    .text = QColor(0x1b2430),
    .muted = QColor(0x5b6675),
    .accent = QColor(0x0b63c5),
    .good = QColor(0x17734f),
    .warning = QColor(0x8a5700),
    .alarm = QColor(0xc4302b),
    .traces = {QColor(0x0072b2), QColor(0xd55e00), QColor(0x009e73), QColor(0xb0458a), QColor(0xa07800),
               QColor(0x56b4e9), QColor(0x6a51a3), QColor(0x4d4d4d)},
    .sky = {QColor(0xffffff), QColor(0xf3f5fa), QColor(0xe9edf6), QColor(0xdfe5f2), QColor(0xd5ddee)},
};

const Theme redNight{
    .kind = ThemeKind::RedNight,
    .window = QColor(0x0a0000),
    .panel = QColor(0x120303),
    .raised = QColor(0x1d0606),
    .border = QColor(0x3d0e0c),
    .grid = QColor(0x260808),
    .text = QColor(0xff6a5c),
    .muted = QColor(0xd0544a),
    .accent = QColor(0xff8a7d),
    .good = QColor(0xd9534a),
    .warning = QColor(0xff9d8f),
    .alarm = QColor(0xffd0c9),
    .traces = {QColor(0xff6b5e), QColor(0xff9488), QColor(0xc43d33), QColor(0xffb9b1)},
    .sky = {QColor(0x120303), QColor(0x100202), QColor(0x0d0101), QColor(0x0a0101), QColor(0x070000)},
};

constexpr std::array themeNames = {QLatin1StringView("dark"), QLatin1StringView("light"),
                                   QLatin1StringView("red-night")}; // by ThemeKind

} // namespace

QLatin1StringView nameOf(ThemeKind kind)
{
    return themeNames[std::size_t(kind)];
}

std::optional<ThemeKind> themeKindFromString(QStringView name)
{
    for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light, ThemeKind::RedNight}) {
        if (name == nameOf(kind))
            return kind;
    }
    return std::nullopt;
}

const Theme &Theme::of(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::Dark:
        return dark;
    case ThemeKind::Light:
        return light;
    case ThemeKind::RedNight:
        return redNight;
    }
    Q_UNREACHABLE();
}

} // namespace mtnops
