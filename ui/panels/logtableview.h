// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace mtnops {

/** A table whose selected cells are copied with their headers (Ctrl+C), and which stays where it was scrolled to while
    rows come and go above. It shows a model that holds a part of its rows at a time: it tells which ones it shows, and
    asks for the ends of the whole by Home and End. Main thread. */
class LogTableView : public QTableView
{
    Q_OBJECT

public:
    explicit LogTableView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;

    /** Whether rows that come on top are shown, while the view stands at the top. */
    void setFollowing(bool following) { m_isFollowing = following; }

signals:
    void rowsShown(int first, int last);
    void newestWanted();
    void oldestWanted();

public slots:
    /** Makes it the top row, as near as that can be. */
    void showOnTop(int row);
    /** Brings a row that was asked for into view and selects it. */
    void showFound(int row);
    /** Puts the selected cells with their headers on the clipboard; does nothing without a selection. */
    void copySelection();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

protected slots:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;

private:
    void putOnClipboard(bool hasHeaders);
    void keepPlace(int rowsAbove);
    void tellShown();

    bool m_isFollowing = true;
};

} // namespace mtnops
