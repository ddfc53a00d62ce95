// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/panelmoves.h"

#include "models/panelarranger.h"

#include <QCoreApplication>
#include <QMenu>

namespace mtnops {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("mtnops::PanelMoves", text);
}

} // namespace

void addPanelMoves(QMenu &menu, PanelArranger &arranger, const ColumnRef &column)
{
    QAction *own = menu.addAction(translated(QT_TRANSLATE_NOOP("mtnops::PanelMoves", "Move to a &new panel")), &menu,
                                  [&arranger, column] { arranger.separate(column); });
    own->setEnabled(arranger.canSeparate(column));
    QAction *above = menu.addAction(translated(QT_TRANSLATE_NOOP("mtnops::PanelMoves", "Move to the panel &above")),
                                    &menu, [&arranger, column] { arranger.joinNext(column, -1); });
    above->setEnabled(arranger.canJoinNext(column, -1));
    QAction *below = menu.addAction(translated(QT_TRANSLATE_NOOP("mtnops::PanelMoves", "Move to the panel &below")),
                                    &menu, [&arranger, column] { arranger.joinNext(column, 1); });
    below->setEnabled(arranger.canJoinNext(column, 1));
}

} // namespace mtnops
