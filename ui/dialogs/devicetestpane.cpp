// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/devicetestpane.h"

#include "models/valuetext.h"
#include "ui/panels/rawreplyview.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

namespace mtnops {

using namespace Qt::StringLiterals;

namespace {

enum Section
{
    NameSection,
    ValueSection,
    UnitSection,
    StateSection,
    SectionCount
};

} // namespace

DeviceTestPane::DeviceTestPane(const Clock &clock, QWidget *parent) : QWidget(parent), m_tester(clock)
{
    build();
    connect(&m_tester, &DeviceTester::exchanged, m_bytes, &RawReplyView::showExchange);
    connect(&m_tester, &DeviceTester::finished, this, &DeviceTestPane::showReport);
    connect(&m_second, &QTimer::timeout, this, &DeviceTestPane::showWaiting);
    connect(m_cancel, &QPushButton::clicked, this, &DeviceTestPane::cancel);
    setRunning(false);
    forget();
}

void DeviceTestPane::build()
{
    m_message = new QLabel(this);
    m_message->setObjectName(u"testMessage"_qs);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setMinimumHeight(2 * fontMetrics().height() + 4); // no jumping when something is said
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(u"testProgress"_qs);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(80);
    m_cancel = new QPushButton(tr("Cancel test"), this);
    m_cancel->setObjectName(u"testCancel"_qs);
    m_cancel->setAutoDefault(false);
    m_bytes = new RawReplyView(this);
    m_bytes->setTabChangesFocus(true);
    m_bytes->setAccessibleName(tr("Bytes sent and received"));
    m_columns = new QTableWidget(0, SectionCount, this);
    m_columns->setObjectName(u"testColumns"_qs);
    m_columns->setAccessibleName(tr("Columns read of the reply"));
    m_columns->setHorizontalHeaderLabels({tr("Column"), tr("Value"), tr("Unit"), tr("State")});
    m_columns->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_columns->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_columns->setTabKeyNavigation(false);
    m_columns->setShowGrid(false);
    m_columns->verticalHeader()->hide();
    m_columns->verticalHeader()->setDefaultSectionSize(22);
    m_columns->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_columns->horizontalHeader()->setStretchLastSection(true);
    m_columns->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto *top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_message, 1);
    top->addWidget(m_progress);
    top->addWidget(m_cancel);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_bytes, 2);
    layout->addWidget(m_columns, 3);
}

void DeviceTestPane::start(const DeviceConfig &config)
{
    m_bytes->waitFor(config.name);
    m_bytes->setPlaceholderText(tr("Nothing was sent or received yet."));
    m_columns->setRowCount(0);
    m_begun.start();
    m_second.start(1000);
    m_tester.start(config);
    setRunning(true);
    showWaiting();
}

void DeviceTestPane::cancel()
{
    if (!m_tester.isRunning())
        return;
    m_tester.cancel();
    setRunning(false);
    showMessage(tr("Cancelled after %1.").arg(ageText(std::chrono::milliseconds(m_begun.elapsed()))), false);
}

void DeviceTestPane::forget()
{
    cancel();
    m_bytes->waitFor({});
    m_bytes->setPlaceholderText(tr("What is sent and what comes back, byte for byte."));
    m_columns->setRowCount(0);
    showMessage(tr("Test asks the device once, before anything is saved. It only reads."), false);
}

void DeviceTestPane::showReport(const TrialReport &report)
{
    setRunning(false);
    const qint64 milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(report.elapsed).count();
    if (report.sample)
        showSample(*report.sample);
    if (!report.hasSucceeded) {
        showMessage(tr("After %1 ms: %2").arg(QString::number(milliseconds), report.status.detail), true);
        return;
    }
    QString text = tr("It answered in %1 ms.").arg(milliseconds);
    if (!report.status.detail.isEmpty())
        text += u' ' + report.status.detail; // of another request
    if (report.rows > 1)
        text += u' ' + tr("%n rows, of which the newest is shown.", nullptr, int(report.rows));
    if (report.rejected > 0)
        text += u' ' + tr("%n values were refused as out of range or unreadable.", nullptr, int(report.rejected));
    showMessage(text, report.rejected > 0 || !report.status.detail.isEmpty());
}

void DeviceTestPane::showSample(const Sample &sample)
{
    const QList<Column> &columns = sample.table->columns;
    m_columns->setRowCount(int(columns.size()));
    for (int row = 0; row < columns.size(); ++row) {
        const Column &column = columns[row];
        const Value &value = sample.values[size_t(row)];
        const QString limit = limitStateText(limitState(column, value));
        auto *number = new QTableWidgetItem(valueText(column, value));
        number->setTextAlignment(isNumberText(column, value) ? Qt::AlignRight | Qt::AlignVCenter
                                                             : Qt::AlignLeft | Qt::AlignVCenter);
        auto *state = new QTableWidgetItem(isNull(value) ? noValueText() : limit.isEmpty() ? tr("good") : limit);
        if (isNull(value))
            state->setToolTip(noValueReason(column));
        auto *name = new QTableWidgetItem(column.name);
        name->setToolTip(column.description.isEmpty() ? column.label : column.description);
        m_columns->setItem(row, NameSection, name);
        m_columns->setItem(row, ValueSection, number);
        m_columns->setItem(row, UnitSection, new QTableWidgetItem(shownUnit(column.unit)));
        m_columns->setItem(row, StateSection, state);
    }
}

void DeviceTestPane::showWaiting()
{
    showMessage(tr("Waiting for the answer, %1…").arg(ageText(std::chrono::milliseconds(m_begun.elapsed()))), false);
}

void DeviceTestPane::showMessage(const QString &text, bool isError)
{
    m_message->setText(text);
    m_message->setProperty("role", isError ? u"error"_qs : QString());
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
}

void DeviceTestPane::setRunning(bool isRunning)
{
    if (!isRunning)
        m_second.stop();
    m_progress->setVisible(isRunning);
    m_cancel->setVisible(isRunning);
    emit runningChanged(isRunning);
}

} // namespace mtnops
