// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/devicepanel.h"

#include "models/devicestatusmodel.h"
#include "ui/panels/devicedelegate.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/rawreplyview.h"

#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

namespace {

// px; what is longer is elided, and whole in the tooltip
constexpr int widestTitle = 220;
constexpr int widestError = 400;

int widest(int section)
{
    return section == DeviceStatusModel::DeviceSection ? widestTitle
        : section == DeviceStatusModel::ErrorSection   ? widestError
                                                       : QWIDGETSIZE_MAX;
}

} // namespace

DevicePanel::DevicePanel(DeviceStatusModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_sorted(new QSortFilterProxyModel(this))
    , m_poll(new QPushButton(tr("Poll now"), this))
    , m_raw(new QPushButton(tr("Raw reply"), this))
    , m_add(makeEditButton(tr("Add device…"), "addDevice"))
    , m_edit(makeEditButton(tr("Edit…"), "editDevice"))
    , m_remove(makeEditButton(tr("Remove…"), "removeDevice"))
    , m_note(new QLabel(this))
    , m_view(new LogTableView(this))
    , m_reply(new RawReplyView(this))
    , m_delegate(new DeviceDelegate(this))
{
    m_sorted->setSourceModel(&model);
    m_sorted->setSortRole(DeviceStatusModel::SortRole);
    build();
    connect(m_poll, &QPushButton::clicked, this, [this] { emit pollWanted(chosenDevice()); });
    connect(m_add, &QPushButton::clicked, this, &DevicePanel::addWanted);
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editWanted(chosenDevice()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { emit removeWanted(chosenDevice()); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &DevicePanel::openMenu);
    connect(m_raw, &QPushButton::toggled, this, &DevicePanel::followChoice);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &DevicePanel::followChoice);
    connect(&model, &QAbstractItemModel::modelReset, this, &DevicePanel::showState);
    connect(&model, &QAbstractItemModel::dataChanged, this, &DevicePanel::showState);
    followChoice();
}

void DevicePanel::build()
{
    m_poll->setObjectName(QStringLiteral("pollNow"));
    m_raw->setObjectName(QStringLiteral("rawReplyButton"));
    m_raw->setCheckable(true);
    m_note->setProperty("role", QStringLiteral("secondary"));
    m_note->setWordWrap(true); // does not keep the window wide
    m_view->setObjectName(QStringLiteral("deviceTable"));
    m_view->setAccessibleName(tr("Devices and how they are doing"));
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setModel(m_sorted);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->horizontalHeader()->setSortIndicatorClearable(true);
    m_view->sortByColumn(DeviceStatusModel::StateSection, Qt::AscendingOrder); // who fails stands at the top
    m_view->setSortingEnabled(true);
    m_overlay = new OverlayLabel(m_view->viewport());
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_poll);
    top->addWidget(m_raw);
    top->addSpacing(8);
    top->addWidget(m_add);
    top->addWidget(m_edit);
    top->addWidget(m_remove);
    top->addWidget(m_note, 1);
    auto *parts = new QSplitter(this);
    parts->setHandleWidth(1);
    parts->addWidget(m_view);
    parts->addWidget(m_reply);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(parts, 1);
}

QPushButton *DevicePanel::makeEditButton(const QString &text, const char *name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    return button;
}

/** The buttons above, for the device under the mouse, or by the menu key for the chosen one. */
void DevicePanel::openMenu(const QPoint &place)
{
    const QModelIndex index = m_view->indexAt(place);
    if (index.isValid())
        m_view->selectRow(index.row());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("deviceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QPushButton *button : {m_poll, m_add, m_edit, m_remove})
        menu->addAction(button->text(), button, &QPushButton::click)->setEnabled(button->isEnabled());
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

void DevicePanel::setEditable(bool isEditable, const QString &reason)
{
    m_isEditable = isEditable;
    m_whyNotEditable = reason;
    showState();
}

void DevicePanel::setEmptyText(const QString &text, bool isError)
{
    if (text == m_emptyText && isError == m_emptyIsError)
        return;
    m_emptyText = text;
    m_emptyIsError = isError;
    showState();
}

void DevicePanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void DevicePanel::setTimeText(const TimeText &text)
{
    m_reply->setTimeText(text);
}

void DevicePanel::setLogging(bool isLogging)
{
    m_isLogging = isLogging;
    if (!isLogging)
        m_raw->setChecked(false);
    followChoice();
}

void DevicePanel::showExchange(const Exchange &exchange)
{
    if (!m_watched.isEmpty() && exchange.device == m_watched)
        m_reply->showExchange(exchange);
}

QModelIndex DevicePanel::chosen() const
{
    const QModelIndexList rows = m_view->selectionModel()->selectedRows(DeviceStatusModel::DeviceSection);
    return rows.isEmpty() ? QModelIndex() : rows.first();
}

QString DevicePanel::chosenDevice() const
{
    return chosen().data(DeviceStatusModel::NameRole).toString();
}

void DevicePanel::followChoice()
{
    const bool showsRaw = m_raw->isChecked();
    m_reply->setVisible(showsRaw);
    const QString watched = showsRaw ? chosenDevice() : QString();
    if (watched != m_watched || watched.isEmpty())
        m_reply->waitFor(watched.isEmpty() ? QString() : chosen().data().toString());
    if (watched != m_watched) {
        m_watched = watched;
        emit watchWanted(watched);
    }
    showState();
}

void DevicePanel::showState()
{
    const bool hasDevices = m_model.rowCount() > 0;
    m_overlay->setMessage(hasDevices ? QString() : m_emptyText,
                          m_emptyIsError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
    m_add->setEnabled(m_isEditable);
    for (QPushButton *button : {m_edit, m_remove})
        button->setEnabled(m_isEditable && !chosenDevice().isEmpty());
    m_poll->setEnabled(m_isLogging && !chosenDevice().isEmpty());
    m_raw->setEnabled(m_isLogging);
    const QString why = !m_isLogging ? tr("Devices are asked by the process that logs them; this one only shows.")
        : chosenDevice().isEmpty()   ? tr("Choose a device to ask it at once.")
                                     : QString();
    m_note->setText(hasDevices ? why : QString());
    m_poll->setToolTip(m_poll->isEnabled() ? tr("Asks the chosen device once, besides its schedule") : why);
    m_raw->setToolTip(m_isLogging ? tr("What the chosen device is sent and answers, byte for byte") : why);
    m_add->setToolTip(m_isEditable ? tr("Writes a device into the site file, once it was tested") : m_whyNotEditable);
    m_edit->setToolTip(m_isEditable ? tr("Changes the chosen device in the site file") : m_whyNotEditable);
    m_remove->setToolTip(m_isEditable ? tr("Takes the chosen device out of the site file; its readings stay")
                                      : m_whyNotEditable);
    if (!hasDevices)
        return;
    for (int section = 0; section < DeviceStatusModel::SectionCount; ++section) {
        const int before = m_view->columnWidth(section);
        m_view->resizeColumnToContents(section);
        const int fitted = std::min(m_view->columnWidth(section), widest(section));
        m_view->setColumnWidth(section, std::max(before, fitted)); // a person may have widened it
    }
}

} // namespace mtnops
