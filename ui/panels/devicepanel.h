// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "logger/device/device.h"
#include "ui/theme/theme.h"

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QPushButton;
class QSortFilterProxyModel;

namespace mtnops {

class DeviceDelegate;
class DeviceStatusModel;
class LogTableView;
class OverlayLabel;
class RawReplyView;
class TimeText;

/** How each device is doing, and where this process logs two things to do with one: ask it now, and see its raw reply.
    Main thread. */
class DevicePanel final : public QWidget
{
    Q_OBJECT

public:
    /** @p model is not owned and outlives the panel. */
    explicit DevicePanel(DeviceStatusModel &model, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /** What times of replies are written in. */
    void setTimeText(const TimeText &text);
    /** Whether this process logs; else nothing can be asked of a device, which is said. */
    void setLogging(bool isLogging);
    /** Whether devices can be added, edited and removed; if not, @p reason says why. */
    void setEditable(bool isEditable, const QString &reason);
    /** What to say while there is no device. */
    void setEmptyText(const QString &text, bool isError);
    void showExchange(const Exchange &exchange);
    LogTableView *view() const { return m_view; }

signals:
    void pollWanted(const QString &device);
    /** Of this device the raw replies are wanted, and of no other; empty: of none. */
    void watchWanted(const QString &device);
    void addWanted();
    void editWanted(const QString &device);
    void removeWanted(const QString &device);

private:
    void build();
    QPushButton *makeEditButton(const QString &text, const char *name);
    void openMenu(const QPoint &place);
    void showState();
    void followChoice();
    QModelIndex chosen() const;
    QString chosenDevice() const;

    DeviceStatusModel &m_model;
    QSortFilterProxyModel *m_sorted = nullptr;
    QPushButton *m_poll = nullptr;
    QPushButton *m_raw = nullptr; ///< checkable
    QPushButton *m_add = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_remove = nullptr;
    QLabel *m_note = nullptr;
    LogTableView *m_view = nullptr;
    RawReplyView *m_reply = nullptr;
    DeviceDelegate *m_delegate = nullptr;
    OverlayLabel *m_overlay = nullptr;
    bool m_isLogging = false;
    bool m_isEditable = false;
    QString m_whyNotEditable;
    QString m_watched;
    QString m_emptyText;
    bool m_emptyIsError = false;
};

} // namespace mtnops
