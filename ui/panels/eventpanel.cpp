// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/eventpanel.h"

#include "models/eventmodel.h"
#include "ui/panels/eventdelegate.h"
#include "ui/panels/logtableview.h"
#include "ui/panels/overlaylabel.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <utility>

namespace mtnops {

EventPanel::EventPanel(EventModel &model, QWidget *parent)
    : QWidget(parent), m_model(model), m_view(new LogTableView(this)), m_delegate(new EventDelegate(this))
{
    m_view->setObjectName(QStringLiteral("eventTable"));
    m_view->setAccessibleName(tr("Events, newest first"));
    m_view->setModel(&model);
    m_view->setItemDelegate(m_delegate);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_overlay = new OverlayLabel(m_view->viewport());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(&model, &EventModel::stateChanged, this, &EventPanel::showState);
    showState();
}

void EventPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_view->viewport()->update();
}

void EventPanel::setEmptyText(const QString &text, bool isError)
{
    if (text == m_emptyText && isError == m_emptyIsError)
        return;
    m_emptyText = text;
    m_emptyIsError = isError;
    showState();
}

void EventPanel::showState()
{
    const bool isEmpty = m_model.rowCount() == 0;
    if (!m_model.errorText().isEmpty())
        m_overlay->setMessage(tr("The events cannot be read: %1").arg(m_model.errorText()), OverlayLabel::Kind::Error);
    else if (isEmpty && !m_emptyText.isEmpty())
        m_overlay->setMessage(m_emptyText, m_emptyIsError ? OverlayLabel::Kind::Error : OverlayLabel::Kind::Hint);
    else if (isEmpty)
        m_overlay->setMessage(tr("Nothing happened in this window of time."));
    else
        m_overlay->setMessage({});
    if (!isEmpty)
        widenColumns();
}

void EventPanel::widenColumns()
{
    for (const int section : {EventModel::TimeSection, EventModel::KindSection, EventModel::DeviceSection}) {
        const int before = m_view->columnWidth(section);
        m_view->resizeColumnToContents(section);
        m_view->setColumnWidth(section, std::max(before, m_view->columnWidth(section)));
    }
}

} // namespace mtnops
