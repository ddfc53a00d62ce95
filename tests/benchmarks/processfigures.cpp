// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/processfigures.h"

#include <QFile>

#include <unistd.h>

namespace mtnops {

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

} // namespace

double processorSeconds(qint64 process)
{
    // man 5 proc: fields 14 and 15, counted from the one behind the parenthesis of the name, which is the third.
    const QByteArray line = readAll(QStringLiteral("/proc/%1/stat").arg(process));
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return (fields.at(11).toDouble() + fields.at(12).toDouble()) / double(::sysconf(_SC_CLK_TCK));
}

double memoryInMegabytes(qint64 process, const QByteArray &field)
{
    for (const QByteArray &line : readAll(QStringLiteral("/proc/%1/status").arg(process)).split('\n')) {
        if (line.startsWith(field))
            return line.mid(field.size()).simplified().split(' ').first().toDouble() / 1024;
    }
    qFatal("no %s", field.constData());
}

} // namespace mtnops
