// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/siteinfo.h"

#include <QDialog>

namespace mtnops {

/** Which program and version this is, its licence, and what it looks at; the text can be copied into a report. Main
    thread. */
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    AboutDialog(const SiteInfo &site, const QString &databasePath, QWidget *parent = nullptr);
};

} // namespace mtnops
