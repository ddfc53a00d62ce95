// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/device/decoders/registersdecoder.h"

#include "logger/device/decoders/columnreader.h"
#include "logger/device/decoders/replytext.h"
#include "logger/site/registersource.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>

namespace mtnops {

namespace {

constexpr int bitsOfRegister = 16;

Result<QList<quint16>> registersOf(QByteArrayView reply)
{
    QList<quint16> registers;
    for (const QString &word : wordsOfReply(reply)) {
        bool isNumber = false;
        registers.append(word.toUShort(&isNumber, 16));
        if (!isNumber)
            return Error{ErrorCode::InvalidInput, QStringLiteral("no registers: %1").arg(quoted(reply))};
    }
    return registers;
}

/** The fewest digits that read back as the same number: a float of 0.1 is no 0.100000001. */
template<typename Real>
QString shortestText(Real number)
{
    std::array<char, 32> text{};
    const std::to_chars_result end = std::to_chars(text.data(), text.data() + text.size(), number);
    return QString::fromLatin1(text.data(), end.ptr - text.data());
}

/** The number that @p words make, the highest first, as text for the rules of values. */
QString textOfNumber(const QList<quint16> &words, RegisterEncoding encoding)
{
    quint64 bits = 0;
    for (const quint16 word : words)
        bits = (bits << bitsOfRegister) | word;
    switch (encoding) {
    case RegisterEncoding::UInt16:
    case RegisterEncoding::UInt32:
        return QString::number(bits);
    case RegisterEncoding::Int16:
        return QString::number(qint16(bits));
    case RegisterEncoding::Int32:
        return QString::number(qint32(bits));
    case RegisterEncoding::Float32:
        return shortestText(std::bit_cast<float>(quint32(bits)));
    case RegisterEncoding::Float64:
        return shortestText(std::bit_cast<double>(bits));
    }
    Q_UNREACHABLE();
}

} // namespace

Decoder::EndFinder RegistersDecoder::endFinder() const
{
    return [](QByteArrayView) { return false; };
}

Result<DecodedReply> RegistersDecoder::read(QByteArrayView reply, const QList<ColumnRule> &columns,
                                            const ReplyFormat &format) const
{
    const Result<QList<quint16>> registers = registersOf(reply);
    if (!registers)
        return registers.error();
    ColumnReader reader(reply);
    for (const ColumnRule &rule : columns) {
        const RegisterSource source = splitRegisterSource(rule.source).value_or(RegisterSource());
        const qsizetype at = source.address - format.firstAddress;
        if (at < 0 || at + source.size() > registers->size()) {
            return Error{ErrorCode::InvalidInput,
                         QStringLiteral("address %1 wanted, and %2 from %3 on found in the reply %4")
                             .arg(source.address)
                             .arg(registers->size())
                             .arg(format.firstAddress)
                             .arg(quoted(reply))};
        }
        QList<quint16> words = registers->sliced(at, source.size());
        if (format.isLowWordFirst)
            std::reverse(words.begin(), words.end());
        reader.add(rule, readText(rule, textOfNumber(words, source.encoding)));
    }
    return std::move(reader).result();
}

} // namespace mtnops
