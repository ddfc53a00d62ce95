// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/pollprinter.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "logger/core/counted.h"
#include "models/valuetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace mtnops {

PollPrinter::PollPrinter(DeviceTrial &trial, int polls, QObject *parent)
    : QObject(parent), m_trial(trial), m_left(polls)
{
    connect(&trial, &DeviceTrial::exchanged, this, &PollPrinter::printExchange);
    connect(&trial, &DeviceTrial::finished, this, &PollPrinter::finishPoll);
}

void PollPrinter::printExchange(const Exchange &exchange)
{
    const auto shown = [](const QByteArray &bytes) {
        return bytes.isEmpty() ? QStringLiteral("nothing") : escaped(bytes);
    };
    printResult((exchange.isSent ? QStringLiteral("sent      ") : QStringLiteral("not sent  ")) + shown(exchange.sent));
    printResult(QStringLiteral("received  ") + shown(exchange.received));
    if (!exchange.problem.isEmpty())
        printResult(QStringLiteral("problem   %1").arg(exchange.problem));
}

void PollPrinter::printSample(const Sample &sample)
{
    const QList<Column> &columns = sample.table->columns;
    qsizetype widest = 0;
    for (const Column &column : columns)
        widest = std::max(widest, column.name.size());
    for (qsizetype index = 0; index < columns.size(); ++index) {
        const Column &column = columns[index];
        const Value &value = sample.values[std::size_t(index)];
        const QString text = isNull(value) ? QStringLiteral("NULL") : valueText(column, value);
        // One arg() for all: a value may hold a "%1" of its own.
        printResult(QStringLiteral("  %1  %2 %3 %4")
                        .arg(column.name.leftJustified(widest), text.rightJustified(14), column.unit.leftJustified(8),
                             column.label));
    }
}

void PollPrinter::finishPoll(const TrialReport &report)
{
    if (report.sample)
        printSample(*report.sample);
    if (report.hasSucceeded) {
        printResult(QStringLiteral("answered in %1 ms, %2 refused as out of range or unreadable")
                        .arg(std::chrono::duration_cast<std::chrono::milliseconds>(report.elapsed).count())
                        .arg(counted(report.rejected, "value")));
        if (report.rows != 1)
            printResult(report.rows == 0 ? QStringLiteral("no new row")
                                         : QStringLiteral("%1 rows, of which the newest is shown").arg(report.rows));
    } else {
        printMessage(
            QStringLiteral("%1: %2 (%3)").arg(report.status.device, report.status.detail, nameOf(report.status.state)));
    }
    if (--m_left > 0)
        m_trial.start();
    else
        QCoreApplication::exit(report.hasSucceeded ? ExitDone : ExitWrong);
}

} // namespace mtnops
