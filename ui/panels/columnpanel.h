// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/core/column.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLineEdit;

namespace mtnops {

class ColumnDelegate;
class ColumnTree;
class DeviceTreeModel;
class FindFilter;
class OverlayLabel;
class PanelArranger;

/** The left panel: find field, devices and their columns with newest values; a check box or a double click
    puts a column on the chart, and it can be dragged there. Main thread. */
class ColumnPanel : public QWidget
{
    Q_OBJECT

public:
    static constexpr int preferredWidth = 320; ///< px

    /** @p model is not owned and outlives the panel. */
    explicit ColumnPanel(DeviceTreeModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** Moves columns between the panels of the chart, for the menu of a row; outlives the panel or is nullptr. */
    void setArranger(PanelArranger *arranger) { m_arranger = arranger; }
    /** What to say while there is no device. */
    void setEmptyText(const QString &text, bool isError);
    /** Puts the cursor into the find field. */
    void startFind();

    QSize sizeHint() const override { return {preferredWidth, 400}; }

signals:
    /** The table of this device shall be shown below. */
    void tableWanted(const QString &table);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTree();
    void find(const QString &text);
    void openMenu(const QPoint &position);
    void copyValue(const QModelIndex &index) const;
    void showEmptiness();

    DeviceTreeModel &m_model;
    FindFilter *m_filter = nullptr;
    QLineEdit *m_find = nullptr;
    ColumnTree *m_tree = nullptr;
    ColumnDelegate *m_delegate = nullptr;
    OverlayLabel *m_overlay = nullptr;
    PanelArranger *m_arranger = nullptr;
    QString m_emptyText;
    bool m_emptyIsError = false;
};

} // namespace mtnops
