// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/statelook.h"

#include <QStyleOptionViewItem>

#include <optional>

namespace mtnops {

/** Paints a cell of a table: what the style paints behind it, and its text with a margin that headers have too, after
    the icon of a state where there is one. @p cell is what initStyleOption() made. */
void paintCell(QPainter &painter, QStyleOptionViewItem cell, const std::optional<StateLook> &look);

/** The room that paintCell() takes, with that of an icon. */
QSize cellSize(const QStyleOptionViewItem &cell);

} // namespace mtnops
