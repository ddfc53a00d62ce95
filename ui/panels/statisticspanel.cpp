// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/statisticspanel.h"

#include "models/devicetreemodel.h"
#include "models/spantext.h"
#include "models/statisticsmodel.h"
#include "ui/panels/csvtext.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"
#include "ui/panels/statisticsdelegate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace mtnops {

StatisticsPanel::StatisticsPanel(StatisticsModel &model, const DeviceTreeModel &tree, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_measure(new QPushButton(tr("Measure"), this))
    , m_copy(new QPushButton(tr("Copy as CSV"), this))
    , m_end(new QPushButton(tr("End measuring"), this))
    , m_span(new QLabel(this))
    , m_view(new LogTableView(this))
    , m_delegate(new StatisticsDelegate(tree, this))
{
    build();
    connect(m_measure, &QPushButton::clicked, this, &StatisticsPanel::measureWanted);
    connect(m_end, &QPushButton::clicked, this, &StatisticsPanel::endWanted);
    connect(m_copy, &QPushButton::clicked, this, &StatisticsPanel::copyCsv);
    connect(&model, &StatisticsModel::stateChanged, this, &StatisticsPanel::showState);
    connect(&model, &QAbstractItemModel::modelReset, this, &StatisticsPanel::widenColumns);
    connect(&model, &QAbstractItemModel::dataChanged, this, &StatisticsPanel::widenColumns);
    connect(&tree, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &, const QModelIndex &, const QList<int> &roles) { showLooks(roles); });
    showState();
    widenColumns();
}

void StatisticsPanel::build()
{
    m_measure->setObjectName(QStringLiteral("measureButton"));
    m_measure->setToolTip(tr("Set two times on the chart (M) by clicks, or by arrow keys and Return; drag them, and "
                             "Escape takes them away"));
    m_copy->setObjectName(QStringLiteral("copyStatistics"));
    m_end->setObjectName(QStringLiteral("endMeasuring"));
    m_end->setToolTip(tr("Take the two times off the chart, and tell of the whole window (Escape on the chart)"));
    m_span->setObjectName(QStringLiteral("statisticsSpan"));
    m_span->setProperty("role", QStringLiteral("secondary"));
    m_span->setWordWrap(true); // does not keep the window wide
    m_view->setObjectName(QStringLiteral("statisticsTable"));
    m_view->setAccessibleName(tr("Statistics of the columns on the chart"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(m_delegate);
    m_overlay = new OverlayLabel(m_view->viewport());
    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 4);
    top->setSpacing(8);
    top->addWidget(m_measure);
    top->addWidget(m_copy);
    top->addWidget(m_end);
    top->addWidget(m_span, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_view, 1);
}

void StatisticsPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void StatisticsPanel::setTimeText(const TimeText &text)
{
    m_timeText = text;
    showState();
}

void StatisticsPanel::copyCsv() const
{
    QGuiApplication::clipboard()->setText(csvText(m_model));
}

void StatisticsPanel::showState()
{
    const TimeRange span = m_model.measured();
    m_span->setText(
        (m_model.hasCursorSpan() ? tr("Between the cursors: %1 to %2 · Δt %3") : tr("Over the window: %1 to %2 · %3"))
            .arg(m_timeText.write(span.from, span.length()), m_timeText.write(span.to, span.length()),
                 spanText(span.length())));
    m_end->setVisible(m_model.hasCursorSpan());
    const bool hasRows = m_model.rowCount() > 0;
    m_copy->setEnabled(hasRows);
    m_measure->setEnabled(hasRows);
    if (!m_model.errorText().isEmpty())
        m_overlay->setMessage(tr("The statistics cannot be read: %1").arg(m_model.errorText()),
                              OverlayLabel::Kind::Error);
    else
        m_overlay->setMessage(hasRows ? QString() : tr("Tick a column on the left to see its statistics here."));
}

/** What stands before the columns' names is that of the device tree, which tells newest values too. */
void StatisticsPanel::showLooks(const QList<int> &roles)
{
    if (roles.contains(DeviceTreeModel::LineRole) || roles.contains(DeviceTreeModel::StatesRole))
        m_view->viewport()->update();
}

void StatisticsPanel::widenColumns()
{
    for (int section = 0; section < m_model.columnCount(); ++section) {
        const int before = m_view->columnWidth(section);
        m_view->resizeColumnToContents(section);
        m_view->setColumnWidth(section, std::max(before, m_view->columnWidth(section))); // a person may have widened it
    }
}

} // namespace mtnops
