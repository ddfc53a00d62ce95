// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartmenu.h"

#include "models/timecursors.h"
#include "ui/charts/panelstack.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

namespace mtnops {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("mtnops::ChartMenu", text);
}

} // namespace

bool ChartMenu::handle(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseMove: {
        const QPointF position = static_cast<QMouseEvent *>(event)->position();
        m_time = m_stack.allPlots().contains(position) ? std::optional(m_stack.timeScale().time(position.x()))
                                                       : std::nullopt;
        return false;
    }
    case QEvent::Leave:
        m_time.reset();
        return false;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() != Qt::Key_T || key->modifiers() != Qt::NoModifier || !m_time)
            return false;
        m_showTime(*m_time);
        return true;
    }
    case QEvent::ContextMenu:
        return openMenu(*static_cast<QContextMenuEvent *>(event));
    default:
        return false;
    }
}

bool ChartMenu::openMenu(const QContextMenuEvent &event)
{
    if (!m_stack.allPlots().contains(event.pos()))
        return false;
    const Timestamp time = m_stack.timeScale().time(event.pos().x());
    auto *menu = new QMenu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("chartMenu"));
    menu->addAction(tr("Show this time in the &table\tT"), [this, time] { m_showTime(time); });
    menu->addSeparator();
    menu->addAction(tr("&Measure between two times\tM"), &m_cursors, &TimeCursors::begin);
    QAction *end = menu->addAction(tr("&End measuring\tEsc"), &m_cursors, &TimeCursors::clear);
    end->setEnabled(m_cursors.isActive());
    menu->popup(event.globalPos());
    return true;
}

} // namespace mtnops
