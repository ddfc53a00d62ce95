// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/columndelegate.h"

#include "models/devicetreemodel.h"
#include "ui/panels/columnswatch.h"
#include "ui/panels/rowfit.h"
#include "ui/panels/statelook.h"
#include "ui/theme/applicationstyle.h"
#include "ui/theme/fonts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace mtnops {

namespace {

// Offsets from the left edge of a row's item, px.
constexpr int checkLeft = 0;
constexpr int traceLeft = 20;
constexpr int labelLeft = 38;
constexpr int rightMargin = 10;
constexpr int iconSize = 12;
constexpr int leastTitle = 80; // of a device, before its age goes

bool isDevice(const QModelIndex &index)
{
    return index.data(DeviceTreeModel::ItemKindRole).value<DeviceTreeModel::ItemKind>()
        == DeviceTreeModel::ItemKind::Device;
}

QRect iconArea(const QRect &row, int left)
{
    return {left, row.top() + (row.height() - iconSize) / 2, iconSize, iconSize};
}

/** "2 s" of a device that answers, else what is wrong and since when: "no reply · 6 s". */
QString stateAndAge(Freshness state, const QString &age)
{
    return state == Freshness::Good && !age.isEmpty() ? age : freshnessWithAge(state, age);
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

int ColumnDelegate::leastWidth() const
{
    const QString longest = QStringLiteral("-2461368.4216"); // what models/valuetext makes of a real, and a digit
    return labelLeft + QFontMetrics(m_figureFont).horizontalAdvance(longest) + iconSize + 4 + rightMargin;
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

void ColumnDelegate::paintDevice(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto state = index.data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    const StateLook look = lookOf(state, m_theme);
    const QString age = index.data(DeviceTreeModel::AgeTextRole).toString();
    QRect area = option.rect.adjusted(2, 0, -rightMargin, 0);

    const bool isChosen = option.state & QStyle::State_Selected;
    painter.setFont(m_ageFont);
    painter.setPen(isChosen ? m_theme.text : look.colour); // not every colour is readable on the selection
    const QFontMetrics metrics(m_ageFont);
    QString text = stateAndAge(state, age);
    if (metrics.horizontalAdvance(text) > area.width() - leastTitle)
        text = freshnessText(state); // it weighs more than the age
    const int width = metrics.horizontalAdvance(text);
    painter.drawText(area, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    const int iconLeft = area.right() - width - iconSize - 4;
    paintIcon(painter, iconArea(area, iconLeft), look.icon, look.colour);

    area.setRight(iconLeft - 6);
    painter.setFont(m_deviceFont);
    painter.setPen(m_theme.text);
    const QString title = index.data(DeviceTreeModel::LabelRole).toString();
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(m_deviceFont).elidedText(title, Qt::ElideRight, area.width()));
}

void ColumnDelegate::paintColumn(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row = option.rect;
    if (index.flags() & Qt::ItemIsUserCheckable) {
        const QRect box(row.left() + checkLeft, row.top(), 14, row.height());
        ApplicationStyle::paintCheckBox(painter, box, index.data(Qt::CheckStateRole).value<Qt::CheckState>(), true);
    }
    paintColumnSwatch(painter, row.left() + traceLeft, row.center().y() + 1, index, m_theme);
    paintTexts(painter, row.adjusted(labelLeft, 0, -rightMargin, 0), index, option.state & QStyle::State_Selected);
}

void ColumnDelegate::paintTexts(QPainter &painter, QRect area, const QModelIndex &index, bool isChosen) const
{
    const bool isNull = index.data(DeviceTreeModel::IsNullRole).toBool();
    const QVariant limit = index.data(DeviceTreeModel::LimitStateRole);
    const std::optional<StateLook> look =
        isNull ? StateLook{Icon::NoValue, m_theme.muted} : lookOf(limit.value<LimitState>(), m_theme);
    const auto state = index.parent().data(DeviceTreeModel::FreshnessRole).value<Freshness>();
    if (look) {
        paintIcon(painter, iconArea(area, area.right() - iconSize + 1), look->icon, look->colour);
        area.setRight(area.right() - iconSize - 4);
    }
    const RowTexts all{.label = index.data(DeviceTreeModel::LabelRole).toString(),
                       .value = isNull ? noValueText() : index.data(DeviceTreeModel::ValueTextRole).toString(),
                       .unit = index.data(DeviceTreeModel::UnitRole).toString(),
                       .shortValue = index.data(DeviceTreeModel::ShortTextRole).toString()};
    const RowTexts shown = fitRow(all, index.data(DeviceTreeModel::IsFigureRole).toBool(), area.width(),
                                  QFontMetrics(m_labelFont), QFontMetrics(m_figureFont));
    painter.setFont(m_figureFont);
    // A value that is not fresh is not to be taken for the state of things.
    const QColor colour = state != Freshness::Good ? m_theme.muted : look ? look->colour : m_theme.text;
    painter.setPen(isChosen ? m_theme.text : colour);
    painter.drawText(area, int(Qt::AlignRight | Qt::AlignVCenter) | Qt::TextSingleLine, valueAndUnit(shown));
    painter.setFont(m_labelFont);
    painter.setPen(m_theme.text);
    painter.drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine, shown.label);
}

} // namespace mtnops
