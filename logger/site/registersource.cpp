// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/site/registersource.h"

#include <algorithm>
#include <limits>

namespace mtnops {

namespace {

constexpr int lastAddress = 65535;

} // namespace

int RegisterSource::size() const
{
    switch (encoding) {
    case RegisterEncoding::UInt16:
    case RegisterEncoding::Int16:
        return 1;
    case RegisterEncoding::UInt32:
    case RegisterEncoding::Int32:
    case RegisterEncoding::Float32:
        return 2;
    case RegisterEncoding::Float64:
        return 4;
    }
    Q_UNREACHABLE();
}

const QStringList &registerEncodings()
{
    static const QStringList names = {u"uint16"_qs, u"int16"_qs,   u"uint32"_qs,
                                      u"int32"_qs,  u"float32"_qs, u"float64"_qs};
    return names;
}

std::optional<RegisterSource> splitRegisterSource(const QString &source)
{
    const qsizetype encoding = source.contains(u' ') ? registerEncodings().indexOf(source.section(u' ', 1)) : 0;
    bool isNumber = false;
    RegisterSource found{.address = source.section(u' ', 0, 0).toInt(&isNumber),
                         .encoding = RegisterEncoding(std::max(encoding, qsizetype(0)))};
    const bool isInside = isNumber && found.address >= 0 && found.address + found.size() - 1 <= lastAddress;
    return encoding >= 0 && isInside ? std::optional(found) : std::nullopt;
}

const QStringList &registerKinds()
{
    static const QStringList names = {u"coils"_qs, u"discrete"_qs, u"holding"_qs, u"input"_qs};
    return names;
}

bool areBits(const QString &kind)
{
    return kind == u"coils" || kind == u"discrete";
}

RegisterSpan spanOf(const QList<ColumnRule> &columns)
{
    int first = std::numeric_limits<int>::max();
    int end = 0;
    for (const ColumnRule &rule : columns) {
        const std::optional<RegisterSource> source = splitRegisterSource(rule.source);
        if (!source)
            continue;
        first = std::min(first, source->address);
        end = std::max(end, source->address + source->size());
    }
    return end == 0 ? RegisterSpan() : RegisterSpan{.first = first, .count = end - first};
}

} // namespace mtnops
