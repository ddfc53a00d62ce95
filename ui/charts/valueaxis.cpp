// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/valueaxis.h"

#include <QChart>
#include <QValueAxis>

namespace mtnops {

ValueAxis::ValueAxis(QChart &chart) : m_axis(new QValueAxis)
{
    m_axis->setLabelsVisible(false);
    m_axis->setLineVisible(false);
    m_axis->setGridLineVisible(false);
    m_axis->setTickCount(2);
    chart.addAxis(m_axis, Qt::AlignLeft);
}

void ValueAxis::show(const ValueSpan &span)
{
    m_axis->setRange(span.low, span.high);
}

} // namespace mtnops
