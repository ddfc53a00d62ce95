// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/axesscene.h"

#include "ui/charts/beyonditem.h"
#include "ui/charts/legenditem.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>

#include <cmath>

namespace mtnops {

AxesScene::AxesScene()
{
    plot({series("ambient", [](int second) { return 10 + second / 3600.0; }), series("wind", wave)});
    window.showRange({now - std::chrono::hours(1), now});
}

double AxesScene::wave(int second)
{
    return 20 + 5 * std::sin(second / 300.0);
}

QPoint AxesScene::onAxis(int number, double y, size_t index) const
{
    const QRectF column = axis(number, index).labels().column();
    return QPointF(column.center().x(), at(number, 0, y).y()).toPoint();
}

QPoint AxesScene::onLock(int number) const
{
    return (axis(number).labels().lockArea().center() + panel(number).pos()).toPoint();
}

void AxesScene::click(QPoint position) const
{
    QTest::mouseClick(overlay(), Qt::LeftButton, {}, position);
}

void AxesScene::join(const char *column, int number)
{
    area.arranger().join(ref(column), panel(number).plan().key);
    QCoreApplication::processEvents();
}

QAction *AxesScene::menuAction(int number, const QString &text, size_t index)
{
    delete overlay()->findChild<QMenu *>(u"chartMenu"_qs);
    const QPoint position = onAxis(number, 0.5, index);
    QContextMenuEvent event(QContextMenuEvent::Mouse, position, overlay()->mapToGlobal(position));
    QCoreApplication::sendEvent(overlay(), &event);
    auto *menu = overlay()->findChild<QMenu *>(u"chartMenu"_qs);
    menu->hide(); // an open one keeps the wheel to itself
    for (QAction *each : menu->actions()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

QString AxesScene::remark(int number) const
{
    for (const QGraphicsItem *item : panel(number).chart()->childItems()) {
        if (const auto *legend = dynamic_cast<const LegendItem *>(item))
            return legend->remark();
    }
    return {};
}

QStringList AxesScene::toldBeyond(int number) const
{
    QStringList told;
    for (const QGraphicsItem *item : panel(number).chart()->childItems()) {
        if (const auto *edges = dynamic_cast<const BeyondItem *>(item)) {
            for (const BeyondAxis &line : edges->told())
                told.append((line.isAbove ? u"▲ "_qs : u"▼ "_qs) + line.text);
        }
    }
    return told;
}

} // namespace mtnops
