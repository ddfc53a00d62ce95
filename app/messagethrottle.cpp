// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/messagethrottle.h"

#include <QHash>
#include <QMutex>
#include <QMutexLocker>

#include <bit>

namespace mtnops {

namespace {

/** Different messages whose repeats are counted; when there are more, all begin anew. */
constexpr qsizetype mostMessages = 1000;

QtMessageHandler passOn = nullptr;

QMutex mutex; // guards the counts
QHash<QByteArray, quint64> counts;

quint64 countOf(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QByteArray key = QByteArray::number(type) + context.category + ' ' + text.toUtf8();
    const QMutexLocker lock(&mutex);
    if (counts.size() >= mostMessages && !counts.contains(key))
        counts.clear();
    return ++counts[key];
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const quint64 count = type == QtFatalMsg ? 1 : countOf(type, context, text);
    if (count == 1)
        passOn(type, context, text);
    else if (std::has_single_bit(count))
        passOn(type, context, QStringLiteral("%1 (%2 times so far)").arg(text, QString::number(count)));
}

} // namespace

void throttleMessages()
{
    passOn = qInstallMessageHandler(handle);
}

} // namespace mtnops
