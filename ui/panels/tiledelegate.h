// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/series.h"
#include "logger/core/staterun.h"
#include "ui/panels/statelook.h"

#include <QStyledItemDelegate>

namespace mtnops {

/** How a value is written into @p width px: as large as there is room, up to @p largest px, and whole unless it is
   longer than even small letters allow. */
struct TileValue
{
    QFont font;
    QString text;
};
TileValue fitTileValue(const QString &value, int width, int largest);

/** How the device stands where it is not good; else that there is no valid value, or the limit that is broken. */
StateLook lookOfTile(const QModelIndex &index, const Theme &theme);
/** The age of the newest row; where rows lie ahead of the clock by how much, in no more words than @p room px hold. */
QString ageOfTile(const QModelIndex &index, const QFontMetrics &metrics, int room);
/** The newest value, or in words that there is none. */
QString valueOfTile(const QModelIndex &index);

/** Paints a tile of the overview, to be read from across the room: the value in large figures with its unit, what it is
    and of which device, its age and state, and the last three hours. All of it grows with the tile. What needs somebody
    has a strong frame in the colour of its state. Main thread. */
class TileDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int leastWidth = 190; ///< px
    static constexpr int leastHeight = 132;
    static constexpr double mostScale = 3.0; ///< of that size

    explicit TileDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void setSize(QSize size);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintFrame(QPainter &painter, const QRect &tile, const StateLook &look, bool isLit) const;
    void paintHeading(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QRect &area, const QModelIndex &index) const;
    void paintSparkline(QPainter &painter, const QRectF &area, const Series &series, const Column &column,
                        const QColor &colour) const;
    void paintStrip(QPainter &painter, const QRectF &area, const StateRuns &states, const Column &column) const;
    int scaled(double pixels) const;
    QFont scaled(QFont font) const;

    Theme m_theme = Theme::of(ThemeKind::Dark);
    QSize m_size{leastWidth, leastHeight};
    double m_scale = 1.0; ///< of everything in the tile
};

} // namespace mtnops
