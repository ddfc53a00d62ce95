// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowsettings.h"

#include "models/plotarrangementjson.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <array>

namespace mtnops {

namespace {

struct ThemeName
{
    ThemeKind kind;
    QLatin1StringView name;
};

constexpr std::array themeNames = {
    ThemeName{ThemeKind::Dark, QLatin1StringView("dark")},
    ThemeName{ThemeKind::Light, QLatin1StringView("light")},
    ThemeName{ThemeKind::RedNight, QLatin1StringView("red-night")},
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
    const QString stored = m_settings.value(QStringLiteral("window/theme")).toString();
    for (const ThemeName &entry : themeNames) {
        if (entry.name == stored)
            return entry.kind;
    }
    return ThemeKind::Dark;
}

void WindowSettings::setTheme(ThemeKind kind)
{
    for (const ThemeName &entry : themeNames) {
        if (entry.kind == kind)
            m_settings.setValue(QStringLiteral("window/theme"), QString(entry.name));
    }
}

bool WindowSettings::isUtc() const
{
    return m_settings.value(QStringLiteral("window/utc"), false).toBool();
}

void WindowSettings::setUtc(bool utc)
{
    m_settings.setValue(QStringLiteral("window/utc"), utc);
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

Result<PlotArrangement> WindowSettings::arrangement(const QString &site) const
{
    const QString text = m_settings.value(siteKey(site, QLatin1StringView("arrangement"))).toString();
    if (text.isEmpty())
        return PlotArrangement();
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8(), &problem);
    if (!document.isObject())
        return Error{.code = ErrorCode::InvalidInput,
                     .detail = QStringLiteral("arrangement of the chart: byte %1: %2, expected a JSON object")
                                   .arg(problem.offset)
                                   .arg(problem.errorString())};
    return arrangementFromJson(document.object());
}

void WindowSettings::setArrangement(const QString &site, const PlotArrangement &arrangement)
{
    m_settings.setValue(siteKey(site, QLatin1StringView("arrangement")),
                        QString::fromUtf8(QJsonDocument(toJson(arrangement)).toJson(QJsonDocument::Compact)));
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
