// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/looksmenu.h"

#include "models/firststates.h"
#include "models/plotselection.h"
#include "ui/charts/trace.h"
#include "ui/theme/stripswatch.h"
#include "ui/theme/swatch.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QIcon>
#include <QMenu>
#include <QPainter>
#include <QPixmap>

#include <array>

namespace mtnops {

namespace {

constexpr int leastColours = 8; // a theme with fewer begins again with dashes

QString translated(const char *text)
{
    return QCoreApplication::translate("mtnops::LooksMenu", text);
}

constexpr int iconSize = 16;

/** As sharp as the screen. */
QPixmap blankIcon()
{
    const double ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(QSize(iconSize, iconSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    return pixmap;
}

QIcon swatch(const QColor &colour, LineStyle line, LineWidth width)
{
    QPixmap pixmap = blankIcon();
    QPainter painter(&pixmap);
    paintSwatch(&painter, 1, 8, colour, line);
    if (width == LineWidth::Medium)
        paintSwatch(&painter, 1, 10, colour, line);
    return pixmap;
}

/** Adds a choice of which the present one is marked. */
class Choice
{
public:
    Choice(QMenu &menu, PlotSelection &selection, const ColumnRef &column)
        : m_menu(menu), m_group(new QActionGroup(&menu)), m_selection(selection), m_column(column)
    {
    }

    void add(const QString &text, const QIcon &icon, const TraceLook &look)
    {
        QAction *action = m_menu.addAction(icon, text, &m_menu, [&selection = m_selection, column = m_column, look] {
            PlotArrangement arrangement = selection.arrangement();
            arrangement.setLook(column, look);
            selection.setArrangement(arrangement);
        });
        action->setCheckable(true);
        action->setChecked(look == m_selection.arrangement().look(m_column));
        m_group->addAction(action);
    }

private:
    QMenu &m_menu;
    QActionGroup *m_group;
    PlotSelection &m_selection;
    ColumnRef m_column;
};

} // namespace

QIcon traceIcon(const Trace &trace, const Theme &theme)
{
    if (!hasStates(trace.column))
        return swatch(trace.colour, trace.line, LineWidth::Thin);
    QPixmap pixmap = blankIcon();
    QPainter painter(&pixmap);
    paintStripSwatch(painter, 1, iconSize / 2.0, trace.column, firstStates(trace.states.runs), theme);
    return pixmap;
}

void addLines(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme)
{
    const TraceLook now = selection.arrangement().look(column);
    struct Line
    {
        LineStyle line;
        const char *name;
    };
    static constexpr std::array lines = {Line{LineStyle::Solid, QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Solid")},
                                         Line{LineStyle::Dashed, QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Dashed")},
                                         Line{LineStyle::Dotted, QT_TRANSLATE_NOOP("mtnops::LooksMenu", "D&otted")}};
    QMenu *lineMenu = menu.addMenu(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Line")));
    Choice lineChoice(*lineMenu, selection, column);
    for (const Line &line : lines) {
        TraceLook look = now;
        look.line = line.line;
        lineChoice.add(translated(line.name), swatch(theme.text, line.line, LineWidth::Thin), look);
    }
    QMenu *widthMenu = menu.addMenu(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Width")));
    Choice widthChoice(*widthMenu, selection, column);
    TraceLook look = now;
    look.width = LineWidth::Thin;
    widthChoice.add(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Thin")),
                    swatch(theme.text, LineStyle::Solid, look.width), look);
    look.width = LineWidth::Medium;
    widthChoice.add(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Medium")),
                    swatch(theme.text, LineStyle::Solid, look.width), look);
}

void addColours(QMenu &menu, PlotSelection &selection, const ColumnRef &column, const Theme &theme)
{
    const TraceLook now = selection.arrangement().look(column);
    QMenu *colourMenu = menu.addMenu(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "&Colour")));
    Choice colourChoice(*colourMenu, selection, column);
    for (int number = 0; number < std::max(leastColours, int(theme.traces.size())); ++number) {
        TraceLook look = now;
        look.keepsColour = look.keepsColour || number != now.colour;
        look.colour = number;
        colourChoice.add(translated(QT_TRANSLATE_NOOP("mtnops::LooksMenu", "Colour &%1")).arg(number + 1),
                         swatch(theme.trace(number), theme.isDashed(number) ? LineStyle::Dashed : LineStyle::Solid,
                                LineWidth::Medium),
                         look);
    }
}

} // namespace mtnops
