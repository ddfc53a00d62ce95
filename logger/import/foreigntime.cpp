// SPDX-FileCopyrightText: 2026 The mtnops-logger authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logger/import/foreigntime.h"

#include <array>
#include <charconv>
#include <cmath>

namespace mtnops {

namespace {

using namespace std::chrono_literals;

constexpr qint64 microsecondsInDay = 86'400'000'000;
constexpr qint64 unixEpochMjd = 40'587;
constexpr qint64 beginOfYear1 = -62'135'596'800'000'000; // 0001-01-01
constexpr qint64 endOfYear9999 = 253'402'300'800'000'000; // 10000-01-01

constexpr std::array names = {
    QLatin1StringView("iso"),     QLatin1StringView("unix"), QLatin1StringView("unix-ms"),
    QLatin1StringView("unix-us"), QLatin1StringView("mjd"),
};

/** Reads a text from its beginning to its end. */
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_at(text.begin()), m_end(text.end()) { }

    bool isAtEnd() const { return m_at == m_end; }

    bool take(char wanted)
    {
        if (isAtEnd() || *m_at != wanted)
            return false;
        ++m_at;
        return true;
    }

    /** Exactly that many digits, of a number from @p least to @p most. */
    std::optional<int> number(int digits, int least, int most)
    {
        if (m_end - m_at < digits)
            return std::nullopt;
        int number = 0;
        for (int place = 0; place < digits; ++place) {
            const int digit = *m_at++ - '0';
            if (digit < 0 || digit > 9)
                return std::nullopt;
            number = number * 10 + digit;
        }
        return number < least || number > most ? std::nullopt : std::optional(number);
    }

    /** Digits up to the next byte that is none. */
    QByteArrayView digits()
    {
        const char *const from = m_at;
        while (m_at != m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return {from, m_at};
    }

private:
    const char *m_at;
    const char *m_end;
};

/** 0.@p digits in units of 10^-places, rounded. */
qint64 fraction(QByteArrayView digits, int places)
{
    qint64 number = 0;
    for (int place = 0; place < places; ++place)
        number = number * 10 + (place < digits.size() ? digits[place] - '0' : 0);
    return digits.size() > places && digits[places] >= '5' ? number + 1 : number;
}

std::optional<ForeignTime> checked(ForeignTime time)
{
    return time.microseconds < beginOfYear1 || time.microseconds >= endOfYear9999 ? std::nullopt : std::optional(time);
}

/** "Z", "UTC", "+00:00", "-0700", "+02"; in seconds. */
std::optional<int> readOffset(Scanner &scanner)
{
    if (scanner.take('Z'))
        return 0;
    if (scanner.take('U'))
        return scanner.take('T') && scanner.take('C') ? std::optional(0) : std::nullopt;
    const int sign = scanner.take('-') ? -1 : scanner.take('+') ? 1 : 0;
    const std::optional<int> hours = scanner.number(2, 0, 23);
    if (sign == 0 || !hours)
        return std::nullopt;
    if (scanner.isAtEnd())
        return sign * *hours * 3600;
    scanner.take(':');
    const std::optional<int> minutes = scanner.number(2, 0, 59);
    return minutes ? std::optional(sign * (*hours * 3600 + *minutes * 60)) : std::nullopt;
}

/** What stands behind the date: a time of day, in microseconds. */
std::optional<qint64> readClock(Scanner &scanner)
{
    const std::optional<int> hour = scanner.number(2, 0, 23);
    if (!hour || !scanner.take(':'))
        return std::nullopt;
    const std::optional<int> minute = scanner.number(2, 0, 59);
    if (!minute)
        return std::nullopt;
    qint64 time = (*hour * 60 + *minute) * 60'000'000LL;
    if (!scanner.take(':'))
        return time;
    const std::optional<int> second = scanner.number(2, 0, 59);
    if (!second)
        return std::nullopt;
    time += *second * 1'000'000LL;
    if (!scanner.take('.') && !scanner.take(','))
        return time;
    const QByteArrayView digits = scanner.digits();
    return digits.isEmpty() ? std::nullopt : std::optional(time + fraction(digits, 6));
}

std::optional<ForeignTime> readIso(QByteArrayView text)
{
    Scanner scanner(text);
    const std::optional<int> year = scanner.number(4, 1, 9999);
    if (!year || !scanner.take('-'))
        return std::nullopt;
    const std::optional<int> month = scanner.number(2, 1, 12);
    if (!month || !scanner.take('-'))
        return std::nullopt;
    const std::optional<int> day = scanner.number(2, 1, 31);
    if (!day)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(unsigned(*month)),
                                           std::chrono::day(unsigned(*day))};
    if (!date.ok())
        return std::nullopt;
    ForeignTime time{.microseconds = std::chrono::sys_days(date).time_since_epoch() / 1us, .isLocal = true};
    if (scanner.isAtEnd())
        return time;
    if (!scanner.take(' ') && !scanner.take('T'))
        return std::nullopt;
    const std::optional<qint64> clock = readClock(scanner);
    if (!clock)
        return std::nullopt;
    time.microseconds += *clock;
    scanner.take(' ');
    if (scanner.isAtEnd())
        return time;
    const std::optional<int> offset = readOffset(scanner);
    if (!offset || !scanner.isAtEnd())
        return std::nullopt;
    return checked({.microseconds = time.microseconds - *offset * 1'000'000LL, .isLocal = false});
}

/** A plain decimal number, in units of 10^-places. */
std::optional<qint64> readDecimal(QByteArrayView text, int places)
{
    Scanner scanner(text);
    const bool isNegative = scanner.take('-');
    const QByteArrayView whole = scanner.digits();
    if (whole.isEmpty() || whole.size() + places > 18)
        return std::nullopt;
    const QByteArrayView part = scanner.take('.') ? scanner.digits() : QByteArrayView();
    if (!scanner.isAtEnd())
        return std::nullopt;
    qint64 number = 0;
    std::from_chars(whole.begin(), whole.end(), number);
    for (int place = 0; place < places; ++place)
        number *= 10;
    number += fraction(part, places);
    return isNegative ? -number : number;
}

std::optional<ForeignTime> readMjd(QByteArrayView text)
{
    constexpr qint64 unit = 1'000'000'000'000;
    const std::optional<qint64> number = readDecimal(text, 12);
    if (!number)
        return std::nullopt;
    const qint64 day = *number / unit - (*number % unit < 0 ? 1 : 0);
    const qint64 part = *number - day * unit;
    // 86,400,000,000 µs / 10^12 = 54 / 625
    return checked({.microseconds = (day - unixEpochMjd) * microsecondsInDay + (part * 54 + 312) / 625});
}

std::optional<ForeignTime> readUnix(QByteArrayView text, int places)
{
    const std::optional<qint64> number = readDecimal(text, places);
    return number ? checked({.microseconds = *number}) : std::nullopt;
}

} // namespace

