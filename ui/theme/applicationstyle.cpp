// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/applicationstyle.h"

#include "ui/theme/icons.h"
#include "ui/theme/textcaret.h"

#include <QGuiApplication>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>
#include <optional>

namespace mtnops {

namespace {

constexpr double cornerRadius = 4; // px
constexpr int buttonPadding = 10; // beside a text that is longer than the least button

Qt::CheckState checkState(QStyle::State state)
{
    if (state & QStyle::State_NoChange)
        return Qt::PartiallyChecked;
    return state & QStyle::State_On ? Qt::Checked : Qt::Unchecked;
}

void paintFrame(QPainter &painter, const QRect &area, const QColor &fill, const QColor &edge)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), cornerRadius, cornerRadius);
    painter.restore();
}

void paintButton(QPainter &painter, const QStyleOption &option)
{
    const QPalette &palette = option.palette;
    const bool isOn = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool isHovered = (option.state & QStyle::State_MouseOver) && (option.state & QStyle::State_Enabled);
    const QColor fill = isOn ? palette.color(QPalette::Mid)
        : isHovered          ? palette.color(QPalette::Button).lighter(115)
                             : palette.color(QPalette::Button);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(&option);
    const bool isDefault = button && (button->features & QStyleOptionButton::DefaultButton)
        && (option.state & QStyle::State_Enabled); // Return presses it from wherever the focus is
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    paintFrame(painter, option.rect, fill,
               palette.color(hasFocus        ? QPalette::Highlight
                                 : isDefault ? QPalette::PlaceholderText
                                             : QPalette::Mid));
}

void paintRadioButton(QPainter &painter, const QStyleOption &option)
{
    const QPalette &palette = option.palette;
    const bool isOn = option.state & QStyle::State_On;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette.color(isOn ? QPalette::Highlight : QPalette::PlaceholderText), 1.2));
    painter.setBrush(palette.base());
    const QRectF circle = QRectF(option.rect).adjusted(1, 1, -1, -1);
    painter.drawEllipse(circle);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(palette.highlight());
        painter.drawEllipse(circle.adjusted(3, 3, -3, -3));
    }
    painter.restore();
}

/** Our drawing for what Qt's dialogs and fields show; the platform's have colours of their own. */
std::optional<Icon> iconFor(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_MessageBoxInformation:
        return Icon::Information;
    case QStyle::SP_MessageBoxWarning:
        return Icon::Warning;
    case QStyle::SP_MessageBoxCritical:
        return Icon::Alarm;
    case QStyle::SP_MessageBoxQuestion:
        return Icon::NeverSeen;
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return Icon::File;
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirLinkOpenIcon:
    case QStyle::SP_DirHomeIcon:
    case QStyle::SP_DesktopIcon:
        return Icon::Folder;
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DriveHDIcon:
    case QStyle::SP_DriveFDIcon:
    case QStyle::SP_DriveCDIcon:
    case QStyle::SP_DriveDVDIcon:
    case QStyle::SP_DriveNetIcon:
    case QStyle::SP_TrashIcon:
        return Icon::Disk;
    case QStyle::SP_FileDialogToParent:
    case QStyle::SP_ArrowUp:
        return Icon::Up;
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft:
        return Icon::Back;
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight:
        return Icon::Forward;
    case QStyle::SP_FileDialogNewFolder:
        return Icon::NewFolder;
    case QStyle::SP_FileDialogListView:
        return Icon::List;
    case QStyle::SP_FileDialogDetailedView:
    case QStyle::SP_FileDialogContentsView:
    case QStyle::SP_FileDialogInfoView:
        return Icon::Details;
    case QStyle::SP_LineEditClearButton:
        return Icon::Clear;
    default:
        return std::nullopt;
    }
}

} // namespace

ApplicationStyle::ApplicationStyle() : QProxyStyle(QStringLiteral("fusion")) { }

void ApplicationStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    auto *edit = qobject_cast<QLineEdit *>(widget);
    if (edit && !edit->findChild<TextCaret *>())
        new TextCaret(*edit);
}

void ApplicationStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                     const QWidget *widget) const
{
    const QPalette &palette = option->palette;
    const bool hasFocus = option->state & State_HasFocus;
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintCheckBox(*painter, option->rect, checkState(option->state), option->state & State_Enabled);
        return;
    case PE_IndicatorRadioButton:
        paintRadioButton(*painter, *option);
        return;
    case PE_IndicatorMenuCheckMark:
        paintIcon(*painter, option->rect, Icon::Check, palette.color(QPalette::Text));
        return;
    case PE_PanelButtonCommand:
        paintButton(*painter, *option);
        return;
    case PE_FrameLineEdit:
        paintFrame(*painter, option->rect, Qt::transparent,
                   palette.color(hasFocus ? QPalette::Highlight : QPalette::Mid));
        return;
    case PE_IndicatorBranch:
        if (option->state & State_Children) {
            const QRect area = alignedRect(option->direction, Qt::AlignCenter, QSize(12, 12), option->rect);
            paintIcon(*painter, area, option->state & State_Open ? Icon::ChevronDown : Icon::ChevronRight,
                      palette.color(QPalette::PlaceholderText));
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ApplicationStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                                   const QWidget *widget) const
{
    if (element != CE_SizeGrip) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    for (const int step : {4, 8, 12}) // Fusion's dots are white in every theme
        painter->fillRect(option->rect.right() - step, option->rect.bottom() - 16 + step, 2, 2,
                          option->palette.color(QPalette::Mid));
}

int ApplicationStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_TextCursorWidth:
        return 0; // a TextCaret is there
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize ApplicationStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                         const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_PushButton) // Fusion's text touches the frame
        size.setWidth(std::max(size.width(), contents.width() + 2 * buttonPadding));
    return size;
}

int ApplicationStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *data) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // the platform's coloured icons belong to no theme
    if (hint == SH_ItemView_ActivateItemOnSingleClick)
        return 0; // whatever the desktop says, a click selects and a double click does
    return QProxyStyle::styleHint(hint, option, widget, data);
}

QIcon ApplicationStyle::standardIcon(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (const std::optional<Icon> icon = iconFor(which))
        return makeIcon(*icon);
    return QProxyStyle::standardIcon(which, option, widget);
}

QPixmap ApplicationStyle::standardPixmap(StandardPixmap which, const QStyleOption *option, const QWidget *widget) const
{
    if (const std::optional<Icon> icon = iconFor(which))
        return makeIcon(*icon).pixmap(pixelMetric(PM_SmallIconSize, option, widget));
    return QProxyStyle::standardPixmap(which, option, widget);
}

void ApplicationStyle::paintCheckBox(QPainter &painter, const QRect &area, Qt::CheckState state, bool enabled)
{
    const QPalette palette = QGuiApplication::palette(); // a view's own has another highlight
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const QRectF box = QRectF(alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(13, 13), area));
    const bool isFilled = state != Qt::Unchecked;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = palette.color(group, QPalette::Highlight);
    painter.setPen(QPen(isFilled ? fill : palette.color(group, QPalette::PlaceholderText), 1.2));
    painter.setBrush(isFilled ? QBrush(fill) : Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2.5, 2.5);
    if (state == Qt::Checked)
        paintIcon(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), Icon::Check, palette.color(QPalette::HighlightedText));
    else if (state == Qt::PartiallyChecked)
        painter.fillRect(box.adjusted(3, 5.5, -3, -5.5), palette.color(QPalette::HighlightedText));
    painter.restore();
}

} // namespace mtnops
