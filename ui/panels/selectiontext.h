// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QItemSelectionModel;

namespace mtnops {

/** The selected cells as tab-separated text with the headers of their columns in the first line, as spreadsheets take
    it; cells inside the frame that are not selected stay empty. Empty when nothing is selected. */
QString selectionText(const QItemSelectionModel &selection);

} // namespace mtnops
