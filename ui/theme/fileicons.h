// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFileDialog;

namespace mtnops {

/** Gives a file dialog our drawings for folders, files and disks (the platform's are white, blue and yellow in every
    theme), and room for the names of places and for all it tells of a file. For each file dialog that is made. Main
    thread. */
void prepareFileDialog(QFileDialog &dialog);

} // namespace mtnops
