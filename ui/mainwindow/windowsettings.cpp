// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowsettings.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <array>

namespace mtnops {

namespace {

struct ClockName
{
    ShownClock clock;
    QLatin1StringView name;
};

constexpr std::array clockNames = {
    ClockName{ShownClock::Utc, QLatin1StringView("utc")},
    ClockName{ShownClock::Site, QLatin1StringView("site")},
    ClockName{ShownClock::Sidereal, QLatin1StringView("sidereal")},
};

QString siteKey(const QString &site, QLatin1StringView what)
{
    return QStringLiteral("sites/%1/%2").arg(site, what);
}

} // namespace

QByteArray WindowSettings::bytes(const QString &what) const
{
    return m_settings.value(QStringLiteral("window/") + what).toByteArray();
}

void WindowSettings::setBytes(const QString &what, const QByteArray &value)
{
    m_settings.setValue(QStringLiteral("window/") + what, value);
}

ThemeKind WindowSettings::theme() const
{
    return themeKindFromString(m_settings.value(QStringLiteral("window/theme")).toString()).value_or(ThemeKind::Dark);
}

void WindowSettings::setTheme(ThemeKind kind)
{
    m_settings.setValue(QStringLiteral("window/theme"), QString(nameOf(kind)));
}

ShownClock WindowSettings::clock() const
{
    const QString name = m_settings.value(QStringLiteral("window/clock")).toString();
    for (const ClockName &entry : clockNames) {
        if (name == entry.name)
            return entry.clock;
    }
    return ShownClock::Site;
}

void WindowSettings::setClock(ShownClock clock)
{
    for (const ClockName &entry : clockNames) {
        if (entry.clock == clock)
            m_settings.setValue(QStringLiteral("window/clock"), QString(entry.name));
    }
}

bool WindowSettings::isVisible(const QString &panel) const
{
    return m_settings.value(QStringLiteral("window/show-") + panel, true).toBool();
}

void WindowSettings::setVisible(const QString &panel, bool visible)
{
    m_settings.setValue(QStringLiteral("window/show-") + panel, visible);
}

QString WindowSettings::folder() const
{
    const QStringList wanted{m_settings.value(QStringLiteral("window/folder")).toString(),
                             QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)};
    for (const QString &folder : wanted) {
        if (const QFileInfo info(folder); info.isDir() && info.isWritable())
            return folder;
    }
    return QDir::homePath();
}

void WindowSettings::setFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("window/folder"), folder);
}

std::optional<QList<ColumnRef>> WindowSettings::columns(const QString &site) const
{
    const QString key = siteKey(site, QLatin1StringView("columns"));
    if (!m_settings.contains(key))
        return std::nullopt;
    QList<ColumnRef> columns;
    for (const QString &text : m_settings.value(key).toStringList()) {
        const qsizetype dot = text.indexOf(u'.');
        if (dot > 0)
            columns.append({text.left(dot), text.mid(dot + 1)});
    }
    return columns;
}

void WindowSettings::setColumns(const QString &site, const QList<ColumnRef> &columns)
{
    QStringList texts;
    for (const ColumnRef &column : columns)
        texts.append(column.table + u'.' + column.column);
    m_settings.setValue(siteKey(site, QLatin1StringView("columns")), texts);
}

QString WindowSettings::table(const QString &site) const
{
    return m_settings.value(siteKey(site, QLatin1StringView("table"))).toString();
}

void WindowSettings::setTable(const QString &site, const QString &table)
{
    m_settings.setValue(siteKey(site, QLatin1StringView("table")), table);
}

} // namespace mtnops
