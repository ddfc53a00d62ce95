// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QString>

namespace mtnops {

/** Shows on standard error how far an export is, at most twice a second: in one line that is written over on a
   terminal, else in lines. Main thread. */
class ExportProgress
{
public:
    enum class Style
    {
        None,
        Terminal,
        Lines
    };

    explicit ExportProgress(Style style) : m_style(style) { }

    /** @p done: 0 to 1; @p secondsLeft: negative as long as it cannot be told. */
    void show(qint64 rows, double done, double secondsLeft);

    /** Takes the line off the terminal. */
    void clear();

private:
    Style m_style;
    QElapsedTimer m_sinceShown;
};

} // namespace mtnops
