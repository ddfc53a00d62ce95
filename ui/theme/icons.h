// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QList>

class QPainter;
class QRectF;

namespace mtnops {

/** The drawings in resources/icons, one stroke width; they have no colour of their own. */
enum class Icon : quint8
{
    Alarm, ///< ■
    Back,
    Check,
    ChevronDown,
    ChevronLeft,
    ChevronRight,
    Clear,
    ClockAhead, ///< a clock and an arrow
    Copy,
    Details,
    Disabled, ///< ⊘
    Disconnected, ///< ✕
    Disk,
    Export,
    File,
    Find,
    Float, ///< out of the window, or back into it
    Folder,
    Forward,
    Good, ///< ✓
    Image,
    Information,
    List,
    Live, ///< ●
    Locked,
    NeverSeen, ///< ?
    NewFolder,
    NoValue, ///< a dot beyond two lines
    NoReply, ///< three dots: waiting
    Stale, ///< ◔
    Table,
    Unlocked,
    Up,
    Viewing, ///< ○
    Warning, ///< ▲
};

/** Every icon, for the test that each has its drawing. */
QList<Icon> allIcons();

/** The icon in the text colour of the palette it is painted with: it follows a change of theme by itself. */
QIcon makeIcon(Icon icon);
/** The same, but in the colour that stands on the accent while it is on: for a button that is filled then. */
QIcon makeAccentIcon(Icon icon);

/** Draws the icon into @p target in one colour. */
void paintIcon(QPainter &painter, const QRectF &target, Icon icon, const QColor &colour);

} // namespace mtnops
