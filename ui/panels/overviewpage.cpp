// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/overviewpage.h"

#include "models/overviewmodel.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tiledelegate.h"

#include <QScrollBar>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int fewest = 4; // tiles a row
constexpr int most = 6;

int tilesInRow(int width)
{
    return std::clamp(width / TileDelegate::leastWidth, fewest, most);
}

int rowsOf(int tiles, int inRow)
{
    return (tiles + inRow - 1) / inRow;
}

/** How large a tile may be, in tiles of the least size, where @p inRow of them stand in a row and all are seen. */
double scaleOf(int tiles, int inRow, QSize room)
{
    const double width = double(room.width()) / inRow;
    const double height = double(room.height()) / rowsOf(tiles, inRow);
    return std::min({width / TileDelegate::leastWidth, height / TileDelegate::leastHeight, TileDelegate::mostScale});
}

} // namespace

OverviewPage::OverviewPage(OverviewModel &model, QWidget *parent)
    : QListView(parent), m_delegate(new TileDelegate(this)), m_overlay(new OverlayLabel(viewport()))
{
    setObjectName(QStringLiteral("overviewPage"));
    setAccessibleName(tr("Newest values of all devices"));
    setModel(&model);
    setItemDelegate(m_delegate);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width of the tiles does not depend on their number
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setSingleStep(TileDelegate::leastHeight / 3);
    viewport()->setCursor(Qt::PointingHandCursor);
    const auto open = [this](const QModelIndex &index) {
        emit columnWanted(index.data(DeviceTreeModel::ColumnRefRole).value<ColumnRef>());
    };
    connect(this, &QAbstractItemView::clicked, this, open);
    connect(this, &QAbstractItemView::activated, this, open);
    connect(&model, &QAbstractItemModel::modelReset, this, &OverviewPage::fitTiles);
    connect(&model, &QAbstractItemModel::modelReset, this, &OverviewPage::showEmptiness);
    verticalScrollBar()->setEnabled(false);
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this,
            [this](int least, int greatest) { verticalScrollBar()->setEnabled(greatest > least); });
    showEmptiness();
}

void OverviewPage::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    viewport()->update();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    fitTiles();
    QListView::resizeEvent(event);
}

void OverviewPage::showEvent(QShowEvent *event)
{
    QListView::showEvent(event);
    emit shown(true);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    QListView::hideEvent(event);
    emit shown(false);
}

/** So few in a row that they are largest; where not all are seen, as many as there is room for. */
void OverviewPage::fitTiles()
{
    const QSize room(viewport()->width() - 1, viewport()->height()); // a row that fits to the pixel would wrap
    const int tiles = std::max(1, model()->rowCount());
    int inRow = tilesInRow(room.width());
    double scale = scaleOf(tiles, inRow, room);
    for (int fewer = inRow - 1; fewer >= fewest; --fewer) {
        const double larger = scaleOf(tiles, fewer, room);
        if (larger < std::max(scale, 1.0))
            continue;
        inRow = fewer;
        scale = larger;
    }
    const QSize size(room.width() / inRow, int(TileDelegate::leastHeight * std::max(scale, 1.0)));
    m_delegate->setSize(size);
    setGridSize(size);
}

bool OverviewPage::needsMoreThan(QSize room) const
{
    const int tiles = tilesInRow(room.width() - verticalScrollBar()->sizeHint().width());
    return rowsOf(model()->rowCount(), tiles) * TileDelegate::leastHeight > room.height();
}

void OverviewPage::setEmptyText(const QString &text, bool isError)
{
    m_emptyText = text;
    m_emptyIsError = isError;
    showEmptiness();
}

void OverviewPage::showEmptiness()
{
    m_overlay->setMessage(model()->rowCount() > 0 ? QString() : m_emptyText,
                          m_emptyIsError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
}

} // namespace mtnops
