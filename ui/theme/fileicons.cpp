// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fileicons.h"

#include "ui/theme/icons.h"

#include <QFileDialog>
#include <QFileIconProvider>

namespace mtnops {

namespace {

/** The icons that a file dialog shows for what it lists. */
class ThemedFileIcons final : public QFileIconProvider
{
public:
    QIcon icon(IconType type) const override
    {
        switch (type) {
        case Folder:
        case Desktop:
            return makeIcon(Icon::Folder);
        case File:
            return makeIcon(Icon::File);
        case Computer:
        case Network:
        case Drive:
        case Trashcan:
            break;
        }
        return makeIcon(Icon::Disk);
    }
    QIcon icon(const QFileInfo &info) const override
    {
        return icon(info.isRoot() ? Drive : info.isDir() ? Folder : File);
    }
};

} // namespace

void setThemedIcons(QFileDialog &dialog)
{
    static ThemedFileIcons icons; // a dialog does not own its provider
    dialog.setIconProvider(&icons);
}

} // namespace mtnops
