// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace mtnops {

/** The flat title of a dock, in the theme also where the dock floats: its name, and buttons to float and to close it.
    Takes no room where a tab tells the name. The dock itself hears drags and double clicks. Main thread. */
class DockTitle final : public QWidget
{
    Q_OBJECT

public:
    explicit DockTitle(QDockWidget &dock);

    /** Whether a tab stands for it. */
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    bool m_isFolded = false;
};

} // namespace mtnops
