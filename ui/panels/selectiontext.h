// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QItemSelectionModel;
class QHeaderView;

namespace mtnops {

/** The selected cells as tab-separated text, as spreadsheets take it, in the order in which @p header shows its columns
    and without those that it hides; with @p hasHeaders their names are in the first line. Cells inside the frame that
    are not selected stay empty. Empty when nothing is selected. */
QString selectionText(const QItemSelectionModel &selection, const QHeaderView &header, bool hasHeaders);

} // namespace mtnops
