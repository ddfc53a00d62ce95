// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/core/bytesize.h"

#include <array>
#include <cmath>

namespace mtnops {

namespace {

struct ByteUnit
{
    QLatin1StringView name;
    qint64 bytes;
    bool isDecimal;
};

/** Decimal ones from large to small; "B" last, since the others end with it. */
constexpr std::array byteUnits = {
    ByteUnit{QLatin1StringView("TiB"), 1LL << 40, false},
    ByteUnit{QLatin1StringView("GiB"), 1LL << 30, false},
    ByteUnit{QLatin1StringView("MiB"), 1LL << 20, false},
    ByteUnit{QLatin1StringView("KiB"), 1LL << 10, false},
    ByteUnit{QLatin1StringView("TB"), 1'000'000'000'000, true},
    ByteUnit{QLatin1StringView("GB"), 1'000'000'000, true},
    ByteUnit{QLatin1StringView("MB"), 1'000'000, true},
    ByteUnit{QLatin1StringView("kB"), 1'000, true},
    ByteUnit{QLatin1StringView("B"), 1, true},
};

constexpr double mostBytes = 9e18; // fits into 63 bits

} // namespace

Result<qint64> parseByteSize(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    for (const ByteUnit &unit : byteUnits) {
        if (!trimmed.endsWith(unit.name))
            continue;
        bool isNumber = false;
        const double number = trimmed.chopped(unit.name.size()).trimmed().toDouble(&isNumber);
        const double bytes = number * double(unit.bytes);
        if (!isNumber || !(bytes >= 1) || bytes > mostBytes)
            break;
        return qint64(std::llround(bytes));
    }
    return Error{ErrorCode::InvalidInput,
                 QStringLiteral("\"%1\" is no size: write a positive number and kB, MB, GB or TB, such as \"500MB\" or "
                                "\"2GB\"")
                     .arg(text)};
}

QString formatByteSize(qint64 bytes)
{
    for (const ByteUnit &unit : byteUnits) {
        if (unit.isDecimal && bytes % unit.bytes == 0)
            return QString::number(bytes / unit.bytes) + unit.name;
    }
    Q_UNREACHABLE();
}

QString roundedByteSize(qint64 bytes)
{
    for (const ByteUnit &unit : byteUnits) {
        if (!unit.isDecimal || bytes < unit.bytes)
            continue;
        const double number = double(bytes) / double(unit.bytes);
        const int decimals = unit.bytes == 1 || number >= 100 ? 0 : number >= 10 ? 1 : 2;
        return QString::number(number, 'f', decimals) + u' ' + unit.name;
    }
    return QStringLiteral("0 B");
}

} // namespace mtnops
