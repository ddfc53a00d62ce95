// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace mtnops {

/** Paints the cells of the log table: figures of one width, ▲ or ■ before a value beyond its limits, "no value" for
    NULL, and the newest row greyed, with the device's state and its age, where it is not to be taken for now. Main
    thread. */
class TableDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit TableDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Theme m_theme = Theme::of(ThemeKind::Dark);
    QFont m_font;
};

} // namespace mtnops
