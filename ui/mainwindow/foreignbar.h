// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace mtnops {

class IconLabel;

/** Above the time bar of a window that shows another program's database: says that it is no log, and what is done with
    it. Main thread. */
class ForeignBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ForeignBar(QWidget *parent = nullptr);

    /** @p details stand in the tool tip. */
    void setText(const QString &text, const QString &details, bool isError);
    /** 0 to 1 of what is under way and can be stopped, and in words; nothing while all is at rest. */
    void setProgress(const std::optional<double> &done, const QString &text = {});
    /** False while an import is under way. */
    void setCanImport(bool canImport);
    void setTheme(const Theme &theme);

signals:
    void stopWanted();
    void zoneWanted();
    void importWanted();

private:
    QPushButton *addButton(const QString &text, const QString &name, const QString &hint);

    IconLabel *m_mark = nullptr;
    QLabel *m_text = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_progressText = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_import = nullptr;
};

} // namespace mtnops
