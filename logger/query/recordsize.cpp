// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/query/recordsize.h"

#include <algorithm>
#include <cmath>

namespace mtnops {

namespace {

constexpr int pageHeader = 8;
constexpr int cellPointer = 2;

int varintBytes(quint64 number)
{
    int bytes = 1;
    for (; number > 127 && bytes < 9; number >>= 7)
        ++bytes;
    return bytes;
}

int integerBytes(qint64 number)
{
    if (number == 0 || number == 1)
        return 0; // its type says it
    for (const int bytes : {1, 2, 3, 4, 6}) {
        const qint64 beyond = qint64(1) << (bytes * 8 - 1);
        if (-beyond <= number && number < beyond)
            return bytes;
    }
    return 8;
}

/** What the value takes, and the number in the record's header that says what it is. */
std::pair<qint64, quint64> contentOf(const QVariant &value)
{
    if (value.isNull())
        return {0, 0};
    if (value.typeId() == QMetaType::QString) {
        const qint64 bytes = value.toString().toUtf8().size();
        return {bytes, quint64(bytes) * 2 + 13};
    }
    if (value.typeId() == QMetaType::Double) {
        // A real without a fraction is stored as an integer.
        const double number = value.toDouble();
        const bool isWhole = std::abs(number) < 140'737'488'355'328.0 && number == std::floor(number);
        return {isWhole ? integerBytes(qint64(number)) : 8, 7};
    }
    return {integerBytes(value.toLongLong()), 1};
}

} // namespace

void RecordSize::add(qint64 key, const QVariantList &values)
{
    qint64 record = 1 + 1; // how long the header is, and the key, which is stored as NULL
    for (const QVariant &value : values) {
        const auto [bytes, type] = contentOf(value);
        record += bytes + varintBytes(type);
    }
    m_bytes += varintBytes(quint64(record)) + varintBytes(quint64(key)) + record + cellPointer;
    ++m_rows;
}

double RecordSize::bytesPerRow(int pageSize) const
{
    if (m_rows == 0)
        return 0;
    const double bytes = double(m_bytes) / double(m_rows);
    const double rowsOfAPage = std::floor((pageSize - pageHeader) / bytes); // rows are appended: pages are full
    return rowsOfAPage > 0 ? pageSize / rowsOfAPage : bytes;
}

} // namespace mtnops
