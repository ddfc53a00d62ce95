// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/statelook.h"

#include <QStyledItemDelegate>

#include <optional>

namespace mtnops {

/** Paints the cells of a table: what the style paints behind them, and figures of one width with a margin that headers
    have too, after the icon of a state where there is one. On a chosen row the icon alone tells the state: not every
    colour is readable there. Main thread. */
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /** With the room of an icon. */
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    static constexpr int margin = 8; ///< px, left and right of what is in a cell

    /** The icon before the text of a cell, and its colour. */
    virtual std::optional<StateLook> iconOf(const QModelIndex &index) const = 0;
    virtual QColor textColour(const QModelIndex &index) const;
    /** px that are left free before the text of a cell without an icon, for what is painted there. */
    virtual int leadOf(const QModelIndex &) const { return 0; }

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

    const Theme &theme() const { return m_theme; }

private:
    Theme m_theme = Theme::of(ThemeKind::Dark);
    QFont m_font;
};

} // namespace mtnops
