// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columndelegate.h"

#include "models/devicetreemodel.h"
#include "ui/panels/statelook.h"
#include "ui/theme/applicationstyle.h"
#include "ui/theme/fonts.h"
#include "ui/theme/themepalette.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace mtnops {

namespace {

// Offsets from the left edge of a row's item, px.
constexpr int checkLeft = 0;
constexpr int traceLeft = 20;
constexpr int traceWidth = 12;
constexpr int labelLeft = 38;
constexpr int rightMargin = 10;
constexpr int iconSize = 12;

bool isDevice(const QModelIndex &index)
{
    return index.data(DeviceTreeModel::ItemKindRole).value<DeviceTreeModel::ItemKind>()
        == DeviceTreeModel::ItemKind::Device;
}

QRect iconArea(const QRect &row, int left)
{
    return {left, row.top() + (row.height() - iconSize) / 2, iconSize, iconSize};
}

void drawElided(QPainter &painter, const QRect &area, const QString &text, Qt::Alignment alignment)
{
    painter.drawText(area, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
}

} // namespace

ColumnDelegate::ColumnDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
    , m_labelFont(textFont(TextSize::Body))
    , m_deviceFont(m_labelFont)
    , m_figureFont(figureFont(TextSize::Body))
    , m_ageFont(figureFont(TextSize::Secondary))
{
    m_deviceFont.setBold(true);
}

void ColumnDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (isDevice(index))
        paintDevice(*painter, option, index);
    else
        paintColumn(*painter, option, index);
    painter->restore();
}

QSize ColumnDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), std::max(rowHeight, option.fontMetrics.height() + 4)};
}

QRect ColumnDelegate::checkArea(const QRect &row)
{
    return {row.left() + checkLeft - 3, row.top(), 20, row.height()};
}

void ColumnDelegate::toggle(QAbstractItemModel &model, const QModelIndex &index)
{
    if (!(index.flags() & Qt::ItemIsUserCheckable) || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const bool isChecked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    model.setData(index, isChecked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

bool ColumnDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (isDevice(index))
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() != Qt::LeftButton || !checkArea(option.rect).contains(mouse->position().toPoint()))
            return false;
        if (event->type() == QEvent::MouseButtonRelease)
            toggle(*model, index);
        return true; // a double click on the box is two clicks, each with its release
    }
    case QEvent::KeyPress: {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
        toggle(*model, index);
        return true;
    }
    default:
        return false;
    }
}

void ColumnDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option, bool isChosen) const
{
    // The whole row, the indentation included.
    const QRect row(0, option.rect.top(), option.rect.right() + 1, option.rect.height());
    if (option.state & QStyle::State_Selected)
        painter.fillRect(row, mix(m_theme.panel, m_theme.accent, option.state & QStyle::State_Active ? 0.24 : 0.12));
    else if (isChosen || (option.state & QStyle::State_MouseOver))
        painter.fillRect(row, m_theme.raised);
}

void ColumnDelegate::paintDevice(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option, false);
    const auto state = index.data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    const StateLook look = lookOf(state, m_theme);
    const QString age = index.data(DeviceTreeModel::AgeTextRole).toString();
    QRect area = option.rect.adjusted(2, 0, -rightMargin, 0);

    painter.setFont(m_ageFont);
    painter.setPen(look.colour);
    const QString text = age.isEmpty() ? freshnessText(state) : age;
    const int width = std::min(painter.fontMetrics().horizontalAdvance(text), area.width() / 2);
    drawElided(painter, QRect(area.right() - width, area.top(), width + 1, area.height()), text, Qt::AlignRight);
    const int iconLeft = area.right() - width - iconSize - 4;
    paintIcon(painter, iconArea(area, iconLeft), look.icon, look.colour);

    area.setRight(iconLeft - 6);
    painter.setFont(m_deviceFont);
    painter.setPen(m_theme.text);
    drawElided(painter, area, index.data(DeviceTreeModel::LabelRole).toString(), Qt::AlignLeft);
}

void ColumnDelegate::paintColumn(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int colour = index.data(DeviceTreeModel::ColourRole).toInt();
    paintBackground(painter, option, colour >= 0);
    const QRect row = option.rect;
    if (index.flags() & Qt::ItemIsUserCheckable) {
        const QRect box(row.left() + checkLeft, row.top(), 14, row.height());
        ApplicationStyle::paintCheckBox(painter, box, index.data(Qt::CheckStateRole).value<Qt::CheckState>(), true);
    }
    if (colour >= 0)
        paintTrace(painter, QRect(row.left() + traceLeft, row.center().y() - 1, traceWidth, 3), colour);
    const int valueLeft = paintValue(painter, row, index);
    painter.setFont(m_labelFont);
    painter.setPen(m_theme.text);
    const QRect label(QPoint(row.left() + labelLeft, row.top()), QPoint(valueLeft - 8, row.bottom()));
    drawElided(painter, label, index.data(DeviceTreeModel::LabelRole).toString(), Qt::AlignLeft);
}

void ColumnDelegate::paintTrace(QPainter &painter, const QRect &area, int number) const
{
    const QColor colour = m_theme.trace(number);
    if (!m_theme.isDashed(number)) {
        painter.fillRect(area, colour);
        return;
    }
    painter.fillRect(area.adjusted(0, 0, -8, 0), colour);
    painter.fillRect(area.adjusted(8, 0, 0, 0), colour);
}

int ColumnDelegate::paintValue(QPainter &painter, const QRect &area, const QModelIndex &index) const
{
    const QVariant limit = index.data(DeviceTreeModel::LimitStateRole);
    const std::optional<StateLook> look = lookOf(limit.value<LimitState>(), m_theme);
    const auto state = index.parent().data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    int right = area.right() - rightMargin;
    if (look) {
        paintIcon(painter, iconArea(area, right - iconSize + 1), look->icon, look->colour);
        right -= iconSize + 4;
    }
    QString text = index.data(DeviceTreeModel::ValueTextRole).toString();
    const QString unit = index.data(DeviceTreeModel::UnitRole).toString();
    if (!unit.isEmpty() && !text.isEmpty())
        text += u' ' + unit;
    painter.setFont(m_figureFont);
    // A value that is not fresh is not to be taken for the state of things.
    painter.setPen(state != Freshness::Good ? m_theme.muted : look ? look->colour : m_theme.text);
    const int width = std::min(painter.fontMetrics().horizontalAdvance(text), (area.width() - labelLeft) * 6 / 10);
    drawElided(painter, QRect(right - width, area.top(), width + 1, area.height()), text, Qt::AlignRight);
    return right - width;
}

} // namespace mtnops
