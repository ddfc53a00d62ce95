// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace mtnops {

/** Paints the statistics: the colour of its trace before each column, figures of one width, and what is of an older
    span muted. Main thread. */
class StatisticsDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit StatisticsDelegate(QObject *parent = nullptr);

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
