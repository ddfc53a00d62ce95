// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/tablepanel.h"

#include "models/logsession.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/tabledelegate.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

namespace {

constexpr int widestColumn = 240; // px; a longer label or text is elided

} // namespace

TablePanel::TablePanel(LogSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_devices(new QComboBox(this))
    , m_note(new QLabel(this))
    , m_view(new LogTableView(this))
    , m_delegate(new TableDelegate(this))
{
    m_devices->setObjectName(QStringLiteral("tableDevice"));
    m_devices->setAccessibleName(tr("Device of the table"));
    m_devices->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_note->setProperty("role", QStringLiteral("secondary"));
    m_view->setObjectName(QStringLiteral("logTable"));
    m_view->setAccessibleName(tr("Rows of the device, newest first"));
    m_view->setModel(&session.table());
    m_view->setItemDelegate(m_delegate);
    m_view->horizontalHeader()->setResizeContentsPrecision(50);
    m_overlay = new OverlayLabel(m_view->viewport());
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(10);
    top->addWidget(m_devices);
    top->addWidget(m_note, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
    connect(m_devices, &QComboBox::activated, this,
            [this](int index) { m_session.setTable(m_devices->itemData(index).toString()); });
    connect(&session, &LogSession::catalogChanged, this, &TablePanel::fillDevices);
    connect(&session, &LogSession::tableChanged, this, &TablePanel::showDevice);
    connect(&session.table(), &LogTableModel::stateChanged, this, &TablePanel::showState);
    connect(&session.window(), &TimeWindow::rangeChanged, this, &TablePanel::showState);
    fillDevices();
}

void TablePanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void TablePanel::setTimeText(const TimeText &text)
{
    m_timeText = text;
    m_fittedTable.clear(); // times may need another width
    showState();
}

void TablePanel::fillDevices()
{
    const QSignalBlocker blocker(m_devices);
    m_devices->clear();
    for (const DeviceTable &table : m_session.catalog().tables)
        m_devices->addItem(table.title, table.name);
    showDevice();
}

void TablePanel::showDevice()
{
    m_devices->setCurrentIndex(m_devices->findData(m_session.tableName()));
    m_fittedTable.clear();
    showState();
}

void TablePanel::showState()
{
    const LogTableModel &model = m_session.table();
    m_devices->setVisible(m_devices->count() > 0);
    m_note->setText(
        m_devices->count() == 0 ? tr("No devices")
            : model.isTruncated()
            ? tr("The newest %L1 rows; narrow the window for the older ones").arg(LogTableModel::maximumRows)
            : model.isLoading() && model.rowCount() > 0
            ? tr("Loading…")
            : tr("Times in %1").arg(m_timeText.zoneName(m_session.clock().now())));
    if (!model.errorText().isEmpty()) {
        m_overlay->setMessage(tr("The table cannot be read: %1").arg(model.errorText()), OverlayLabel::Kind::Error);
    } else if (model.rowCount() > 0) {
        m_overlay->setMessage({});
        fitColumns();
    } else if (model.isLoading()) {
        m_overlay->setMessage(tr("Loading…"));
    } else if (model.isEmpty()) {
        const TimeRange range = m_session.window().range();
        m_overlay->setMessage(tr("%1 has no row from %2 to %3.\nChoose a longer window, or another time.")
                                  .arg(model.table().title, m_timeText.write(range.from, range.length()),
                                       m_timeText.write(range.to, range.length())));
    } else {
        m_overlay->setMessage(m_session.hasCatalog() && m_session.catalog().tables.isEmpty()
                                  ? tr("No device has logged yet.")
                                  : QString());
    }
}

void TablePanel::fitColumns()
{
    if (m_fittedTable == m_session.table().table().name)
        return;
    m_fittedTable = m_session.table().table().name;
    m_view->resizeColumnsToContents();
    for (int section = 0; section < m_session.table().columnCount(); ++section)
        m_view->setColumnWidth(section, std::min(m_view->columnWidth(section), widestColumn));
}

} // namespace mtnops
