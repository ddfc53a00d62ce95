// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fileicons.h"

#include "ui/theme/icons.h"

#include <QFileDialog>
#include <QFileIconProvider>
#include <QScreen>

namespace mtnops {

namespace {

constexpr QSize wantedSize(820, 520); // px: Qt's own size cuts the dates of files
constexpr int placesWidth = 170; // px

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

void prepareFileDialog(QFileDialog &dialog)
{
    static ThemedFileIcons icons; // a dialog does not own its provider
    dialog.setIconProvider(&icons);
    dialog.resize(wantedSize.boundedTo(dialog.screen()->availableSize()));
    if (auto *places = dialog.findChild<QWidget *>(QStringLiteral("sidebar"))) // a native dialog has none
        places->setMinimumWidth(placesWidth);
}

} // namespace mtnops
