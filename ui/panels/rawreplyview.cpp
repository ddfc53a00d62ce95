// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/rawreplyview.h"

#include "ui/panels/rawbytes.h"

#include <QFontDatabase>
#include <QScrollBar>

#include <algorithm>

namespace mtnops {

namespace {

constexpr qsizetype mostExchanges = 16; // a device that never asks the same twice

} // namespace

RawReplyView::RawReplyView(QWidget *parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("rawReply"));
    setAccessibleName(tr("Raw reply"));
    setReadOnly(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
}

void RawReplyView::waitFor(const QString &title)
{
    m_exchanges.clear();
    m_title = title;
    clear();
    setPlaceholderText(title.isEmpty() ? tr("Choose a device to see what it answers.")
                                       : tr("Waiting for the next poll of %1…").arg(title));
}

void RawReplyView::showExchange(const Exchange &exchange)
{
    const auto same = std::find_if(m_exchanges.begin(), m_exchanges.end(),
                                   [&](const Exchange &known) { return known.sent == exchange.sent; });
    if (same != m_exchanges.end())
        *same = exchange;
    else
        m_exchanges.append(exchange);
    if (m_exchanges.size() > mostExchanges)
        m_exchanges.removeFirst();
    showAll();
}

void RawReplyView::setTimeText(const TimeText &text)
{
    m_timeText = text;
    if (!m_exchanges.isEmpty())
        showAll();
}

void RawReplyView::showAll()
{
    QStringList texts;
    for (const Exchange &each : std::as_const(m_exchanges))
        texts.append(textOf(each));
    const int place = verticalScrollBar()->value();
    setPlainText(texts.join(QStringLiteral("\n\n")));
    verticalScrollBar()->setValue(place);
}

/** With all that is needed to know what it is once it is copied into a message. */
QString RawReplyView::textOf(const Exchange &exchange) const
{
    QStringList lines;
    if (!m_title.isEmpty())
        lines.append(tr("device    %1 (%2)").arg(m_title, exchange.device));
    if (exchange.time != Timestamp())
        lines.append(
            tr("time      %1 %2")
                .arg(m_timeText.write(exchange.time, Duration::zero()), m_timeText.shown().zoneName(exchange.time)));
    lines.append((exchange.isSent ? tr("sent      %1") : tr("not sent  %1")).arg(escapedText(exchange.sent)));
    lines.append(tr("received  %1").arg(escapedText(exchange.received)));
    if (!exchange.problem.isEmpty())
        lines.append(tr("problem   %1").arg(exchange.problem));
    lines.append(hexText(exchange.received));
    return lines.join(u'\n');
}

} // namespace mtnops
