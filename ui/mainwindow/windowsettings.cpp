// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/windowsettings.h"

#include "models/plotarrangementjson.h"
#include "models/timewindow.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>
#include <QUrl>

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

const QString recentKey = QStringLiteral("window/recent-files");
constexpr qsizetype mostRecent = 8;

QString siteKey(const QString &site, QLatin1StringView what)
{
    return QStringLiteral("sites/%1/%2").arg(site, what);
}

QString zoneKey(const QString &database)
{
    return QStringLiteral("zones/") + QString::fromLatin1(QUrl::toPercentEncoding(database)); // a "/" would part it
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

QStringList WindowSettings::recentFiles() const
{
    return m_settings.value(recentKey).toStringList();
}

void WindowSettings::addRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    m_settings.setValue(recentKey, files.mid(0, mostRecent));
}

QString WindowSettings::openFolder() const
{
    const QString folder = m_settings.value(QStringLiteral("window/open-folder")).toString();
    return QFileInfo(folder).isDir() ? folder : QDir::homePath();
}

void WindowSettings::setOpenFolder(const QString &folder)
{
    m_settings.setValue(QStringLiteral("window/open-folder"), folder);
}

std::optional<QTimeZone> WindowSettings::zoneOf(const QString &database) const
{
    const QByteArray id = m_settings.value(zoneKey(database)).toByteArray(); // an empty one would be the machine's zone
    return QTimeZone::isTimeZoneIdAvailable(id) ? std::optional(QTimeZone(id)) : std::nullopt;
}

void WindowSettings::setZoneOf(const QString &database, const QTimeZone &zone)
{
    m_settings.setValue(zoneKey(database), zone.id());
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

QSize WindowSettings::exportSize() const
{
    return m_settings.value(QStringLiteral("window/export-size")).toSize();
}

void WindowSettings::setExportSize(QSize size)
{
    m_settings.setValue(QStringLiteral("window/export-size"), size);
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

std::optional<TimeRange> WindowSettings::times(const QString &site) const
{
    const auto edge = [&](QLatin1StringView what) {
        return fromMicroseconds(m_settings.value(siteKey(site, what)).toLongLong());
    };
    const TimeRange range{edge(QLatin1StringView("from")), edge(QLatin1StringView("to"))};
    const bool isUsable =
        range.from < range.to && range.length() >= TimeWindow::shortest && range.length() <= TimeWindow::longest;
    return isUsable ? std::optional(range) : std::nullopt;
}

bool WindowSettings::wasLive(const QString &site) const
{
    return m_settings.value(siteKey(site, QLatin1StringView("live")), true).toBool();
}

void WindowSettings::setTimes(const QString &site, const TimeRange &range, bool live)
{
    m_settings.setValue(siteKey(site, QLatin1StringView("from")), qlonglong(toMicroseconds(range.from)));
    m_settings.setValue(siteKey(site, QLatin1StringView("to")), qlonglong(toMicroseconds(range.to)));
    m_settings.setValue(siteKey(site, QLatin1StringView("live")), live);
}

QString WindowSettings::table(const QString &site) const
{
    return m_settings.value(siteKey(site, QLatin1StringView("table"))).toString();
}

void WindowSettings::setTable(const QString &site, const QString &table)
{
    m_settings.setValue(siteKey(site, QLatin1StringView("table")), table);
}

QStringList WindowSettings::tableColumns(const QString &site, const QString &table) const
{
    return m_settings.value(siteKey(site, QLatin1StringView("table-columns/")) + table).toStringList();
}

void WindowSettings::setTableColumns(const QString &site, const QString &table, const QStringList &arrangement)
{
    m_settings.setValue(siteKey(site, QLatin1StringView("table-columns/")) + table, arrangement);
}

} // namespace mtnops
