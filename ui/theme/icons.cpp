// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/themediconengine.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

namespace mtnops {

namespace {

struct IconFile
{
    Icon icon;
    QLatin1StringView name;
};

constexpr std::array iconFiles = {
    IconFile{Icon::Alarm, QLatin1StringView("alarm")},
    IconFile{Icon::Back, QLatin1StringView("back")},
    IconFile{Icon::Check, QLatin1StringView("check")},
    IconFile{Icon::ChevronDown, QLatin1StringView("chevron-down")},
    IconFile{Icon::ChevronLeft, QLatin1StringView("chevron-left")},
    IconFile{Icon::ChevronRight, QLatin1StringView("chevron-right")},
    IconFile{Icon::Clear, QLatin1StringView("disconnected")},
    IconFile{Icon::ClockAhead, QLatin1StringView("clock-ahead")},
    IconFile{Icon::Copy, QLatin1StringView("copy")},
    IconFile{Icon::Details, QLatin1StringView("details")},
    IconFile{Icon::Disabled, QLatin1StringView("disabled")},
    IconFile{Icon::Disconnected, QLatin1StringView("disconnected")},
    IconFile{Icon::Disk, QLatin1StringView("disk")},
    IconFile{Icon::Export, QLatin1StringView("export")},
    IconFile{Icon::File, QLatin1StringView("file")},
    IconFile{Icon::Find, QLatin1StringView("find")},
    IconFile{Icon::Float, QLatin1StringView("float")},
    IconFile{Icon::Folder, QLatin1StringView("folder")},
    IconFile{Icon::Forward, QLatin1StringView("forward")},
    IconFile{Icon::Good, QLatin1StringView("good")},
    IconFile{Icon::Image, QLatin1StringView("image")},
    IconFile{Icon::Information, QLatin1StringView("information")},
    IconFile{Icon::List, QLatin1StringView("list")},
    IconFile{Icon::Live, QLatin1StringView("live")},
    IconFile{Icon::Locked, QLatin1StringView("locked")},
    IconFile{Icon::NeverSeen, QLatin1StringView("never-seen")},
    IconFile{Icon::NewFolder, QLatin1StringView("new-folder")},
    IconFile{Icon::NoValue, QLatin1StringView("no-value")},
    IconFile{Icon::NoReply, QLatin1StringView("no-reply")},
    IconFile{Icon::Stale, QLatin1StringView("stale")},
    IconFile{Icon::Table, QLatin1StringView("table")},
    IconFile{Icon::Unlocked, QLatin1StringView("unlocked")},
    IconFile{Icon::Up, QLatin1StringView("up")},
    IconFile{Icon::Viewing, QLatin1StringView("viewing")},
    IconFile{Icon::Warning, QLatin1StringView("warning")},
};

QString fileOf(Icon icon)
{
    for (const IconFile &entry : iconFiles) {
        if (entry.icon == icon)
            return QStringLiteral(":/icons/%1.svg").arg(entry.name);
    }
    Q_UNREACHABLE();
}

} // namespace

QList<Icon> allIcons()
{
    QList<Icon> icons;
    for (const IconFile &entry : iconFiles)
        icons.append(entry.icon);
    return icons;
}

QIcon makeIcon(Icon icon)
{
    return QIcon(new ThemedIconEngine(icon));
}

QIcon makeAccentIcon(Icon icon)
{
    return QIcon(new ThemedIconEngine(icon, true));
}

void paintIcon(QPainter &painter, const QRectF &target, Icon icon, const QColor &colour)
{
    const double ratio = painter.device() ? painter.device()->devicePixelRatioF() : 1;
    const QSize size = (target.size() * ratio).toSize();
    if (size.isEmpty())
        return;
    const QString key = QStringLiteral("mtnops-icon %1 %2 %3x%4")
                            .arg(int(icon))
                            .arg(colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QFile file(fileOf(icon));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen); // compiled in
        Q_UNUSED(isOpen);
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter drawing(&pixmap);
        drawing.setOpacity(colour.alphaF());
        renderer.render(&drawing);
        drawing.end();
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()));
}

} // namespace mtnops
