// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/pollprinter.h"

#include "app/console.h"
#include "app/exitcode.h"
#include "models/valuetext.h"

#include <QCoreApplication>

#include <algorithm>

namespace mtnops {

PollPrinter::PollPrinter(Device &device, int polls, QObject *parent) : QObject(parent), m_device(device), m_left(polls)
{
    connect(&device, &Device::exchanged, this, &PollPrinter::printExchange);
    // Values come last, whichever a device tells first.
    connect(&device, &Device::sampleTaken, this, [this](const Sample &sample) { m_sample = sample; });
    // Queued: a device may report the end of a poll from inside the call that began it.
    connect(&device, &Device::pollFinished, this, &PollPrinter::finishPoll, Qt::QueuedConnection);
}

void PollPrinter::start()
{
    m_rejectedBefore = m_device.status().rejected;
    m_elapsed.start();
    m_device.pollNow();
}

void PollPrinter::printExchange(const Exchange &exchange)
{
    const auto shown = [](const QByteArray &bytes) {
        return bytes.isEmpty() ? QStringLiteral("nothing") : escaped(bytes);
    };
    printResult(QStringLiteral("sent      %1").arg(shown(exchange.sent)));
    printResult(QStringLiteral("received  %1").arg(shown(exchange.received)));
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

void PollPrinter::finishPoll(bool succeeded)
{
    if (const std::optional<Sample> sample = std::exchange(m_sample, std::nullopt))
        printSample(*sample);
    const DeviceStatus &status = m_device.status();
    if (succeeded) {
        printResult(QStringLiteral("answered in %1 ms, %2 values refused as out of range or unreadable")
                        .arg(m_elapsed.elapsed())
                        .arg(status.rejected - m_rejectedBefore));
    } else {
        printMessage(QStringLiteral("%1: %2 (%3)").arg(status.device, status.detail, nameOf(status.state)));
    }
    if (--m_left > 0)
        start();
    else
        QCoreApplication::exit(succeeded ? ExitDone : ExitWrong);
}

} // namespace mtnops
