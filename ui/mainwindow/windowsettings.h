// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/result.h"
#include "models/plotarrangement.h"
#include "ui/theme/theme.h"

#include <QByteArray>
#include <QSettings>

#include <optional>

namespace mtnops {

/** What the window remembers from one start to the next, in the user's settings; columns, their arrangement and the
    table are kept for each site by its name. Main thread. */
class WindowSettings
{
public:
    QByteArray bytes(const QString &what) const;
    void setBytes(const QString &what, const QByteArray &value);

    ThemeKind theme() const;
    void setTheme(ThemeKind kind);
    bool isUtc() const;
    void setUtc(bool utc);
    bool isVisible(const QString &panel) const;
    void setVisible(const QString &panel, bool visible);
    /** Where the last file was saved, else the documents folder, else home: one that is there and can be written. */
    QString folder() const;
    void setFolder(const QString &folder);

    /** Nothing when this site was never looked at; an empty list when every column was taken off. */
    std::optional<QList<ColumnRef>> columns(const QString &site) const;
    void setColumns(const QString &site, const QList<ColumnRef> &columns);
    /** How its chart was arranged; automatic where nothing is stored. */
    Result<PlotArrangement> arrangement(const QString &site) const;
    void setArrangement(const QString &site, const PlotArrangement &arrangement);
    QString table(const QString &site) const;
    void setTable(const QString &site, const QString &table);

private:
    QSettings m_settings;
};

} // namespace mtnops
