// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFont>
#include <QStyledItemDelegate>

namespace mtnops {

/** Paints a row of the device tree, 22 px high: check box, colour, label, value with unit and limit; or a device with
    its state, by icon and in words, and age. Takes clicks on the check box and Space. Main thread. */
class ColumnDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int rowHeight = 22; ///< px

    explicit ColumnDelegate(QObject *parent = nullptr);

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    /** The narrowest row that shows any number whole. */
    int leastWidth() const;
    /** Where the check box of a row is, with some room for a mouse. */
    static QRect checkArea(const QRect &row);
    /** Puts a column on the chart or takes it off; does nothing on a device. */
    static void toggle(QAbstractItemModel &model, const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    void paintDevice(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintColumn(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintTexts(QPainter &painter, QRect area, const QModelIndex &index, bool isChosen) const;

    Theme m_theme = Theme::of(ThemeKind::Dark);
    QFont m_labelFont;
    QFont m_deviceFont;
    QFont m_figureFont;
    QFont m_ageFont;
};

} // namespace mtnops
