// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/theme/theme.h"

#include <QListView>

namespace mtnops {

class OverlayLabel;
class OverviewModel;
class TileDelegate;

/** The newest values of every device in tiles, four to six a row, as large as there is room for all of them; a click or
    Return opens a column on the chart. Main thread. */
class OverviewPage final : public QListView
{
    Q_OBJECT

public:
    /** @p model is not owned and outlives the page. */
    explicit OverviewPage(OverviewModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** What to say as long as there is no value: why, and what to do. */
    void setEmptyText(const QString &text, bool isError);
    /** Whether not all tiles are seen at once in that room. */
    bool needsMoreThan(QSize room) const;

signals:
    void columnWanted(const mtnops::ColumnRef &column);
    /** It is seen from now on, or no longer. */
    void shown(bool isShown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void fitTiles();
    void showEmptiness();

    TileDelegate *m_delegate = nullptr;
    OverlayLabel *m_overlay = nullptr;
    QString m_emptyText;
    bool m_emptyIsError = false;
};

} // namespace mtnops
