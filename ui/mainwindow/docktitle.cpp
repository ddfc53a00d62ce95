// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/docktitle.h"

#include "ui/theme/icons.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace mtnops {

namespace {

QToolButton *makeButton(Icon icon, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(makeIcon(icon));
    button->setIconSize({12, 12});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

} // namespace

DockTitle::DockTitle(QDockWidget &dock) : QWidget(&dock)
{
    setObjectName(QStringLiteral("dockTitle"));
    setAttribute(Qt::WA_StyledBackground);
    auto *label = new QLabel(dock.windowTitle(), this);
    label->setProperty("role", QStringLiteral("secondary"));
    QToolButton *floating = makeButton(Icon::Float, tr("Float, or dock again"), this);
    floating->setObjectName(QStringLiteral("floatButton"));
    QToolButton *closing = makeButton(Icon::Clear, tr("Close (the View menu brings it back)"), this);
    closing->setObjectName(QStringLiteral("closeButton"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 6, 2);
    layout->setSpacing(2);
    layout->addWidget(label, 1);
    layout->addWidget(floating);
    layout->addWidget(closing);
    connect(floating, &QToolButton::clicked, &dock, [&dock] { dock.setFloating(!dock.isFloating()); });
    connect(closing, &QToolButton::clicked, &dock, &QWidget::close);
}

void DockTitle::setFolded(bool folded)
{
    if (folded == m_isFolded)
        return;
    m_isFolded = folded;
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        child->setVisible(!folded);
    updateGeometry();
}

QSize DockTitle::sizeHint() const
{
    return m_isFolded ? QSize(0, 0) : layout()->sizeHint();
}

QSize DockTitle::minimumSizeHint() const
{
    return m_isFolded ? QSize(0, 0) : layout()->minimumSize();
}

} // namespace mtnops