QString nameOf(TimeFormat format)
{
    return names[std::size_t(format)];
}

std::optional<TimeFormat> timeFormatFromString(QStringView name)
{
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(TimeFormat(found - names.begin()));
}

const QStringList &timeFormatNames()
{
    static const QStringList list(names.begin(), names.end());
    return list;
}

std::optional<ForeignTime> readForeignTime(QByteArrayView text, TimeFormat format)
{
    text = text.trimmed();
    switch (format) {
    case TimeFormat::Iso:
        return readIso(text);
    case TimeFormat::Unix:
        return readUnix(text, 6);
    case TimeFormat::UnixMilliseconds:
        return readUnix(text, 3);
    case TimeFormat::UnixMicroseconds:
        return readUnix(text, 0);
    case TimeFormat::Mjd:
        return readMjd(text);
    }
    Q_UNREACHABLE();
}

std::optional<TimeFormat> timeFormatOf(QByteArrayView text)
{
    text = text.trimmed();
    if (readIso(text))
        return TimeFormat::Iso;
    const std::optional<qint64> number = readDecimal(text, 0);
    if (!number)
        return std::nullopt;
    if (*number >= 42'000 && *number < 100'000) // 1973 to 2132
        return TimeFormat::Mjd;
    if (*number >= 100'000'000 && *number < 10'000'000'000)
        return TimeFormat::Unix;
    if (*number >= 100'000'000'000 && *number < 10'000'000'000'000)
        return TimeFormat::UnixMilliseconds;
    if (*number >= 100'000'000'000'000 && *number < 10'000'000'000'000'000)
        return TimeFormat::UnixMicroseconds;
    return std::nullopt;
}

QByteArray plainText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        return *static_cast<const QByteArray *>(value.constData());
    case QMetaType::QString:
        return static_cast<const QString *>(value.constData())->toUtf8();
    case QMetaType::Double:
        return QByteArray::number(value.toDouble(), 'f', 12);
    default:
        return value.toString().toUtf8();
    }
}

} // namespace mtnops
