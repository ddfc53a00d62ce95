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

QString exchangeText(const Exchange &exchange)
{
    QStringList lines{RawReplyView::tr("sent      %1").arg(escapedText(exchange.sent)),
                      RawReplyView::tr("received  %1").arg(escapedText(exchange.received))};
    if (!exchange.problem.isEmpty())
        lines.append(RawReplyView::tr("problem   %1").arg(exchange.problem));
    lines.append(hexText(exchange.received));
    return lines.join(u'\n');
}

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
    QStringList texts;
    for (const Exchange &each : std::as_const(m_exchanges))
        texts.append(exchangeText(each));
    const int place = verticalScrollBar()->value();
    setPlainText(texts.join(QStringLiteral("\n\n")));
    verticalScrollBar()->setValue(place);
}

} // namespace mtnops
